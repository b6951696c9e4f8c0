import { describe, expect, test } from 'vitest';
import { readCopy } from '../../src/desk/compare-copy.ts';
import { relate } from '../../src/desk/same-story.ts';
import { day, hour, invent, minute, noon } from '../contracts/invent-story.ts';
import type { Told } from './invented-copy.ts';

/** So many words that mean nothing, each only once; those of another `kind` are others. */
function words(count: number, kind = 'w'): string[] {
  const letters = 'bcdfghjklm';
  return Array.from({ length: count }, (_, i) => {
    const digits = [...String(i).padStart(3, '0')].map((digit) => letters[Number(digit)]);
    return `${kind}${digits.join('a')}o`;
  });
}

/** A text of 102 words, so of 100 word 3-grams, and the same with other words for its last `changed`. */
const whole = words(102).join(' ');
const changedAtEnd = (changed: number, count = 102) =>
  [...words(count - changed), ...words(changed, 'x')].join(' ');
const changedAtStart = (changed: number) => [...words(changed, 'x'), ...words(102).slice(changed)].join(' ');

const at = (ms: number, told: Told): Told => ({
  cities: ['BREEDAM'],
  publishedAt: noon + ms,
  precision: 'minute',
  capturedAt: noon + ms,
  source: `${ms}.txt`,
  ...told,
});
/** Two times that are known to the minute may be nearer by two. */
const slack = 2 * minute;

interface Known {
  readonly hadText?: boolean;
  readonly hadKey?: boolean;
}

/** How the second is related to the first, which is held. */
function relationOf(held: Told, item: Told, { hadText = false, hadKey = false }: Known = {}): string {
  const story = invent(item);
  const first = { ...invent(held), revision: 1, firstSeenAt: noon, changedAt: noon };
  const around = { claimed: new Set<string>(), isReRead: false };
  const relation = relate(story, readCopy(story), { story: first, hadText, hadKey }, around);
  return relation.kind === 'same' ? relation.because : relation.kind;
}

/** What is one story up to a limit, and just beyond it is not. */
function expectLimit(relations: readonly [string, string], of: (isBeyond: boolean) => string): void {
  expect([of(false), of(true)]).toEqual(relations);
}

describe('Near-copies are one story', () => {
  test('from 0.6 of the 3-grams on', () => {
    expectLimit(['copy', 'other'], (beyond) =>
      relationOf(at(0, { text: whole }), at(hour, { text: changedAtEnd(beyond ? 41 : 40) })),
    );
  });

  test('when their openings share 0.4', () => {
    // Of the first sixteen 3-grams seven, and six.
    expectLimit(['copy', 'follows'], (beyond) =>
      relationOf(at(0, { text: whole }), at(hour, { text: changedAtStart(beyond ? 10 : 9) })),
    );
  });

  test('when of sixteen 3-grams of the openings seven are shared, the last included', () => {
    // Nine changed at the start, and the sixteenth.
    const text = [...words(9, 'x'), ...words(17).slice(9), 'andero', ...words(102).slice(18)].join(' ');
    expect(relationOf(at(0, { text: whole }), at(hour, { text }))).toBe('follows');
  });

  test('up to 16 hours when some words differ', () => {
    expectLimit(['copy', 'other'], (beyond) =>
      relationOf(
        at(0, { text: whole }),
        at(16 * hour + slack + (beyond ? 1 : 0), { text: changedAtEnd(40) }),
      ),
    );
  });

  test('beyond 16 hours from 0.85 on', () => {
    expectLimit(['copy', 'other'], (beyond) =>
      relationOf(at(0, { text: whole }), at(17 * hour, { text: changedAtEnd(beyond ? 16 : 15) })),
    );
  });

  test('up to 14 days when few words differ', () => {
    expectLimit(['copy', 'other'], (beyond) =>
      relationOf(
        at(0, { text: words(142).join(' ') }),
        at(14 * day + slack + (beyond ? 1 : 0), { text: changedAtEnd(10, 142) }),
      ),
    );
  });

  test('up to 14 days when the one begins with the other', () => {
    expectLimit(['copy', 'other'], (beyond) =>
      relationOf(
        at(0, { text: words(130).join(' ') }),
        at(14 * day + slack + (beyond ? 1 : 0), { text: words(180).join(' ') }),
      ),
    );
  });

  test('up to 12 hours when a figure differs', () => {
    const text = (toll: number) => `${words(20).join(' ')} ${toll} ${words(20, 'y').join(' ')}`;
    expectLimit(['copy', 'other'], (beyond) =>
      relationOf(at(0, { text: text(5) }), at(12 * hour + (beyond ? 1 : 0), { text: text(6) })),
    );
  });

  test.each([
    ['under two keys', { storyKey: 'anp:2', format: 'ninjs' }],
    ['from two places', { cities: ['KAPEL'] }],
  ] as const)('%s from 0.9 on', (_, told) => {
    expectLimit(['copy', 'other'], (beyond) =>
      relationOf(
        at(0, { text: whole, storyKey: 'anp:1', format: 'ninjs' }),
        at(hour, { text: changedAtEnd(beyond ? 11 : 10), ...told }),
      ),
    );
  });
});

describe('A few words', () => {
  test('of two places are one story from 25 on, and so is what begins with them', () => {
    for (const hadText of [false, true]) {
      expectLimit([hadText ? 'text' : 'copy', 'other'], (beyond) => {
        const text = words(beyond ? 24 : 25).join(' ');
        const longer = hadText ? text : `${text} ${words(9, 'x').join(' ')}`;
        return relationOf(at(0, { text: longer }), at(hour, { text, cities: ['KAPEL'] }), { hadText });
      });
    }
  });

  test('are telling from eight on, whenever they were said; fewer for a day and a half', () => {
    // Without a time of their own, each may be off by a day.
    const untimed = (count: number, ms: number) => {
      const told = { text: words(count).join(' '), publishedAt: null, precision: null };
      return relationOf(at(0, told), at(ms, told), { hadText: true });
    };
    expect([untimed(8, 9 * day), untimed(7, 9 * day)]).toEqual(['text', 'other']);
    expectLimit(['text', 'other'], (beyond) => untimed(7, 2 * day + 36 * hour + (beyond ? 1 : 0)));
  });

  test('that were cut off are known from three on, up to two hours', () => {
    const cut = (count: number, ms: number) =>
      relationOf(at(0, { text: whole }), at(ms, { text: words(count).join(' '), truncated: true }));
    expect([cut(3, hour), cut(2, hour)]).toEqual(['copy', 'other']);
    expect([cut(5, 2 * hour + slack), cut(5, 2 * hour + slack + 1)]).toEqual(['copy', 'other']);
  });

  test('that were not cut off are a first line from four on', () => {
    expectLimit(['copy', 'other'], (beyond) =>
      relationOf(at(0, { text: words(beyond ? 3 : 4).join(' ') }), at(hour, { text: whole })),
    );
  });

  test('that are a headline alone are one story for a day and a half', () => {
    expectLimit(['headline', 'other'], (beyond) =>
      relationOf(
        at(0, { headline: 'Het weer' }),
        at(36 * hour + slack + (beyond ? 1 : 0), { headline: 'Het weer' }),
      ),
    );
  });
});

describe('A headline that is replaced', () => {
  const old = { headline: 'Brug dicht', text: whole };
  const next = { headline: 'Brug open', replaces: 'Brug dicht', text: words(60, 'x').join(' ') };

  test('is of the week before, or of two days after', () => {
    expectLimit(['replaced', 'other'], (beyond) =>
      relationOf(at(-7 * day - slack - (beyond ? 1 : 0), old), at(0, next)),
    );
    expectLimit(['replaced', 'other'], (beyond) =>
      relationOf(at(2 * day + (beyond ? 1 : 0), old), at(0, next)),
    );
  });

  test('is of the same place, or shares 0.3 of the text', () => {
    expectLimit(['replaced', 'other'], (beyond) =>
      relationOf(at(0, old), at(hour, { ...next, cities: ['KAPEL'], text: changedAtEnd(beyond ? 71 : 70) })),
    );
  });
});

describe('A slug', () => {
  const slug = (ms: number, date: string, told: Told): Told =>
    at(ms, { format: 'iptc7901', storyKey: `eca:${date}:verkeer`, ...told });

  test('of the day before is gone on with by a lead for twelve hours', () => {
    expectLimit(['key', 'other'], (beyond) =>
      relationOf(
        slug(0, '2025-05-19', { text: whole }),
        slug(12 * hour + slack + (beyond ? 1 : 0), '2025-05-20', {
          text: words(60, 'x').join(' '),
          takeKey: '1st lead',
        }),
      ),
    );
  });

  test('stands for one story when a tenth of the text is shared', () => {
    expectLimit(['key', 'other'], (beyond) =>
      relationOf(
        slug(0, '2025-05-19', { text: whole }),
        slug(hour, '2025-05-19', { text: changedAtEnd(beyond ? 91 : 90) }),
        { hadKey: true },
      ),
    );
  });

  test('that was killed takes what shares 0.6 of the text', () => {
    expectLimit(['key', 'other'], (beyond) =>
      relationOf(
        slug(0, '2025-05-19', { text: whole, status: 'killed' }),
        slug(hour, '2025-05-19', { text: changedAtEnd(beyond ? 41 : 40) }),
        { hadKey: true },
      ),
    );
  });
});

describe('A follow-up', () => {
  const repeats = (count: number) => [...words(40, 'x'), ...words(102).slice(102 - count)].join(' ');

  test('repeats eight 3-grams', () => {
    expectLimit(['follows', 'other'], (beyond) =>
      relationOf(at(0, { text: whole }), at(hour, { text: repeats(beyond ? 9 : 10) })),
    );
  });

  test('comes within 14 days', () => {
    expectLimit(['follows', 'other'], (beyond) =>
      relationOf(at(0, { text: whole }), at(14 * day + slack + (beyond ? 1 : 0), { text: repeats(30) })),
    );
  });

  const ended = (how: string, changed: number) =>
    `De ${words(8).join(' ')} is ${how}. De ${words(91 - changed, 'y').join(' ')} ${words(changed, 'x').join(' ')}`.trim();

  test('by another outcome shares 0.4', () => {
    expectLimit(['follows', 'other'], (beyond) =>
      relationOf(
        at(0, { text: ended('aangenomen', 0) }),
        at(hour, { text: ended('verworpen', beyond ? 58 : 57) }),
      ),
    );
  });

  test('by another outcome comes within 14 days', () => {
    expectLimit(['follows', 'other'], (beyond) =>
      relationOf(
        at(0, { text: ended('aangenomen', 0) }),
        at(14 * day + slack + (beyond ? 1 : 0), { text: ended('verworpen', 0) }),
      ),
    );
  });

  test('of two of one moment is the one that was seen later', () => {
    const of = (capturedAt: number, how: string) => at(0, { text: ended(how, 0), capturedAt });
    expect(relationOf(of(noon, 'aangenomen'), of(noon + 1, 'verworpen'))).toBe('follows');
    expect(relationOf(of(noon + 1, 'aangenomen'), of(noon, 'verworpen'))).toBe('followed');
  });
});
