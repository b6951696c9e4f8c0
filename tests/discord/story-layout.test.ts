import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutListing } from '../../src/discord/list-layout.ts';
import { layOutStory } from '../../src/discord/story-layout.ts';
import { cleanText } from '../../src/discord/text.ts';
import { eight, minute, story } from '../digest/stories.ts';
import { draw } from './draw.ts';
import { problemsOfMessage } from './message-problems.ts';
import { outsideText } from './outside-text.ts';
import { briefs, lead } from './sample-stories.ts';

const voice = { language: 'nl', timezone: 'Europe/Amsterdam' } as const;

describe('a whole story', () => {
  test('reads well', async () => {
    const revised = {
      ...lead,
      revision: 2,
      changedAt: eight - minute,
      byline: 'Door Ina Wiel',
      credit: '© Kade 2025',
    };
    await expect(draw(layOutStory(revised, 0, voice))).toMatchFileSnapshot('pictures/story.nl.md');
  });

  test('that is cut off says so', () => {
    const reply = layOutStory({ ...lead, truncated: true }, 0, { ...voice, language: 'en' });
    expect(reply.embeds[0]?.description).toMatch(/-# This is as far as the story came in\.$/);
  });

  test('that is long has pages, with buttons that know which', () => {
    const paragraphs = Array.from({ length: 30 }, (_, i) => `Alinea ${i}. ${'woord '.repeat(50)}slot ${i}.`);
    const long = { ...lead, paragraphs };
    const pages = [0, 1, 2].map((page) => layOutStory(long, page, voice));
    const ids = pages.map((page) =>
      page.components.flatMap((row) => row.components.map((part) => 'custom_id' in part && part.custom_id)),
    );
    const at = (page: number) => `blad:${long.id}:${page}`;
    const follow = `volg:${long.id}`;
    expect(ids).toEqual([
      [at(1), follow],
      [at(0), at(2), follow],
      [at(1), follow],
    ]);
    expect(pages[1]?.embeds[0]?.footer?.text).toContain('Blad 2 van 3');
    const all = pages.map((page) => page.embeds[0]?.description).join('\n\n');
    for (const paragraph of paragraphs) expect(all).toContain(paragraph);
  });

  test.each([-1, 99, Number.NaN, 0.5])('has no page %s and shows the nearest', (page) => {
    const shown = layOutStory(lead, page, voice);
    expect(shown.embeds[0]?.description).toContain('Wittemeer gaan samen');
  });

  test('of any text loses no word and is one that Discord takes', () => {
    const paragraphs = fc.array(fc.oneof(outsideText, fc.string({ maxLength: 9_000 })), { maxLength: 8 });
    fc.assert(
      fc.property(paragraphs, outsideText, fc.nat(8), (texts, text, before) => {
        const subheads = [0, 1, before].map((at) => ({ text, before: at }));
        const strange = story({
          id: 's',
          headline: text,
          section: text,
          byline: text,
          paragraphs: texts,
          subheads,
        });
        let shown = '';
        for (let page = 0; ; page++) {
          const reply = layOutStory(strange, page, voice);
          expect(problemsOfMessage({ embeds: reply.embeds, components: reply.components })).toEqual([]);
          shown += reply.embeds[0]?.description ?? '';
          if (!JSON.stringify(reply.components).includes(`blad:s:${page + 1}`)) break;
        }
        const letters = (of: string) => of.replace(/[\\\s]/g, '');
        for (const one of texts) {
          // A page may end in the middle of a long paragraph; its ends are there all the same.
          const clean = letters(cleanText(one));
          expect(letters(shown)).toContain(clean.slice(0, 30));
          expect(letters(shown)).toContain(clean.slice(-30));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a list of stories', () => {
  test('reads well', async () => {
    const listing = {
      title: 'Nieuws uit Kade',
      stories: [lead, ...briefs],
      before: 0,
      at: eight,
      next: 'meer:x',
    };
    await expect(draw(layOutListing(listing, voice))).toMatchFileSnapshot('pictures/list.nl.md');
  });

  test('says how many there are when there are no more, and that there are more when some do not fit', () => {
    const long = Array.from({ length: 25 }, (_, i) => story({ id: `s${i}`, headline: '|| '.repeat(49) }));
    const fits = layOutListing(
      { title: 't', stories: long.slice(0, 2), before: 0, at: eight, next: null },
      voice,
    );
    expect(fits.embeds[0]?.description).toMatch(/-# 2 berichten$/);
    const cut = layOutListing({ title: 't', stories: long, before: 0, at: eight, next: null }, voice);
    expect(problemsOfMessage({ embeds: cut.embeds, components: cut.components })).toEqual([]);
    expect(cut.embeds[0]?.description).toContain('er is meer');
  });
});
