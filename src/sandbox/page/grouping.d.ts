/** What grouping asks of a message. */
export interface Groupable {
  readonly id: string;
  readonly postedAt: number;
  readonly author: { readonly id: string };
  readonly ephemeral?: boolean;
  readonly repliesTo?: string | null;
  readonly answers?: { readonly command: string | null } | null;
}
/** A line with a date, the line of new messages, or a message. */
export type LaidOut<Message> =
  | { readonly kind: 'day'; readonly at: number; readonly before: string }
  | { readonly kind: 'new' }
  | { readonly kind: 'message'; readonly message: Message; readonly isFollowing: boolean };

/** What a channel shows, from top to bottom. */
export function layOut<Message extends Groupable>(
  messages: readonly Message[],
  dayOf: (at: number) => unknown,
  firstNew: string | null,
): LaidOut<Message>[];

/** Commands that wait, each placed where it belongs by its id. */
export function placeWaiting<
  Item extends { readonly kind: string },
  Waiting extends { readonly interactionId: string },
>(
  items: readonly Item[],
  waiting: readonly Waiting[],
): (Item | { readonly kind: 'waiting'; readonly one: Waiting })[];
