import { createHash } from 'node:crypto';
import type { PictureAsked } from './picture-options.ts';

/** How long (ms) a page can be turned to whose question no button can carry. */
const pageLife = 24 * 3_600_000;

/** A question that a list answers: by which command it was asked, and what was filled in. */
export interface Question {
  readonly command: 'laatste' | 'stad' | 'land' | 'zoek';
  /** The section, empty for all; the city; the country; the words. */
  readonly text: string;
  /** First what is most about the words; newest first where it is not given. */
  readonly order?: 'best';
}

/** Where a page of a list begins. */
export interface PageStart {
  /** How many stories came before it. */
  readonly before: number;
  /** The archive's token of it. */
  readonly after: string;
}

/** A page of a list, with what it takes to turn back from it. */
export interface ListPage {
  readonly question: Question;
  /** Stories at most. */
  readonly count: number;
  /** Where each page from the second on begins, this one's last; none for the first page. */
  readonly starts: readonly PageStart[];
}

/** Pages, and what pictures were asked of, that are too long for a button, by a key that a button can carry. Of nobody: who asked is not in them. */
export interface PageBook {
  /** Keeps it for a day; gives its key, 22 characters without a colon. The same page has the same key. */
  keep(page: ListPage): Promise<string>;
  /** Null for a key whose time is over, and for what is none. */
  read(key: string): Promise<ListPage | null>;
  /** As `keep`, of what a picture was asked of. */
  keepAsked(asked: PictureAsked): Promise<string>;
  /** As `read`. */
  readAsked(key: string): Promise<PictureAsked | null>;
}

/** Small things kept by key for `ttl` ms. Calls reject when the store fails. */
interface PageStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttl: number): Promise<unknown>;
}

/** The pages in a store. */
export function openPageBook(store: PageStore): PageBook {
  async function keep(value: ListPage | PictureAsked): Promise<string> {
    const hash = createHash('sha256').update(JSON.stringify(value)).digest();
    const key = hash.subarray(0, 16).toString('base64url');
    await store.set(key, value, pageLife);
    return key;
  }
  return {
    keep,
    keepAsked: keep,
    async readAsked(key) {
      const asked = (await store.get(key)) as Partial<PictureAsked> | undefined;
      return asked?.span === undefined ? null : (asked as PictureAsked);
    },
    async read(key) {
      const page = (await store.get(key)) as Partial<ListPage> | undefined;
      // One that an older version kept has no way back: it counts as gone.
      return Array.isArray(page?.starts) ? (page as ListPage) : null;
    },
  };
}
