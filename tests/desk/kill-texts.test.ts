import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toStory } from '../../src/desk/identity.ts';
import { iptc7901Reader } from '../../src/wire/iptc7901/reader.ts';
import { now, ordersOf, slugged, takeCopies, takeStories } from './desk-bench.ts';
import { bridge, type Told } from './invented-copy.ts';

const jam = slugged(-2, {
  headline: 'File op de ringweg',
  sequence: '0411',
  text: 'Op de ringweg van Oosterhaven staat een file van tien kilometer door een botsing van twee bestelbussen.',
});
const train = slugged(-1, {
  headline: 'Verkeersongeval',
  sequence: '0412',
  text: 'Tussen Noorderdijk en Westerdam rijden geen treinen door een kapotte bovenleiding, zegt de vervoerder.',
});
const kill = (told: Told): Told => slugged(0, { status: 'killed', takeKey: 'KILL', ...told });
const headlines = (shown: readonly { readonly headline: string | null }[]) =>
  shown.map(({ headline }) => headline).toSorted();

/** The messages of the fixture, as one file of them comes in. */
function readFixture() {
  const path = '../../fixtures/iptc7901/parts-and-a-kill-with-a-reason.txt';
  // On a day before the moment at which these tests are told.
  const bytes = Buffer.from(
    readFileSync(new URL(path, import.meta.url), 'latin1').replaceAll(' Jul 26', ' May 25'),
  );
  const copy = { source: 'parts.txt', bytes, capturedAt: now };
  const read = iptc7901Reader.parse(copy);
  return read.ok ? read.value.map((item) => toStory(item, copy)) : [];
}

test('A kill that gives a reason ends the parts of a story that came in one file with it, in whatever order', async () => {
  const [main, second, third, end] = readFixture().map((story) => [story]);
  const parts = [main ?? [], second ?? [], third ?? []];
  for (const order of ordersOf(parts)) {
    const { shown } = await takeStories([order.flat()]);
    expect(shown.map(({ paragraphs }) => paragraphs.length)).toEqual([3]);
    expect(shown[0]?.paragraphs[1]).toContain('Baltic');
  }
  for (const order of ordersOf([...parts, end ?? []])) {
    expect((await takeStories([order.flat()])).shown).toEqual([]);
  }
});

describe('A kill that gives a reason', () => {
  test.each([
    'Please kill our story. It was sent in error.',
    'Please kill this item; it contains an inaccurate quotation and was filed prematurely.',
    'Kill the story slugged Verkeer, because the source turned out to be wrong.',
    'Editors: a kill is mandatory. The story is erroneous. We apologise for the inconvenience.',
    'EDITORS: Disregard the story slugged Verkeer. It was moved by mistake. A substitute will be sent.',
    'Redacties: dit bericht vervalt. Het werd per abuis verstuurd.',
    'Gelieve bovenstaand artikel niet te gebruiken wegens onjuistheden. Onze excuses voor het ongemak.',
    'Ons eerdere bericht is ingetrokken omdat de minister ontkent dat hij dit gezegd heeft.',
    'Bitte verwenden Sie unsere Meldung nicht. Sie wurde versehentlich gesendet.',
    'Achtung Redaktionen: Die Meldung wird zurückgezogen, weil die Angaben nicht stimmen.',
    'Prière de ne pas utiliser notre dépêche, diffusée par erreur.',
    'Annulation: cette dépêche contient une erreur sur le nom de la victime.',
  ])('leaves nothing of its slug to be seen, whichever comes first: %s', async (text) => {
    for (const told of [{ text }, { paragraphs: [], editorNote: text }, { headline: text, paragraphs: [] }]) {
      for (const order of ordersOf([[jam], [kill(told)]])) {
        expect((await takeCopies(order)).shown).toEqual([]);
        expect((await takeCopies([...order, ...order])).shown).toEqual([]);
      }
      expect((await takeCopies([[jam], [train], [kill(told)]])).shown).toEqual([]);
    }
  });

  test('without naming anything ends the story for good', async () => {
    const told = kill({ text: 'Please kill our story. It was sent in error.' });
    const { filings, shown } = await takeCopies([[jam], [told], [{ ...jam, capturedAt: 0 }]]);
    expect(filings).toEqual([['new'], ['killed'], ['known']]);
    expect(shown).toEqual([]);
  });
});

describe('A kill that names one of two stories of its slug', () => {
  test.each([
    ['its headline behind a label', { headline: 'KILL: Verkeersongeval' }],
    ['its number', { text: 'Bitte verwenden Sie die Meldung 0412 nicht.' }],
    ['its headline among reasons', { headline: 'STORNO Verkeersongeval' }],
  ])('leaves the other, by %s', async (_, told) => {
    for (const order of [
      [[jam], [train], [kill(told)]],
      [[train], [jam], [kill(told)]],
    ]) {
      expect(headlines((await takeCopies(order)).shown)).toEqual(['File op de ringweg']);
      expect(headlines((await takeCopies([...order, ...order])).shown)).toEqual(['File op de ringweg']);
    }
  });

  test('leaves the other by the headline in an English sentence', async () => {
    const told = kill({
      text: 'Editors: the story headlined File op de ringweg is wrong. A kill is mandatory.',
    });
    for (const order of ordersOf([[jam], [train], [told]])) {
      expect(headlines((await takeCopies(order)).shown)).toEqual(['Verkeersongeval']);
    }
  });
});

describe('A kill under a headline of its own', () => {
  test.each([
    'KILL: verkeersongeval',
    'KILL: Vertraging',
    'KILL: Bestelbussen rijden elkaar klem',
    'KILL: Chaos voor forenzen',
  ])('leaves nothing to be seen of a story in other words: %s', async (headline) => {
    for (const order of ordersOf([[jam], [kill({ headline, paragraphs: [] })]])) {
      expect((await takeCopies(order)).shown).toEqual([]);
    }
  });
});

describe('What was sent before a kill and comes after it', () => {
  const end = kill({ headline: 'File op de ringweg' });

  test.each([
    ['a lead', { takeKey: '1ST LEAD', headline: 'Ringweg weer vrij', text: bridge }],
    ['an add', { takeKey: '1ST ADD', headline: null, text: bridge }],
  ])('is dead: %s', async (_, told) => {
    for (const order of ordersOf([[jam], [end], [slugged(-1, told)]])) {
      expect((await takeCopies(order)).shown).toEqual([]);
    }
  });

  test('is not dead when it was sent after it', async () => {
    const lead = slugged(1, { takeKey: '1ST LEAD', headline: 'Ringweg weer vrij', text: bridge });
    for (const order of ordersOf([[jam], [end], [lead]])) {
      expect(headlines((await takeCopies(order)).shown)).toEqual(['Ringweg weer vrij']);
    }
  });

  test('kills no other story of the slug that was sent after it', async () => {
    const later = slugged(2, { headline: 'Brug dicht', text: bridge });
    const late = slugged(-1, { takeKey: '1ST LEAD', headline: 'Ringweg weer vrij', text: train.text ?? '' });
    for (const order of ordersOf([[jam], [kill({ text: 'Kill' })], [later], [late]])) {
      if (
        order.indexOf(order.find(([one]) => one === late) ?? []) < order.findIndex(([one]) => one === later)
      ) {
        expect(headlines((await takeCopies(order)).shown)).toEqual(['Brug dicht']);
      }
    }
  });
});
