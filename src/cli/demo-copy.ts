import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { captureMoment } from '../capture-moment.ts';
import { judgeEnding } from '../wire/ending.ts';
import type { Story } from '../wire/story.ts';
import { describeProblem, readCopy } from './copy-files.ts';

/** The copy that the demo shows when none is named. */
export async function listDemoFixtures(): Promise<readonly string[]> {
  const folder = fileURLToPath(new URL('../../fixtures/demo', import.meta.url));
  return (await readdir(folder)).sort().map((name) => join(folder, name));
}

/** Copy that the demo was given. */
export interface DemoCopy {
  /** As it was named on the command line. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Reads these files (`-`: standard input). `problems`: what the disk does not give, in words, a line each. */
export async function readCopies(
  files: readonly string[],
): Promise<{ readonly copies: readonly DemoCopy[]; readonly problems: readonly string[] }> {
  const copies: DemoCopy[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const copy = await readCopy(file, 0, 0);
    if (copy.ok) copies.push({ file, bytes: copy.value.bytes });
    else problems.push(describeProblem(file, copy.problem));
  }
  return { copies, problems };
}

/** What is in the copy that the demo was given. */
export interface CopyPreview {
  /** As the demo will see them. */
  readonly stories: readonly Story[];
  readonly readable: readonly DemoCopy[];
  /** What is no wire copy, in words, a line each. */
  readonly problems: readonly string[];
}

/**
 * The stories in this copy. It is captured when it or its name says so, else at `capturedAt` (ms), and not when its file
 * was written: the demo plays on a day of its own.
 */
export async function previewCopy(copies: readonly DemoCopy[], capturedAt: number): Promise<CopyPreview> {
  const { readStories } = await import('../read-stories.ts');
  const stories: Story[] = [];
  const readable: DemoCopy[] = [];
  const problems: string[] = [];
  for (const copy of copies) {
    const { file, bytes } = copy;
    const at = captureMoment(bytes, file, capturedAt);
    const read = readStories({ source: file, bytes, capturedAt: at }, 'auto');
    if (read.ok) {
      stories.push(...read.value);
      readable.push(copy);
    } else {
      problems.push(describeProblem(file, read.problem));
    }
  }
  return { stories, readable, problems };
}

/**
 * Puts the copy into the wire folder as if it came in a minute apart, the last at `capturedAt` (ms). The names get a
 * number before them, since two may be one, and an ending that no program uses for what is unfinished.
 */
export async function deliverCopy(
  copies: readonly DemoCopy[],
  folder: string,
  capturedAt: number,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [index, { file, bytes }] of copies.entries()) {
    const name = file === '-' ? 'standard-input' : basename(file);
    const path = join(folder, `${index + 1}-${name}.copy`);
    // What breaks off would be waited for, in case it is still being written: it came in earlier.
    const isCut = judgeEnding(bytes.subarray(0, 4_096), bytes, bytes.length) === 'cut';
    const at = (capturedAt - (copies.length - 1 - index) * 60_000 - (isCut ? 10 * 60_000 : 0)) / 1_000;
    await writeFile(path, bytes);
    await utimes(path, at, at);
  }
}

/** Words of scripts that have blanks between them. */
const shorter = /(?<!\p{L})[\p{L}--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]]{4,16}(?!\p{L})/gv;

/** What the demo asks; null where the copy has nothing to ask for. */
export interface Questions {
  readonly city: string | null;
  readonly word: string | null;
}

/** Something to ask: the city and the long word that most of the stories have. */
export function chooseQuestions(stories: readonly Story[]): Questions {
  const citiesOf = ({ dateline }: Story) => {
    const names = dateline?.places.map((place) => place.name) ?? [];
    return names.length > 0 ? names : (dateline?.cities ?? []);
  };
  const wordsOf = (pattern: RegExp) =>
    mostCommon(
      stories.map(
        ({ headline, paragraphs }) => [headline ?? '', ...paragraphs].join(' ').match(pattern) ?? [],
      ),
    );
  return {
    city: mostCommon(stories.map(citiesOf)),
    // A long word tells what it is about; in copy of a few lines a shorter one has to do.
    word: wordsOf(/(?<!\p{L})\p{Ll}{10,16}(?!\p{L})/gu) ?? wordsOf(shorter),
  };
}

/** What stands in most of the lists; among those the longest, then the first by letters. Null when all are empty. */
function mostCommon(lists: readonly (readonly string[])[]): string | null {
  const counts = new Map<string, number>();
  for (const value of lists.flatMap((list) => [...new Set(list)])) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || b.length - a.length || (a < b ? -1 : 1));
  return ranked[0]?.[0] ?? null;
}
