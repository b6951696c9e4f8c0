import { expect } from 'vitest';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import type { Story } from '../../src/wire/story.ts';
import { day, hour, invent, minute, moscow, noon } from '../contracts/invent-story.ts';

/** The stories that are kept in fixtures/archive by each version of the tables, by what they show. */
export const sample = {
  shown: invent({
    headline: 'Hulp voor Oosterhaven',
    text: 'De noodhulpgoederen voor Oosterhaven zijn vanmorgen met een vrachtschip over de rivier aangekomen.',
    cities: ['MOSKOU'],
    places: [moscow],
    section: 'Buitenland',
    storyKey: 'SAMPLE-1',
    publishedAt: noon - hour,
    precision: 'minute',
  }),
  changed: invent({
    text: 'Bij de brand vielen twee gewonden.',
    publishedAt: noon - 2 * hour,
    precision: 'minute',
  }),
  following: invent({ text: 'De brand is geblust.', publishedAt: noon - minute, precision: 'minute' }),
  killed: invent({ text: 'Dit bericht had geen lezer mogen halen.' }),
  withheld: invent({ text: 'Dit bericht wacht nog.', status: 'withheld' }),
  embargoed: invent({ text: 'Straks meer over de begroting.', embargoUntil: noon + hour, cities: ['GOES'] }),
  old: invent({ text: 'Een oude vuurtoren.', publishedAt: noon - 900 * day, precision: 'day' }),
} satisfies Record<string, Story>;

/** Keeps the sample in an empty archive. */
export async function keepSample(archive: StoryArchive): Promise<void> {
  const { following, killed, changed, ...others } = sample;
  for (const story of [...Object.values(others), changed, killed]) await archive.file(story, 'new', noon);
  await archive.file({ ...changed, paragraphs: ['Bij de brand vielen drie gewonden.'] }, 'changed', noon);
  await archive.file(killed, 'killed', noon);
  await archive.admit([following], (story) => ({ filing: 'new', story, follows: changed.id }), noon);
}

/** Holds an archive to be one in which the sample was kept, be it by an earlier Telex; its upkeep has settled. */
export async function expectSample(archive: StoryArchive): Promise<void> {
  const found = async (text: string, now = noon) =>
    (await archive.find({ kind: 'word', text }, { limit: 100 }, now)).stories.map(({ id }) => id);
  expect(await found('hulp')).toEqual([sample.shown.id]);
  expect(await found('gewonden')).toEqual([sample.changed.id]);
  expect(await found('bericht')).toEqual([]);
  expect(await found('begroting')).toEqual([]);
  expect(await found('begroting', noon + hour)).toEqual([sample.embargoed.id]);
  expect(await found('vuurtoren')).toEqual([sample.old.id]);
  expect((await archive.find({ kind: 'all' }, { limit: 100 }, noon)).stories).toHaveLength(4);
  expect(await archive.get(sample.shown.id)).toMatchObject(sample.shown);
  expect((await archive.revisions(sample.changed.id)).map(({ revision }) => revision)).toEqual([1, 2]);
  expect(await archive.followUps(sample.changed.id)).toEqual([sample.following.id]);
  expect(await archive.get(sample.killed.id)).toMatchObject({ status: 'killed' });
  expect(await archive.cities('', 9, noon)).toEqual([{ name: 'Moskou', country: 'RU', stories: 1 }]);
  expect(await archive.sections(noon)).toEqual([{ name: 'Buitenland', stories: 1 }]);
  const resent = invent({ text: `${sample.shown.paragraphs[0]} Meer volgt.`, capturedAt: noon + hour });
  expect((await archive.candidates(resent)).map(({ story }) => story.id)).toEqual([sample.shown.id]);
  expect(await archive.suggest({ kind: 'word', text: 'vuurtorne' }, noon)).toEqual({
    kind: 'word',
    text: 'vuurtoren',
  });
}
