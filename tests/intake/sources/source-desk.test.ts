import { expect, test } from 'vitest';
import { openSourceDesk, type SourceWords } from '../../../src/intake/sources/source-desk.ts';
import type { IntakeDesk } from '../../../src/intake/take-in.ts';
import type { PictureUse } from '../../../src/wire/item.ts';
import type { Story } from '../../../src/wire/story.ts';
import { story } from '../../digest/stories.ts';

/** What becomes of pictures of these three uses by this setting. */
async function usesBy(pictures: SourceWords['pictures']): Promise<readonly (PictureUse | null)[]> {
  const admitted: Story[] = [];
  const desk = {
    admit: async (stories: readonly Story[]) => {
      admitted.push(...stories);
      return [];
    },
  } as unknown as IntakeDesk;
  const said = { url: 'https://img.example.com/1.jpg', alt: null, caption: null, credit: null, rights: null };
  const stories = (['allowed', 'unstated', 'refused'] as const).map((use) => ({
    ...story({ id: use }),
    picture: { ...said, use, from: null, until: null },
  }));
  const source = openSourceDesk(desk, pictures === undefined ? {} : { pictures }, { stories: 0, leads: 0 });
  await source.admit(stories, 0, new Set());
  return admitted.map(({ picture }) => picture?.use ?? null);
}

test('the operator of a source has its pictures shown by their own terms, or none, or those of which nobody speaks', async () => {
  expect(await usesBy(undefined)).toEqual(['allowed', 'unstated', 'refused']);
  expect(await usesBy('when-rights-allow')).toEqual(['allowed', 'unstated', 'refused']);
  expect(await usesBy('always')).toEqual(['allowed', 'allowed', 'refused']);
  expect(await usesBy('never')).toEqual([null, null, null]);
});
