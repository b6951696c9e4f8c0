import { randomBytes } from 'node:crypto';
import type { SubscriptionWish } from '../src/delivery/subscription.ts';

/** How long (ms) a subscription that somebody is setting up waits for the next press. */
export const guideLife = 60 * 60_000;

/** A subscription that somebody is setting up. */
export interface GuideDraft {
  readonly guildId: string | null;
  readonly userId: string;
  /** Without who makes it, and when: that is said when it is made. */
  readonly wish: Omit<SubscriptionWish, 'createdBy' | 'createdAt'>;
  /** Whether the thread that was chosen takes posts only from those who may manage threads. */
  readonly isLocked: boolean;
  /** When it was last changed, ms since the epoch. */
  readonly touchedAt: number;
}

/** Small things kept by key for `ttl` ms; they outlive the process. Calls reject when the store fails. */
interface GuideStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttl: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
  /** All entries, as key and value. */
  iterator(): AsyncIterable<unknown>;
}

/** What is being set up. Moments in ms since the epoch. */
export interface GuideDrafts {
  /** Keeps it, under this id or a new one of 22 characters without a colon; gives the id. */
  keep(draft: GuideDraft, id?: string): Promise<string>;
  /** Null when it was made, given up or too long ago. */
  read(id: string, now: number): Promise<GuideDraft | null>;
  drop(id: string): Promise<void>;
  /** Does `work` for this draft, unless that goes on: then its outcome is everybody's who asked. */
  once<T>(id: string, work: () => Promise<T>): Promise<T>;
  /** How many this person has. */
  countOf(userId: string, now: number): Promise<number>;
  /** Forgets those of which `isMeant` says so. */
  forget(isMeant: (draft: GuideDraft) => boolean): Promise<void>;
}

/** The drafts in a store. One for a store: it sees to it that a double press makes one subscription. */
export function openGuideDrafts(store: GuideStore): GuideDrafts {
  const going = new Map<string, Promise<unknown>>();

  /** The store counts by the machine's clock. */
  const lives = ({ touchedAt }: GuideDraft, now: number) => now - touchedAt < guideLife;

  async function all(): Promise<readonly (readonly [string, GuideDraft])[]> {
    const found: (readonly [string, GuideDraft])[] = [];
    for await (const entry of store.iterator()) found.push(entry as [string, GuideDraft]);
    return found;
  }

  return {
    async keep(draft, id = randomBytes(16).toString('base64url')) {
      await store.set(id, draft, guideLife);
      return id;
    },
    async read(id, now) {
      const draft = (await store.get(id)) as GuideDraft | undefined;
      return draft !== undefined && lives(draft, now) ? draft : null;
    },
    drop: async (id) => void (await store.delete(id)),
    once<T>(id: string, work: () => Promise<T>): Promise<T> {
      const known = going.get(id) as Promise<T> | undefined;
      if (known !== undefined) return known;
      const done = work().finally(() => going.delete(id));
      going.set(id, done);
      return done;
    },
    countOf: async (userId, now) =>
      (await all()).filter(([, draft]) => draft.userId === userId && lives(draft, now)).length,
    async forget(isMeant) {
      for (const [id, draft] of await all()) if (isMeant(draft)) await store.delete(id);
    },
  };
}
