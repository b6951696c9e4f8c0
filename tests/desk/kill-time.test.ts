import { expect, test } from 'vitest';
import { fileCopy } from '../../src/desk/file-copy.ts';
import { hour, invent, noon } from '../contracts/invent-story.ts';
import { now, sent } from './desk-bench.ts';
import { openEmptyArchive } from './empty-archive.ts';
import { bridge, fire } from './invented-copy.ts';

test('a story ends when its kill came in, also by words that have ended another', async () => {
  const archive = openEmptyArchive();
  const notice = 'Dit bericht komt te vervallen.';
  const wire = (key: string, version: number, hours: number, text: string) =>
    invent({
      ...sent(version, hours, { text }),
      storyKey: key,
      source: `${key}-${version}`,
      ...(version > 1 && { status: 'killed' }),
    });
  const filed = [];
  for (const story of [
    wire('anp:1', 1, 0, bridge),
    wire('anp:1', 2, 1, notice),
    wire('anp:2', 1, 2, fire),
    wire('anp:2', 2, 5, notice),
  ])
    filed.push(...(await fileCopy(archive, [story], now)));
  const [first, , second] = filed.map(({ story }) => story.id);
  for (const [id, hours] of [
    [first, 1],
    [second, 5],
  ] as const) {
    const story = await archive.get(id ?? '');
    expect(story).toMatchObject({ status: 'killed', changedAt: noon + hours * hour });
  }
});
