import { describe, expect, test } from 'vitest';
import { layOutDigest } from '../../src/discord/digest-layout.ts';
import { layOutListing } from '../../src/discord/list-layout.ts';
import { layOutStory } from '../../src/discord/story-layout.ts';
import { readWholeWords } from '../../src/discord/whole-words.ts';
import { day, eight, story } from '../digest/stories.ts';

const voice = { language: 'nl', timezone: 'Europe/Amsterdam' } as const;
const readCut = (headline: string | null, ...paragraphs: string[]) =>
  readWholeWords({ headline, paragraphs, dateline: null, truncated: true });

describe('the end of copy that was cut off', () => {
  test.each([
    ['De beurs is dinsdag met klei', 'De beurs is dinsdag met\u00a0…'],
    ['Meer dan 40 schapen,', 'Meer dan 40\u00a0…'],
    ['De wedstrijd begint om 20.', 'De wedstrijd begint om\u00a0…'],
    ['Een prijs voor Kees J.', 'Een prijs voor Kees\u00a0…'],
    ['De brug stamt uit 1931.', 'De brug stamt uit 1931.'],
    ['„De brug is dicht.”', '„De brug is dicht.”'],
    ['klei', ''],
    ['', ''],
    ['東京で新しい橋が開通し', '東京で新しい橋が開通\u00a0…'],
  ])('loses a word that may be half: %s', (cut, whole) => {
    expect(readCut(null, cut).paragraphs).toEqual([whole]);
    expect(readCut(cut).headline).toBe(whole);
    expect(readWholeWords({ headline: cut, paragraphs: [cut], dateline: null, truncated: false })).toEqual({
      headline: cut,
      paragraphs: [cut],
    });
  });

  test('is in the last paragraph that there is; what stands above it is whole', () => {
    expect(readCut('Brug dicht voor onderhoud', 'Tot in ju', 'Daarna n', ' ')).toEqual({
      headline: 'Brug dicht voor onderhoud',
      paragraphs: ['Tot in ju', 'Daarna\u00a0…', ''],
    });
    const { dateline } = story({ id: 'd', from: 'GOES' });
    expect(
      readWholeWords({ headline: 'Brug dicht', paragraphs: [], dateline, truncated: true }).headline,
    ).toBe('Brug dicht');
  });
});

describe('a story that breaks off inside a word', () => {
  const said = { truncated: true, from: 'GOES (ANP)' };
  const lead = story({
    ...said,
    id: 'lead',
    headline: 'Bad open',
    paragraphs: ['Het bad is open.', 'Er komt ee'],
  });
  const brief = story({ ...said, id: 'brief', paragraphs: ['De gemeente Goes deelt dit jaar 500 bo'] });
  const untold = story({ ...said, id: 'untold', paragraphs: ['Bo'] });
  const digest = {
    topic: '',
    from: eight - day,
    to: eight,
    lead,
    briefs: [brief],
    left: { count: 0, orMore: false },
  };
  const { post } = layOutDigest(digest, {
    ...voice,
    topic: { kind: 'all' },
    readOn: '',
    marker: 'm',
    layout: 'embeds',
  });

  test.each([
    ['a digest', post.body],
    ['a list', layOutListing({ title: 'Nieuws', stories: [brief], before: 0, at: eight, next: null }, voice)],
    ['the story itself', layOutStory(brief, 0, voice)],
  ])('is shown without it in %s', (_, shown) => {
    const text = JSON.stringify(shown);
    expect(text).toContain('deelt dit jaar 500\u00a0…');
    expect(text).not.toMatch(/\bbo\b|\bee\b/);
  });

  test('is shown without it in the menu and in the lead', () => {
    const { components, embeds } = post.body as { components: object[]; embeds: { description: string }[] };
    expect(JSON.stringify(components)).toContain('"label":"1. De gemeente Goes deelt dit jaar 500\u00a0…"');
    expect(embeds[0]?.description).toMatch(/Het bad is open\.\n\nEr komt\u00a0…$/);
  });

  test('and of which nothing else is there is called incomplete', () => {
    const { embeds } = layOutListing(
      { title: 'Nieuws', stories: [untold], before: 0, at: eight, next: null },
      voice,
    );
    expect(embeds?.[0]?.description).toContain('**1. GOES** – Bericht nog niet compleet');
  });
});
