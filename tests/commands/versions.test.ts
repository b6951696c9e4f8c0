import { expect, test } from 'vitest';
import { versionsToRead } from '../../commands/versions.ts';
import { mergeTake } from '../../src/desk/merge-take.ts';
import type { ArchivedStory } from '../../src/wire/story.ts';
import { eight, minute, story } from '../digest/stories.ts';

test('tells a take that goes behind a text from an update and a correction, also where the text was corrected before', () => {
  const sent = (after: number, said: Partial<ArchivedStory>) =>
    story({
      id: 'brug',
      format: 'ninjs',
      storyKey: 'brug',
      headline: 'Brug dicht',
      publishedAt: eight + after * minute,
      capturedAt: eight + after * minute,
      ...said,
    });
  const revisions = [sent(0, { paragraphs: ['De brug is dicht.'] })];
  for (const item of [
    sent(1, { paragraphs: ['De brug bij Goes is dicht.'] }),
    sent(2, { paragraphs: ['De sluis bij Goes is dicht.'], signal: 'correction' }),
    sent(3, { takeKey: '1ST ADD', paragraphs: ['De schippers wachten.'] }),
  ]) {
    const held = revisions.at(-1) ?? item;
    const made = mergeTake(held, item, true);
    expect(made.filing).toBe('changed');
    revisions.push({ ...held, ...made.story, revision: held.revision + 1, changedAt: item.capturedAt });
  }
  expect(versionsToRead(revisions, eight + 10 * minute).map(({ kind }) => kind)).toEqual([
    'first',
    'updated',
    'corrected',
    'added',
  ]);
});
