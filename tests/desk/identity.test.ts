import { describe, expect, test } from 'vitest';
import { findNames, isSameName } from '../../src/desk/copy-names.ts';
import { storyId, toStory } from '../../src/desk/identity.ts';
import { emptyItem, type WireItem } from '../../src/wire/item.ts';
import { day, noon } from '../contracts/invent-story.ts';

const text = 'De brug bij Oosterhaven is sinds vanochtend dicht voor al het verkeer.';
const item = (more: Partial<WireItem>): WireItem => ({
  ...emptyItem,
  role: 'brief',
  format: 'page',
  paragraphs: [text],
  ...more,
});

describe('The id of a story', () => {
  const id = storyId(item({}), noon);

  test('is 20 characters of lower-case base32hex', () => {
    expect(id).toMatch(/^[0-9a-v]{20}$/);
  });

  test('is that of its words, whatever page, age, headline and signs they come with', () => {
    const others = [
      item({
        headline: 'Brug dicht',
        section: 'Binnenland',
        age: '1 uur geleden',
        publishedAt: noon - day,
        role: 'lead',
      }),
      item({ paragraphs: [text.toUpperCase().replaceAll(' ', '  ')] }),
      item({ paragraphs: ['De brug bij Oosterhaven', 'is sinds vanochtend dicht voor al het verkeer.'] }),
    ];
    for (const other of others) expect(storyId(other, noon + 400 * day)).toBe(id);
    expect(storyId(item({ paragraphs: [`${text} Toch?`] }), noon)).not.toBe(id);
  });

  test("is that of the agency's key where there is one, whatever the text", () => {
    const keyed = storyId(item({ storyKey: 'ANPX-101218-041', version: 2 }), noon);
    expect(keyed).not.toBe(id);
    expect(storyId(item({ storyKey: 'ANPX-101218-041', version: 3, paragraphs: ['Anders.'] }), noon)).toBe(
      keyed,
    );
    expect(storyId(item({ storyKey: 'ANPX-101218-042' }), noon)).not.toBe(keyed);
  });

  test('is another on another day for a text too short to tell', () => {
    const short = item({ paragraphs: [], headline: 'Het weer' });
    expect(storyId(short, noon)).toBe(storyId(short, noon + 60_000));
    expect(storyId(short, noon)).not.toBe(storyId(short, noon + 2 * day));
    expect(storyId({ ...short, publishedAt: noon }, noon + 2 * day)).toBe(storyId(short, noon));
    expect(storyId(short, noon)).not.toBe(storyId({ ...short, headline: 'Het verkeer' }, noon));
  });

  test('stands with the copy that the story came from', () => {
    const story = toStory(item({ headline: 'Brug' }), { source: 'page.txt', capturedAt: noon });
    expect(story).toEqual({ ...item({ headline: 'Brug' }), id, source: 'page.txt', capturedAt: noon });
  });
});

describe('The names in a text', () => {
  test.each([
    ['De politie in Goes zoekt Jan de Wit. Hij vluchtte naar Parijs.', ['goes', 'jan', 'wit', 'parijs']],
    ['Utrecht krijgt een station. Daarna volgt Zeist.', ['utrecht', 'zeist']],
    ['Op de A2 en de N57 staat file. A12: ook.', ['a2', 'n57', 'a12']],
    ['"Wij gaan door", zegt Lies. “Echt waar.”', ['lies']],
    ['Het gebeurde op Maandag in FC Oosterhaven.', ['fc', 'oosterhaven']],
    ['een zin zonder namen.', []],
  ])('of %j', (paragraph, names) => {
    expect([...findNames([paragraph])]).toEqual(names);
  });

  test('are one when only a slip of the pen lies between them', () => {
    expect(isSameName('jeruzaemn', 'jeruzalem')).toBe(true);
    expect(isSameName('zelensky', 'zelenskyj')).toBe(true);
    expect(isSameName('kiev', 'kyiv')).toBe(false);
    expect(isSameName('goes', 'tiel')).toBe(false);
    expect(isSameName('a2', 'a12')).toBe(false);
    expect(isSameName('n57x', 'n58x')).toBe(false);
  });
});
