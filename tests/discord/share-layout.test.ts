import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DossierEntry } from '../../src/discord/dossier-timeline.ts';
import type { PostEntry } from '../../src/discord/post-entry.ts';
import { layOutMapShare, layOutShare, type ShareVoice } from '../../src/discord/share-layout.ts';
import type { ArchivedStory } from '../../src/wire/story.ts';
import { eight, hour, story } from '../digest/stories.ts';
import { anyStory } from './any-story.ts';
import { type Drawable, draw } from './draw.ts';
import { problemsOfMessage } from './message-problems.ts';

const voice: ShareVoice = {
  language: 'nl',
  timezone: 'Europe/Amsterdam',
  marker: 'deel.0123456789abcdef',
  postedAt: eight,
  of: 'list',
  title: 'Nieuws uit Den Haag',
  sharedBy: '1234',
};
const told = (one: ArchivedStory): PostEntry => ({ kind: 'told', story: one, change: null });
const killed: PostEntry = { kind: 'withdrawn', why: 'killed', at: eight + hour };
const drawn = (entries: readonly PostEntry[], how: Partial<ShareVoice> = {}) =>
  draw(layOutShare(entries, { ...voice, ...how }).post.body as Drawable);
const [bridge, lock] = [
  story({ id: 'brug', headline: 'De brug is open', from: 'DEN HAAG (ANP)' }),
  story({ id: 'sluis', headline: 'De sluis is dicht', from: 'UTRECHT (ANP)' }),
];

test('a list says who shared it, and keeps the numbers of what was withdrawn, without a word of it', () => {
  const text = drawn([told(bridge), killed, told(lock)]);
  expect(text).toContain('-# Gedeeld door <@1234>');
  expect(text).toContain('**1. DEN HAAG** – De brug is open');
  expect(text).toContain('**2.** ~~bericht~~');
  expect(text).toContain('**3. UTRECHT** – De sluis is dicht');
  expect(drawn([told(bridge)], { language: 'en', sharedBy: null })).toContain('-# Shared from an answer');
});

const dossierOf = (...stories: readonly (ArchivedStory | null)[]): readonly DossierEntry[] =>
  stories.map((one, at) =>
    one === null
      ? { kind: 'withdrawn', why: 'killed', at: eight + hour }
      : {
          kind: at === 0 ? 'first' : 'followUp',
          story: one,
          versions: [{ story: one, kind: 'first', at: eight + at * hour }],
        },
  );

test('a dossier keeps its timeline, headed by the first of its stories that may be told', () => {
  const how = { ...voice, of: 'dossier', title: '' } as const;
  const corrected = { story: { ...bridge, revision: 2 }, kind: 'corrected', at: eight + 3 * hour } as const;
  const [first, next] = dossierOf(bridge, lock);
  if (first?.kind !== 'first' || next === undefined) throw new Error('two stories were made');
  const dossier = [{ ...first, versions: [...first.versions, corrected] }, next];
  const text = draw(layOutShare([told(bridge), told(lock)], how, dossier).post.body as Drawable);
  expect(text).toContain('**Dossier: De brug is open**');
  expect(text).toMatch(
    /1\. Eerste bericht\*\* – De brug is open[\s\S]*2\. Vervolg\*\* – De sluis is dicht[\s\S]*Correctie/,
  );
  const left = draw(layOutShare([killed, told(lock)], how, dossierOf(null, lock)).post.body as Drawable);
  expect(left).toContain('**Dossier: De sluis is dicht**');
  expect(left).toContain('sindsdien ingetrokken');
});

test('a dossier that is longer than a message says how much of it follows, and tells of no other story', () => {
  const stories = Array.from({ length: 60 }, (_, n) =>
    story({ id: `s${n}`, headline: `Nieuws ${n} ${'over de lange brug '.repeat(8)}`, from: 'GOES (ANP)' }),
  );
  const how = { ...voice, of: 'dossier' } as const;
  const { post, storyIds } = layOutShare(stories.map(told), how, dossierOf(...stories));
  expect(problemsOfMessage(post.body)).toEqual([]);
  expect(storyIds.length).toBeGreaterThan(5);
  expect(draw(post.body as Drawable)).toContain(`Hierna volgen nog ${60 - storyIds.length} momenten`);
});

test('a story has its first paragraphs and its button; withdrawn it is one line', () => {
  const { post, storyIds } = layOutShare([told(bridge)], { ...voice, of: 'story' });
  expect(storyIds).toEqual(['brug']);
  expect(JSON.stringify(post.body.components)).toContain('lees:deel.0123456789abcdef:brug');
  expect(drawn([killed], { of: 'story' })).toContain('Ingetrokken door het persbureau');
});

test('a story that is a correction says so, once, as the answer does', () => {
  const corrected = { ...bridge, signal: 'correction' } as const;
  expect(drawn([told(corrected)], { of: 'story' })).toContain('-# Dit is een correctie.');
  expect(drawn([told(corrected)], { of: 'story', language: 'en' })).toContain('-# This is a correction.');
  expect(drawn([told(bridge)], { of: 'story' })).not.toContain('correctie');
  const change = { kind: 'corrected', at: eight + hour, before: bridge } as const;
  const since = drawn([{ kind: 'told', story: corrected, change }], { of: 'story' });
  expect(since).toContain('Gecorrigeerd');
  expect(since).not.toContain('Dit is een correctie.');
});

test('a map of which nothing may be told any more has no picture, and is found again by its button', () => {
  const { body, files } = layOutMapShare({ embeds: [], components: [] }, '0 berichten', [killed], voice);
  expect(body).toMatchObject({ embeds: [], attachments: [] });
  expect(files).toBeUndefined();
  expect(JSON.stringify(body.components)).toContain('lees:deel.0123456789abcdef');
});

test('a copy of any stories is one that Discord takes, calls nobody, and can be found again', () => {
  const entry = fc.oneof(
    { weight: 9, arbitrary: anyStory.map(told) },
    { weight: 1, arbitrary: fc.constant(killed) },
  );
  const of = fc.constantFrom('story' as const, 'list' as const, 'dossier' as const);
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 30 }), of, (entries, kind) => {
      const dossier = dossierOf(...entries.map((one) => (one.kind === 'told' ? one.story : null)));
      const shared = layOutShare(entries, { ...voice, of: kind }, dossier).post.body;
      const map = layOutMapShare({ embeds: [], components: [] }, 'vijf', entries, voice).body;
      for (const body of [shared, map]) {
        expect(problemsOfMessage(body)).toEqual([]);
        expect(body.allowed_mentions).toEqual({ parse: [] });
        expect(JSON.stringify(body.components)).toContain('"lees:deel.0123456789abcdef');
      }
    }),
    { numRuns: 40 },
  );
});
