import fc from 'fast-check';
import type { BriefGroup } from '../../src/digest/digest.ts';
import type { ArchivedStory } from '../../src/wire/story.ts';
import { anyCharacter } from '../any-character.ts';
import { eight, story } from '../digest/stories.ts';
import { outsideText } from './outside-text.ts';

const anyText = fc.oneof(outsideText, fc.constant(''), fc.string({ maxLength: 6_000, unit: anyCharacter }));
const orNone = fc.option(anyText, { nil: null });
const shown = {
  url: 'https://img.example.com/1.jpg',
  rights: null,
  use: 'allowed',
  from: null,
  until: null,
} as const;
/** A story with any text in any of its fields. */
export const anyStory: fc.Arbitrary<ArchivedStory> = fc
  .record({
    id: fc.uuid(),
    headline: fc.option(anyText, { nil: null }),
    section: fc.option(anyText, { nil: null }),
    paragraphs: fc.array(anyText, { maxLength: 6 }),
    cities: fc.array(outsideText, { minLength: 1, maxLength: 3 }),
    agencies: fc.array(outsideText, { maxLength: 3 }),
    publishedAt: fc.option(fc.integer({ min: 0, max: eight }), { nil: null }),
    precision: fc.constantFrom('minute', 'hour', 'day', 'week', 'month', 'year'),
    dateline: fc.boolean(),
    picture: fc.option(fc.record({ alt: orNone, caption: orNone, credit: orNone }), { nil: null }),
  })
  .map(({ cities, agencies, dateline, picture, ...said }) => ({
    ...story({ ...said }),
    ...(picture && { picture: { ...shown, ...picture } }),
    dateline: dateline ? { raw: '', cities, agencies, places: [] } : null,
  }));

/** So many briefs in groups of seven under any name; from six briefs on. */
export function groupsOf(count: number, key: string): readonly BriefGroup[] | undefined {
  if (count < 6) return undefined;
  return Array.from({ length: Math.ceil(count / 7) }, (_, at) => ({
    by: at === 0 ? 'section' : 'country',
    key,
    count: Math.min(7, count - 7 * at),
  }));
}
