import { copyFile, mkdir, readdir, utimes } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Story } from '../wire/story.ts';
import { describeProblem, readCopy } from './copy-files.ts';

/** The copy that the demo shows when none is named. */
export async function listDemoFixtures(): Promise<readonly string[]> {
  const folder = fileURLToPath(new URL('../../fixtures/demo', import.meta.url));
  return (await readdir(folder)).sort().map((name) => join(folder, name));
}

/** The stories in these files as the demo will see them, the files that hold them, and what could not be read, in words. */
export async function previewCopy(
  files: readonly string[],
  capturedAt: number,
): Promise<{
  readonly stories: readonly Story[];
  readonly readable: readonly string[];
  readonly problems: readonly string[];
}> {
  const { readStories } = await import('../read-stories.ts');
  const stories: Story[] = [];
  const readable: string[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const copy = await readCopy(file, capturedAt, capturedAt);
    const read = copy.ok ? readStories(copy.value, 'auto') : copy;
    if (read.ok) {
      stories.push(...read.value);
      readable.push(file);
    } else {
      problems.push(describeProblem(file, read.problem));
    }
  }
  return { stories, readable, problems };
}

/**
 * Puts copies of the files into the wire folder as if they came in a minute apart, the last at `capturedAt` (ms): copy
 * is captured when its file was written, and the demo's clock is not the machine's. Files of one name get a number.
 */
export async function deliverCopy(
  files: readonly string[],
  folder: string,
  capturedAt: number,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [index, file] of files.entries()) {
    const extension = extname(file);
    const path = join(folder, `${basename(file, extension)}-${index + 1}${extension}`);
    const at = (capturedAt - (files.length - 1 - index) * 60_000) / 1_000;
    await copyFile(file, path);
    await utimes(path, at, at);
  }
}

/** Something to ask: the city and the long word that most of the stories have. */
export function chooseQuestions(stories: readonly Story[]): {
  readonly city: string | null;
  readonly word: string | null;
} {
  const citiesOf = ({ dateline }: Story) => dateline?.places.map((place) => place.name) ?? [];
  const wordsOf = ({ paragraphs }: Story) => paragraphs.join(' ').match(/\p{Ll}{10,16}/gu) ?? [];
  return { city: mostCommon(stories.map(citiesOf)), word: mostCommon(stories.map(wordsOf)) };
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
