import { randomBytes } from 'node:crypto';
import type { PasteReport } from './paste-room.ts';

/** How long (ms) what was pasted waits to be published: as long as Discord lets its preview be changed. */
export const draftLife = 15 * 60_000;

/** How long (ms) it is remembered what became of it: somebody may come back to a preview whose answer was lost. */
const endLife = 7 * 24 * 3_600_000;

/** What somebody pasted, until it is published. */
export interface Draft {
  readonly guildId: string;
  readonly userId: string;
  readonly bytes: Uint8Array;
  /** The moment of pasting, ms since the epoch. */
  readonly capturedAt: number;
  /** For stories that have none of their own. */
  readonly section: string | null;
  /** Whether it was typed into the form, and can be put into it again. */
  readonly isTyped: boolean;
}

/** What pressing a button under a preview comes to. */
export type Settled =
  | { readonly kind: 'published'; readonly report: PasteReport }
  /** It was published by an earlier press. */
  | { readonly kind: 'already' }
  | { readonly kind: 'discarded' }
  /** Publishing it began, its time is over, and nobody knows whether that came to an end. */
  | { readonly kind: 'unsure' }
  /** It is no longer there: too long ago, or thrown away. */
  | { readonly kind: 'gone' };

/** Small things kept by key for `ttl` ms; they outlive the process. Calls reject when the store fails. */
export interface DraftStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttl: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
  /** All entries, as key and value. */
  iterator(): AsyncIterable<unknown>;
}

/** What was pasted and waits. `now`: ms since the epoch. */
export interface PasteDrafts {
  /** Keeps it; gives its id, 22 characters without a colon. */
  keep(draft: Draft): Promise<string>;
  /** Null when it was published, thrown away or too long ago. */
  read(id: string, now: number): Promise<Draft | null>;
  /**
   * Hands it to `take` once: who asks while that goes on gets the same answer. When `take` rejects, so does this, and it
   * can be published again.
   */
  publish(id: string, now: number, take: (draft: Draft) => Promise<PasteReport>): Promise<Settled>;
  discard(id: string, now: number): Promise<Settled>;
  /** How many this person has that wait. */
  countOf(userId: string, now: number): Promise<number>;
  /** Forgets those that wait of which `isMeant` says so. */
  forget(isMeant: (draft: Pick<Draft, 'guildId' | 'userId'>) => boolean): Promise<void>;
}

interface Kept extends Omit<Draft, 'bytes'> {
  /** Base64. */
  readonly bytes: string;
  /** When it was first handed on to be taken in, ms. */
  readonly begunAt?: number;
}

type Entry = Kept | { readonly publishedAt: number };

/** The drafts in a store. One for a store: it sees to it that no draft is published twice. */
export function openDrafts(store: DraftStore): PasteDrafts {
  const settling = new Map<string, Promise<Settled>>();

  async function look(id: string, now: number): Promise<Kept | 'already' | 'unsure' | null> {
    const entry = (await store.get(id)) as Entry | undefined;
    if (entry === undefined) return null;
    if ('publishedAt' in entry) return 'already';
    // The store counts by the machine's clock.
    if (now - entry.capturedAt >= draftLife) return entry.begunAt === undefined ? null : 'unsure';
    return entry;
  }

  function open({ bytes, begunAt: _, ...kept }: Kept): Draft {
    return { ...kept, bytes: Buffer.from(bytes, 'base64') };
  }

  function settle(id: string, now: number, end: (kept: Kept) => Promise<Settled>): Promise<Settled> {
    const going = settling.get(id);
    if (going !== undefined) return going;
    const work = async (): Promise<Settled> => {
      const found = await look(id, now);
      if (found === null) return { kind: 'gone' };
      return typeof found === 'string' ? { kind: found } : end(found);
    };
    const settled = work().finally(() => settling.delete(id));
    settling.set(id, settled);
    return settled;
  }

  async function waiting(): Promise<readonly (readonly [string, Kept])[]> {
    const found: (readonly [string, Kept])[] = [];
    for await (const entry of store.iterator()) {
      const [id, draft] = entry as [string, Entry];
      if (!('publishedAt' in draft)) found.push([id, draft]);
    }
    return found;
  }

  return {
    async keep(draft) {
      const id = randomBytes(16).toString('base64url');
      const bytes = Buffer.from(draft.bytes).toString('base64');
      await store.set(id, { ...draft, bytes } satisfies Kept, draftLife);
      return id;
    },
    async read(id, now) {
      const found = await look(id, now);
      return found === null || typeof found === 'string' ? null : open(found);
    },
    publish: (id, now, take) =>
      settle(id, now, async (kept) => {
        // A crash from here on must not read later as "nothing was published".
        await store.set(id, { ...kept, begunAt: kept.begunAt ?? now } satisfies Entry, endLife);
        const report = await take(open(kept));
        await store.set(id, { publishedAt: now } satisfies Entry, endLife);
        return { kind: 'published', report };
      }),
    discard: (id, now) =>
      settle(id, now, async () => {
        await store.delete(id);
        return { kind: 'discarded' };
      }),
    countOf: async (userId, now) =>
      (await waiting()).filter(([, one]) => one.userId === userId && now - one.capturedAt < draftLife).length,
    async forget(isMeant) {
      for (const [id, draft] of await waiting()) if (isMeant(draft)) await store.delete(id);
    },
  };
}
