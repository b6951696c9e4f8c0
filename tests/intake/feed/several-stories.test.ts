import { describe, expect, test } from 'vitest';
import type { WireItem } from '../../../src/wire/item.ts';
import { atom, bridge, openFeed } from './open-feed.ts';

const told = (items: readonly WireItem[]) =>
  items.map(({ storyKey, headline, dateline, paragraphs, status }) => [
    storyKey,
    headline,
    dateline?.cities.join() ?? null,
    paragraphs.join(' '),
    status,
  ]);
const html = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const paris = '<p>PARIJS (ANP/AFP) - De premier treedt af. Dat meldt zijn kantoor.</p>';
const berlin = '<p>BERLIJN (ANP/DPA) - De trein staakt weer. Reizigers moeten wachten.</p>';
const overview = (text: string, more: object = {}) => ({
  ...bridge,
  title: 'Kort nieuws',
  text: html(text),
  ...more,
});

describe('an entry with several datelines', () => {
  test('is a story for each, under a key of its own, and the title of an overview is none’s', async () => {
    const { items } = await openFeed().look(atom([overview(`${paris}<h3>Stilstand</h3>${berlin}`)]));
    expect(told(items)).toEqual([
      ['b-1#parijs', null, 'PARIJS', 'De premier treedt af. Dat meldt zijn kantoor.', 'usable'],
      ['b-1#berlijn', 'Stilstand', 'BERLIJN', 'De trein staakt weer. Reizigers moeten wachten.', 'usable'],
    ]);
  });

  test('keeps its title and its key for the story that the title is about', async () => {
    const { items } = await openFeed().look(
      atom([overview(`${paris}<p>Hij blijft lid.</p>${berlin}`, { title: 'Premier treedt af' })]),
    );
    expect(told(items)).toEqual([
      [
        'b-1',
        'Premier treedt af',
        'PARIJS',
        'De premier treedt af. Dat meldt zijn kantoor. Hij blijft lid.',
        'usable',
      ],
      ['b-1#berlijn', null, 'BERLIJN', 'De trein staakt weer. Reizigers moeten wachten.', 'usable'],
    ]);
  });

  test('goes on with each story when another is put above it', async () => {
    const feed = openFeed();
    await feed.look(atom([overview(paris + berlin)]));
    const rome = '<p>ROME (ANP/AFP) - De paus reist naar Malta. Hij blijft drie dagen.</p>';
    const { items } = await feed.look(atom([overview(rome + paris + berlin)]));
    expect(items.map(({ storyKey }) => storyKey)).toEqual(['b-1#rome', 'b-1#parijs', 'b-1#berlijn']);
  });

  test('ends all of them when the feed takes it back, and when its text is withdrawn', async () => {
    for (const end of ['deletion', 'text'] as const) {
      const feed = openFeed();
      await feed.look(atom([overview(paris + berlin, { title: 'Premier treedt af' })]));
      const { items } =
        end === 'deletion'
          ? await feed.look(atom([], '<at:deleted-entry ref="b-1" when="2026-11-20T12:01:00Z"/>'))
          : await feed.look(
              atom([
                overview('<p>KILL KILL KILL</p><p>ANP trekt dit bericht in.</p>', {
                  title: 'Premier treedt af',
                }),
              ]),
            );
      const dead = items.filter(({ status }) => status === 'killed').map(({ storyKey }) => storyKey);
      expect(dead.toSorted()).toEqual(['b-1', 'b-1#berlijn']);
    }
  });

  test('is held back as a whole by an embargo that stands above all of it', async () => {
    const { items } = await openFeed().look(
      atom([overview(`<p>EMBARGO TOT 21 NOVEMBER 2026 06.00 UUR</p>${paris}${berlin}`)]),
    );
    expect(items.map(({ embargoUntil }) => embargoUntil)).toEqual([
      Date.parse('2026-11-21T05:00:00Z'),
      Date.parse('2026-11-21T05:00:00Z'),
    ]);
  });

  test('is one story where only a place stands at the second paragraph', async () => {
    const { items } = await openFeed().look(
      atom([overview(`<p>GOES (ANP) - De uitslagen van zaterdag.</p><p>HOEK - KLOETINGE 2-1</p>`)]),
    );
    expect(items).toHaveLength(1);
  });
});

test('a title that is all an entry has keeps no dateline in its headline', async () => {
  const { items } = await openFeed().look(atom([{ ...bridge, title: 'GOES (ANP) - Brug dicht', text: '' }]));
  expect(told(items)).toEqual([['b-1', 'Brug dicht', 'GOES', '', 'usable']]);
});
