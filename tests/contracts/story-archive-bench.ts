import { parseQuery } from '../../src/archive/parse-query.ts';
import type { FindOptions, StoryArchive } from '../../src/archive/story-archive.ts';
import type { ArchivedStory, Story } from '../../src/wire/story.ts';
import { noon } from './invent-story.ts';

/** An archive with its keeping; `reopen` closes it and opens what it kept. */
export interface HeldArchive {
  readonly archive: StoryArchive;
  reopen(): Promise<StoryArchive>;
  close(): Promise<void>;
}

/** What each part of the contract works with: one empty archive a test. */
export interface ArchiveBench {
  readonly archive: StoryArchive;
  /** Closes the archive and opens what it kept, from then on as `archive`. */
  reopen(): Promise<void>;
  /** Files stories as new, at noon. */
  fileAll(...stories: Story[]): Promise<ArchivedStory[]>;
  /** The first paragraphs of what a typed question finds, in their order. */
  texts(typed: string, options?: FindOptions, now?: number): Promise<readonly string[]>;
}

/** As many as one page holds. */
export const many: FindOptions = { limit: 100 };

/** A bench on an open archive. */
export function createBench(held: HeldArchive): ArchiveBench {
  let archive = held.archive;
  return {
    get archive() {
      return archive;
    },
    async reopen() {
      archive = await held.reopen();
    },
    async fileAll(...stories) {
      const filed: ArchivedStory[] = [];
      for (const story of stories) filed.push(await archive.file(story, 'new', noon));
      return filed;
    },
    async texts(typed, options = many, now = noon) {
      const query = parseQuery(typed, noon, 'Europe/Amsterdam');
      if (!query.ok) throw new Error(query.problem.message);
      const { stories } = await archive.find(query.value, options, now);
      return stories.map((story) => story.paragraphs[0] ?? '');
    },
  };
}
