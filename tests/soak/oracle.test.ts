import { describe, expect, test } from 'vitest';
import { isTellable, judge } from './oracle.ts';
import type { SoakChannel, SoakPost, SoakRecord } from './record.ts';
import { reckonSlots } from './slots.ts';
import type { SoakStory, StoryVersion } from './stories.ts';
import { timetables } from './timetables.ts';

const minute = 60_000;
const hour = 60 * minute;
const from = Date.parse('2027-06-01T00:10:00Z');
const slotAt = (n: number) => from - 10 * minute + n * hour;
const eachHour = timetables.find(({ name }) => name === 'each hour');
if (eachHour === undefined) throw new Error('There is no timetable for each hour');

const channel: SoakChannel = {
  id: '1',
  subscriptionId: 'aaaaaaaa',
  timetable: eachHour,
  timezone: 'Europe/Amsterdam',
  topic: '',
  onKill: 'strike',
  forbidden: [],
  deletedAt: null,
};
const plain: StoryVersion = { version: 1, at: 0, status: 'usable', embargoUntil: null, isCorrection: false };

/** A story of each hour, half an hour before the nth slot. */
const story = (n: number, ...later: Partial<StoryVersion>[]): SoakStory => ({
  serial: n,
  topic: 'iets',
  versions: [{}, ...later].map((change, index) => ({
    ...plain,
    at: slotAt(n) - 30 * minute,
    ...change,
    version: index + 1,
  })),
});
const post = (n: number, serial = n, version = 1): SoakPost => {
  const codes = [{ serial, version }];
  const slot = slotAt(n);
  const messageId = `m${n}-${serial}`;
  return {
    kind: 'edition',
    channelId: '1',
    messageId,
    marker: messageId,
    subscriptionId: 'aaaaaaaa',
    slot,
    postedAt: slot,
    first: codes,
    codes,
    named: [],
    isGone: false,
  };
};

/** Five hours in which each edition came, with one story each. */
function goodRecord(change: Partial<SoakRecord> = {}): SoakRecord {
  const hours = [1, 2, 3, 4, 5];
  return {
    from,
    to: slotAt(5) + 10 * minute,
    channels: [channel],
    stories: hours.map((n) => story(n)),
    ticks: hours.map(slotAt),
    settled: hours.map((n) => slotAt(n) + 7 * minute),
    posts: hours.map((n) => post(n)),
    shares: [],
    follows: [],
    leaks: [],
    invalid: new Map(),
    ...change,
  };
}
const kinds = (record: SoakRecord) => [...new Set(judge(record).findings.map(({ kind }) => kind))];
const without = (...out: number[]) => goodRecord().posts.filter((_, index) => !out.includes(index + 1));

describe('the oracle', () => {
  test('finds nothing where each edition came once and in order', () => {
    expect(judge(goodRecord())).toMatchObject({ findings: [], expected: 5, found: 5, told: 5 });
  });

  test('sees an edition that came twice, with other stories or the same', () => {
    expect(kinds(goodRecord({ posts: [...goodRecord().posts, post(5, 99)] }))).toEqual(['duplicate edition']);
    expect(kinds(goodRecord({ posts: [...goodRecord().posts, post(5)] }))).toContain('story twice');
  });

  test('sees an edition that did not come, and what was in it', () => {
    expect(kinds(goodRecord({ posts: without(3) })).sort()).toEqual(['missing edition', 'story lost']);
  });

  test('sees two that changed places', () => {
    const [a, b, ...rest] = goodRecord().posts;
    expect(kinds(goodRecord({ posts: [b, a, ...rest].filter((one) => one !== undefined) }))).toEqual([
      'out of order',
    ]);
  });

  test('sees an edition at a time that is none of the schedule', () => {
    const odd = { ...post(3), slot: slotAt(3) + 5 * minute };
    expect(kinds(goodRecord({ posts: [...without(3), odd].toSorted((x, y) => x.slot - y.slot) }))).toContain(
      'no such slot',
    );
  });

  test('expects what was missed in the next edition, and not by itself', () => {
    const missed = {
      ticks: [1, 2, 4, 5].map(slotAt),
      settled: [1, 2, 4, 5].map((n) => slotAt(n) + 7 * minute),
    };
    const both = { ...post(4), codes: [3, 4].map((serial) => ({ serial, version: 1 })) };
    const folded = [...without(3, 4), { ...both, first: both.codes }].toSorted((x, y) => x.slot - y.slot);
    expect(kinds(goodRecord({ ...missed, posts: folded }))).toEqual([]);
    expect(kinds(goodRecord({ ...missed, posts: without(3) }))).toEqual(['story lost']);
    expect(kinds(goodRecord(missed))).toEqual(['not folded']);
  });

  test('expects nothing where the bot may not post or the channel has gone', () => {
    const forbidden = { ...channel, forbidden: [{ from: slotAt(3) - minute, to: slotAt(3) + 20 * minute }] };
    expect(kinds(goodRecord({ channels: [forbidden], posts: without(3) }))).toEqual(['story lost']);
    const gone = { ...channel, deletedAt: slotAt(3) - minute };
    expect(kinds(goodRecord({ channels: [gone], posts: without(3, 4, 5) }))).toEqual([]);
  });

  test('sees a story in two editions', () => {
    const twice = goodRecord().posts.map((one) => (one.slot === slotAt(4) ? post(4, 3) : one));
    expect(kinds(goodRecord({ posts: twice }))).toContain('story twice');
  });

  test('expects nothing of what was killed, withheld, or is under an embargo', () => {
    for (const change of [
      { status: 'killed' },
      { status: 'withheld' },
      { embargoUntil: slotAt(9) },
    ] as const) {
      const stories = goodRecord().stories.map((one) =>
        one.serial === 3 ? story(3, { at: slotAt(3) - 20 * minute, ...change }) : one,
      );
      expect(kinds(goodRecord({ stories, posts: without(3) }))).toEqual([]);
      expect(stories.filter((one) => isTellable(one, slotAt(5)))).toHaveLength(4);
    }
  });

  test('sees a correction that was not made', () => {
    const correction = { at: slotAt(3) + 20 * minute, isCorrection: true };
    const stories = goodRecord().stories.map((one) => (one.serial === 3 ? story(3, correction) : one));
    expect(kinds(goodRecord({ stories }))).toEqual(['correction missed']);
    const posts = goodRecord().posts.map((one) =>
      one.slot === slotAt(3) ? { ...one, codes: [{ serial: 3, version: 2 }] } : one,
    );
    expect(kinds(goodRecord({ stories, posts }))).toEqual([]);
  });

  describe('of a copy that was shared', () => {
    const copy = (version: number, change: Partial<SoakPost> = {}): SoakPost => ({
      ...post(3, 3, version),
      kind: 'copy',
      marker: 'deel.1',
      subscriptionId: null,
      slot: 0,
      ...change,
    });
    const shares = [{ channelId: '1', isAnswered: true }];
    const shared = (copies: readonly SoakPost[], change: Partial<SoakRecord> = {}) =>
      kinds(goodRecord({ shares, posts: [...goodRecord().posts, ...copies], ...change }));

    test('sees that it is not there, or twice, and takes it for no edition', () => {
      expect(shared([copy(1)])).toEqual([]);
      expect(shared([])).toEqual(['copy missing']);
      expect(shared([copy(1), copy(1, { messageId: 'again' })])).toEqual(['copy twice']);
      expect(shared([], { shares: [{ channelId: '1', isAnswered: false }] })).toEqual([]);
    });

    test('sees a correction that did not reach it, and a story that did not come back', () => {
      const correction = { at: slotAt(3) + 20 * minute, isCorrection: true };
      const stories = goodRecord().stories.map((one) => (one.serial === 3 ? story(3, correction) : one));
      const editions = goodRecord().posts.map((one) =>
        one.slot === slotAt(3) ? { ...one, codes: [{ serial: 3, version: 2 }] } : one,
      );
      const stands = (codes: SoakPost['codes']) =>
        kinds(goodRecord({ shares, stories, posts: [...editions, copy(1, { codes })] }));
      expect(stands([{ serial: 3, version: 2 }])).toEqual([]);
      expect(stands([{ serial: 3, version: 1 }])).toEqual(['correction missed']);
      expect(stands([])).toEqual(['story lost']);
    });
  });

  describe('of a story that somebody follows', () => {
    const follows = [{ subscriptionId: 'bbbbbbbb', channelId: 'dm', serial: 1 }];
    const told = (serial: number, change: Partial<SoakPost> = {}): SoakPost => ({
      ...post(serial),
      kind: 'follow-up',
      channelId: 'dm',
      subscriptionId: 'bbbbbbbb',
      slot: 0,
      ...change,
    });
    const stories = goodRecord().stories.map((one) =>
      one.serial < 3 ? one : { ...(one.serial === 4 ? story(4, { isCorrection: true }) : one), followsUp: 1 },
    );
    const followed = (...messages: readonly SoakPost[]) => {
      const codes = [{ serial: 4, version: 2 }];
      const editions = goodRecord().posts.map((one) => (one.slot === slotAt(4) ? { ...one, codes } : one));
      return kinds(goodRecord({ follows, stories, posts: [...editions, ...messages] }));
    };
    const corrected = told(4, { codes: [{ serial: 4, version: 2 }] });

    test('expects each follow-up once, corrected', () => {
      expect(followed(told(3), corrected, told(5))).toEqual([]);
      expect(followed(told(3), corrected)).toEqual(['follow-up missing']);
      expect(followed(told(3), told(3, { messageId: 'again' }), corrected, told(5))).toEqual([
        'follow-up twice',
      ]);
      expect(followed(told(3), told(4), told(5))).toEqual(['correction missed']);
      expect(followed(told(1), told(1), told(3), corrected, told(5))).toEqual(['follow-up twice']);
    });

    test('expects nothing of one that may not be told', () => {
      const killed = stories.map((one) =>
        one.serial === 5 ? { ...story(5, { status: 'killed' }), followsUp: 1 } : one,
      );
      const posts = [...goodRecord().posts.filter(({ first }) => first[0]?.serial !== 5), told(3), corrected];
      expect(kinds(goodRecord({ follows, stories: killed, posts }))).not.toContain('follow-up missing');
    });
  });

  test('sees text that may not be told, and a cause that drew too many refusals', () => {
    expect(kinds(goodRecord({ leaks: [{ channelId: '1', serial: 3, at: slotAt(3) }] }))).toEqual([
      'withdrawn text',
    ]);
    expect(kinds(goodRecord({ invalid: new Map([['403', 10]]) }))).toEqual([]);
    expect(kinds(goodRecord({ invalid: new Map([['403', 11]]) }))).toEqual(['invalid answers']);
  });
});

describe('the oracle’s own clock', () => {
  const on = (timezone: string, day: string, hours: readonly number[] | null, minutes: readonly number[]) => {
    const midnight = Temporal.PlainDate.from(day).toZonedDateTime(timezone);
    const timetable = { name: '', cron: '', hours, minutes, weekdays: null };
    return reckonSlots(
      timetable,
      timezone,
      midnight.epochMilliseconds - 1,
      midnight.add({ days: 1 }).epochMilliseconds - 1,
    ).map((slot) => new Date(slot).toISOString().slice(11, 16));
  };

  test('gives a time that the clock skips at the first moment there is', () => {
    expect(on('Europe/Amsterdam', '2027-03-28', [2], [30])).toEqual(['01:00']);
    expect(on('Europe/Amsterdam', '2027-03-28', [2], [0])).toEqual(['01:00']);
    expect(on('Australia/Lord_Howe', '2027-10-03', [2], [15])).toEqual(['15:30']);
  });

  test('gives a time that comes twice once, and each hour that passes its own', () => {
    expect(on('Europe/Amsterdam', '2027-10-31', [2], [30])).toEqual(['00:30']);
    expect(on('Europe/Amsterdam', '2027-10-31', null, [0])).toHaveLength(25);
    expect(on('America/New_York', '2027-03-14', null, [0])).toHaveLength(23);
  });
});
