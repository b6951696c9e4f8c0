/** A channel as the page knows it; a thread has its channel in `thread.parentId`. */
export interface Place {
  readonly id: string;
  readonly type: number;
  readonly categoryId?: string | null;
  readonly messages: readonly { readonly postedAt: number }[];
  readonly thread?: { readonly parentId: string; readonly archived: boolean };
}

export const CATEGORY: number;

/** What the list at the left shows of a server's channels, in order; categories are among them. */
export function listPlaces<Shown extends Place>(channels: readonly Shown[], openId: string): Shown[];

export function threadsIn<Shown extends Place>(channels: readonly Shown[], channelId: string): Shown[];

export function isForum(channel: Place | undefined): boolean;
