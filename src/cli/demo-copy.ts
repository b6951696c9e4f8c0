import { copyFile, mkdir, readdir, utimes } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readStories } from '../newsroom.ts';
import type { Story } from '../wire/story.ts';
import { describeProblem, readCopy } from './copy-files.ts';

/** The copy that the demo shows when none is named. */
export async function listDemoFixtures(): Promise<readonly string[]> {
  const folder = fileURLToPath(new URL('../../fixtures/demo', import.meta.url));
  return (await readdir(folder)).sort().map((name) => join(folder, name));
}

/** The stories in these files as the demo will see them, and what could not be read, in words. */
export async function previewCopy(
  files: readonly string[],
  capturedAt: number,
): Promise<{ readonly stories: readonly Story[]; readonly problems: readonly string[] }> {
  const stories: Story[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const copy = await readCopy(file, capturedAt, capturedAt);
    const read = copy.ok ? readStories(copy.value, 'auto') : copy;
    if (read.ok) stories.push(...read.value);
    else problems.push(describeProblem(file, read.problem));
  }
  return { stories, problems };
}

/**
 * Puts copies of the files into the wire folder as if they came in at `capturedAt` (ms): copy is captured when its file
 * was written, and the demo's clock is not the machine's. Files of one name get a number.
 */
export async function deliverCopy(
  files: readonly string[],
  folder: string,
  capturedAt: number,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [number, file] of files.entries()) {
    const extension = extname(file);
    const path = join(folder, `${basename(file, extension)}-${number + 1}${extension}`);
    await copyFile(file, path);
    await utimes(path, capturedAt / 1_000, capturedAt / 1_000);
  }
}

/** Something to ask: a city that a story comes from, and a long word that several stories have. */
export function chooseQuestions(stories: readonly Story[]): {
  readonly city: string | null;
  readonly word: string | null;
} {
  const first = stories.find((story) => (story.dateline?.cities.length ?? 0) > 0);
  const city = first?.dateline?.places[0]?.name ?? first?.dateline?.cities[0] ?? null;
  const counts = new Map<string, number>();
  for (const story of stories) {
    const words = new Set(story.paragraphs.join(' ').match(/\p{Ll}{10,16}/gu));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([a, n], [b, m]) => m - n || b.length - a.length || (a < b ? -1 : 1));
  return { city, word: best?.[0] ?? null };
}
