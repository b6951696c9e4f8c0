import { describe, expect, test } from 'vitest';
import { chooseQuestions } from '../../src/cli/demo-copy.ts';
import { chooseEight, eightOClock, explainSilence, findable, tellDay } from '../../src/cli/demo-day.ts';
import { day, eight, hour, type Said, story } from '../digest/stories.ts';

const zone = 'Europe/Amsterdam';
const today = eight + 500 * day;
/** `moves`: told by its age on copy that names no moment itself. */
interface Told extends Omit<Said, 'id'> {
  readonly moves?: boolean;
}
/** Each of a copy of its own unless it says which. */
const read = (told: readonly Told[]) => {
  const stories = told.map(({ moves: _, ...said }, i) => story({ id: `s${i}`, source: `${i}`, ...said }));
  const earlier = stories.map((one, i) => {
    const publishedAt = one.publishedAt === null ? null : one.publishedAt - day;
    return told[i]?.moves === true ? { ...one, publishedAt, capturedAt: one.capturedAt - day } : one;
  });
  return [stories, earlier] as const;
};
const choose = (...told: Told[]) => chooseEight(...read(told), today, zone);
const tell = (at: number, ...told: Told[]) => tellDay(...read(told), { today, eight: at }, zone);
const explain = (...said: Omit<Said, 'id'>[]) =>
  explainSilence(
    said.map((one, i) => story({ id: `s${i}`, ...one })),
    eight,
    zone,
  );

test('eight o’clock is that of the wall, on the days on which the clock changes too', () => {
  for (const date of ['2027-03-28', '2027-10-31', '2027-06-01']) {
    const at = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: '23:30' });
    expect(eightOClock(at.epochMilliseconds, zone)).toBe(at.with({ hour: 8, minute: 0 }).epochMilliseconds);
  }
});

describe('the day of the demo', () => {
  test('is today for copy of today, and the copy’s own day for older copy', () => {
    expect(choose({ publishedAt: today - hour })).toBe(today);
    expect(choose({ publishedAt: eight - hour })).toBe(eight);
    expect(choose({ publishedAt: eight })).toBe(eight);
    expect(choose({ publishedAt: eight + hour })).toBe(eight + day);
    expect(choose({ publishedAt: null, capturedAt: eight + 4 * hour })).toBe(eight + day);
  });

  test('is the one whose digest tells most', () => {
    const [one, two] = [{ publishedAt: eight - hour }, { publishedAt: eight - 2 * hour }];
    expect(choose(one, { publishedAt: today - hour }, two)).toBe(eight);
    expect(choose(one, { publishedAt: today - hour })).toBe(today);
    const held = { publishedAt: today - hour, status: 'withheld' } as const;
    expect(choose(held, { ...held, publishedAt: today }, one)).toBe(eight);
  });

  test('takes along what a page tells by its age, so that it does not chase it', () => {
    const page = { moves: true, publishedAt: today - 2 * day };
    const lead = { moves: true, publishedAt: null, capturedAt: today - hour };
    expect(choose(page)).toBe(today);
    expect(choose(page, lead)).toBe(today);
    const stamped = { publishedAt: eight - hour };
    expect(choose(stamped, { publishedAt: eight - 2 * hour }, lead)).toBe(eight);
    expect(choose({ ...page, moves: false })).toBe(today - 2 * day);
  });

  test('is that of most copies, not of most stories', () => {
    const old = { source: 'old', publishedAt: eight - hour };
    const ages = { moves: true, publishedAt: today - hour };
    expect(choose(old, old, old, { ...ages, source: 'a' }, { ...ages, source: 'b' })).toBe(today);
    expect(choose(old, { source: 'other', publishedAt: eight - hour }, { ...ages, source: 'a' })).toBe(eight);
  });

  test('is told when it is not today, with the copies that have no part in it and those that name no day', () => {
    const old = { source: 'old', publishedAt: eight - hour };
    const ages = { source: 'new', moves: true, publishedAt: today - hour };
    expect(tell(today, ages)).toBeNull();
    expect(tell(today, old, ages)).toBe(
      '1 file is of another day (19 May 2025) and in no digest of this one',
    );
    expect(tell(eight, old, ages, { ...ages, source: 'newer' })).toBe(
      'Monday, 19 May 2025, by the times in the copy; 2 files name no day and are read as of this one',
    );
    expect(tell(eight, old)).toBe('Monday, 19 May 2025, by the times in the copy');
  });

  test('is that of the copy when none of it may be told', () => {
    expect(choose({ publishedAt: eight - hour, embargoUntil: eight + hour })).toBe(eight);
  });
});

describe('a demo without a digest', () => {
  test.each([
    [{ status: 'killed' }, 'the story is withdrawn by the agency.'],
    [{ status: 'withheld' }, 'the story is held back by the agency.'],
    [{ embargoUntil: eight + 2 * hour }, 'the story is under embargo until 19 May 2025 at 10:00.'],
    [{ truncated: true, paragraphs: ['De'] }, 'the story is cut off before there is news in it.'],
    [{ publishedAt: eight - 2 * day }, 'the story is not of that day but of 17 May 2025 at 08:00.'],
  ] as const)('says why: %j', (said, why) => {
    expect(explain(said)).toBe(`There is no digest: ${why}`);
  });

  test('counts the reasons when there are several stories', () => {
    const killed = { status: 'killed', storyKey: 'k' } as const;
    expect(explain(killed, { storyKey: 'k' }, { status: 'withheld' })).toBe(
      'There is no digest: of 3 stories 2 are withdrawn by the agency, 1 is held back by the agency.',
    );
  });

  test('names no day of each of several stories', () => {
    expect(explain({ publishedAt: eight - 2 * day }, { publishedAt: eight - 9 * day })).toBe(
      'There is no digest: of 2 stories 2 are not of that day.',
    );
  });

  test('is a failure when the copy does not account for it', () => {
    expect(() => explain({ status: 'killed' }, {})).toThrow('The digest did not come');
  });
});

describe('what the demo asks', () => {
  const ask = (...paragraphs: string[]) => chooseQuestions([story({ id: 's', paragraphs })]);

  test('is a whole word, never the inside of one', () => {
    expect(ask('De BAZAARhandelaren en 3waterschappen, Rijkswaterstaat en een brugdek.').word).toBe(
      'waterschappen',
    );
    expect(ask('Een veiligheidsmaatregelenpakket.').word).toBe(null);
    expect(ask('De brug is dicht.').word).toBe('dicht');
    expect(ask('東京で新しい橋が開通した。')).toEqual({ city: null, word: null });
  });

  test('is only after what a reader can find', () => {
    const found = findable(
      [
        story({ id: 'a' }),
        story({ id: 'b', status: 'withheld' }),
        story({ id: 'c', embargoUntil: eight + 1 }),
        story({ id: 'd', publishedAt: eight + 1 }),
        story({ id: 'e', storyKey: 'k' }),
        story({ id: 'f', storyKey: 'k', status: 'killed' }),
      ],
      eight,
    );
    expect(found.map(({ id }) => id)).toEqual(['a']);
  });
});
