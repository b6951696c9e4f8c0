import type { Amended, ChatGateway, Post, SendProblem, Sent } from '../../src/delivery/chat-gateway.ts';
import type { ComposeDigest, DigestOrder, RenderOrder, RenderPost } from '../../src/delivery/compose.ts';
import { createDispatcher, type Dispatcher, type DispatcherParts } from '../../src/delivery/dispatcher.ts';
import type { Ledger } from '../../src/delivery/ledger.ts';
import { createSqliteLedger } from '../../src/delivery/ledger-sqlite.ts';
import { createPlanner, type Planner } from '../../src/delivery/planner.ts';
import { createChangeReader } from '../../src/delivery/read-changes.ts';
import type { Subscription, SubscriptionStore } from '../../src/delivery/subscription.ts';
import { createKeyvSubscriptions } from '../../src/delivery/subscriptions-keyv.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { openKeyv } from '../../src/store/keyv-sqlite.ts';
import type { Problem } from '../../src/wire/problem.ts';
import { recipeOf, TestWire } from './test-wire.ts';

/** Spans of time in ms. */
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** A moment in ISO 8601 as ms since the epoch. */
export const at = (iso: string) => Date.parse(iso);

/** A story as far as delivery sees it: an id and when it was news, ms since the epoch. */
export interface WireStory {
  readonly id: string;
  readonly at: number;
}

/** A channel's message, as the chat keeps it. */
export interface ChatMessage {
  readonly id: string;
  readonly channelId: string;
  readonly nonce: string;
  body: Post['body'];
}

/** What a call of `send` meets: `lost` creates the message and loses the answer. */
export type Weather = 'fine' | 'lost' | SendProblem;

/** The delivery room on a database in memory, with copy that the test writes and a chat that the test breaks. */
export interface TestRoom {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly subscriptions: SubscriptionStore;
  readonly planner: Planner;
  readonly stories: WireStory[];
  /** Every order that was composed, in order. */
  readonly orders: DigestOrder[];
  readonly problems: Problem[];
  readonly wire: TestWire;
  readonly chat: TestChat;
  /** Replaces how a digest is composed. */
  compose: ComposeDigest;
  /** Replaces how a message is rendered. */
  render: RenderPost;
  /** Every rendering that was asked for, in order. */
  readonly renderings: RenderOrder[];
  /** Plans what the changes of the wire mean. */
  readChanges(now: number): Promise<void>;
  subscribe(wish?: Partial<Subscription>): Promise<Subscription>;
  /** A dispatcher; without `sleep` it never wakes by itself. */
  dispatcher(parts?: Partial<DispatcherParts>): Dispatcher;
  close(): void;
}

/** A digest of all stories of the window that the channel has not had, five at most. */
function composing(stories: readonly WireStory[]): ComposeDigest {
  return async ({ edition, hadBefore }) => {
    const window = stories.filter((story) => story.at > edition.carryFrom && story.at <= edition.slot);
    const had = await hadBefore(window.map((story) => story.id));
    const storyIds = window.filter((story) => !had.has(story.id)).map((story) => story.id);
    if (storyIds.length === 0) return null;
    return recipeOf(storyIds.slice(0, 5));
  };
}

/** The delivery room, empty, with nothing running. */
export function openRoom(): TestRoom {
  const db = openDatabase(':memory:');
  const ledger = createSqliteLedger(db);
  const subscriptions = createKeyvSubscriptions(openKeyv(db, 'subscriptions'), (id) =>
    ledger.withdraw(id, 0),
  );
  const stories: WireStory[] = [];
  const orders: DigestOrder[] = [];
  const problems: Problem[] = [];
  const renderings: RenderOrder[] = [];
  const wire = new TestWire();
  const chat = new TestChat();
  const report = (problem: Problem) => void problems.push(problem);
  const room: TestRoom = {
    db,
    ledger,
    subscriptions,
    stories,
    orders,
    problems,
    wire,
    chat,
    compose: composing(stories),
    render: wire.render,
    renderings,
    readChanges: createChangeReader(wire, ledger),
    planner: createPlanner({
      subscriptions,
      ledger,
      report,
      compose: (order) => {
        orders.push(order);
        return room.compose(order);
      },
    }),
    subscribe: (wish = {}) =>
      subscriptions.add({
        guildId: 'g1',
        channelId: 'c1',
        topic: '',
        schedule: '0 8 * * *',
        timezone: 'UTC',
        language: 'nl',
        briefs: 12,
        createdBy: 'u1',
        createdAt: 0,
        ...wish,
      }),
    dispatcher: (parts = {}) =>
      createDispatcher({
        ledger,
        gateway: chat,
        render: (order) => {
          renderings.push(order);
          return room.render(order);
        },
        recall: async ({ storyIds }) => recipeOf(storyIds).recipe,
        report,
        random: () => 0.5,
        sleep: () => () => {},
        ...parts,
      }),
    close: () => void db.close(),
  };
  return room;
}

/** A chat that keeps its promises as Discord does, as long as the weather is fine. */
export class TestChat implements ChatGateway {
  messages: ChatMessage[] = [];
  /** All calls, in order: `send c1` and `findSent c1`. */
  readonly calls: string[] = [];
  /** By channel, what the next calls meet; after them it is fine. */
  readonly weather = new Map<string, Weather[]>();
  /** Nonces that the chat still knows; a test empties it to let the minutes pass. */
  readonly nonces = new Map<string, string>();
  /** By channel, what the next edits and deletions meet: they are not carried out. */
  readonly amending = new Map<string, SendProblem[]>();
  lookUp: 'fine' | SendProblem = 'fine';
  /** When set, a call waits for it before it answers. */
  gate: (channelId: string) => Promise<void> = async () => {};
  inFlight = 0;
  mostInFlight = 0;

  async send(channelId: string, post: Post, nonce: string): Promise<Sent> {
    this.calls.push(`send ${channelId}`);
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    await this.gate(channelId);
    this.inFlight -= 1;
    const weather = this.weather.get(channelId)?.shift() ?? 'fine';
    if (typeof weather === 'object') return { ok: false, problem: weather };
    const messageId = this.nonces.get(nonce) ?? this.#create(channelId, post, nonce);
    return weather === 'fine' ? { ok: true, messageId } : { ok: false, problem: answerLost };
  }

  async findSent(channelId: string, marker: string) {
    this.calls.push(`findSent ${channelId}`);
    if (this.lookUp !== 'fine') return { ok: false as const, problem: this.lookUp };
    const found = this.messages.find((one) => one.channelId === channelId && one.body.marker === marker);
    return { ok: true as const, messageId: found?.id ?? null };
  }

  edit(channelId: string, messageId: string, post: Post): Promise<Amended> {
    return this.#amend('edit', channelId, messageId, (message) => {
      message.body = post.body;
    });
  }

  remove(channelId: string, messageId: string): Promise<Amended> {
    return this.#amend('remove', channelId, messageId, (message) => {
      this.messages = this.messages.filter((one) => one !== message);
    });
  }

  async #amend(what: string, channelId: string, messageId: string, work: (message: ChatMessage) => void) {
    this.calls.push(`${what} ${channelId}`);
    await this.gate(channelId);
    const problem = this.amending.get(channelId)?.shift();
    if (problem !== undefined) return { ok: false as const, problem };
    const message = this.messages.find((one) => one.channelId === channelId && one.id === messageId);
    if (message === undefined) return { ok: false as const, problem: noMessage };
    work(message);
    return { ok: true as const };
  }

  /** What stands in a channel, as texts. */
  textsOf(channelId: string): unknown[] {
    return this.messages.filter((one) => one.channelId === channelId).map((one) => one.body.content);
  }

  #created = 0;
  #create(channelId: string, post: Post, nonce: string): string {
    this.#created += 1;
    const id = `m${this.#created}`;
    this.messages.push({ id, channelId, nonce, body: post.body });
    this.nonces.set(nonce, id);
    return id;
  }
}

/** Problems of the kinds that a gateway tells of. */
export const answerLost: SendProblem = {
  code: 'unreachable',
  message: 'The answer was lost.',
  retryable: true,
  uncertain: true,
};
export const down: SendProblem = { code: 'unreachable', message: 'Away.', retryable: true, uncertain: false };
export const forbidden: SendProblem = {
  code: 'missing-permissions',
  message: 'The bot may not post there.',
  retryable: false,
  uncertain: false,
};
export const badBody: SendProblem = {
  code: 'refused',
  message: 'Bad form.',
  retryable: false,
  uncertain: false,
};
export const faulty: SendProblem = {
  code: 'odd',
  message: 'Something odd.',
  retryable: true,
  uncertain: false,
};
export const noMessage: SendProblem = {
  code: 'unknown-message',
  message: 'It is not there.',
  retryable: false,
  uncertain: false,
};
