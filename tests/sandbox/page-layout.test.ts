import { describe, expect, it } from 'vitest';
import { placeFields } from '../../src/sandbox/page/embed-fields.js';
import { type Groupable, layOut, placeWaiting } from '../../src/sandbox/page/grouping.js';
import { nextByKey } from '../../src/sandbox/page/list-keys.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const dayOf = (at: number) => Math.floor(at / DAY);

/** A message of somebody, so many minutes after the first of them. */
const said = (id: string, by: string, minutes: number, more: Partial<Groupable> = {}): Groupable => ({
  id,
  author: { id: by },
  postedAt: DAY + minutes * MINUTE,
  ...more,
});

/** `-` before a message that follows another without a head. */
const sketch = (messages: readonly Groupable[], firstNew: string | null = null) =>
  layOut(messages, dayOf, firstNew).map((item) =>
    item.kind === 'message' ? `${item.isFollowing ? '-' : ''}${item.message.id}` : item.kind,
  );

describe('messages of one channel', () => {
  it('stand together when they are of one author and less than seven minutes apart', () => {
    const messages = [
      said('1', 'a', 0),
      said('2', 'a', 6),
      said('3', 'b', 7),
      said('4', 'b', 14),
      said('5', 'b', 15),
    ];
    expect(sketch(messages)).toEqual(['day', '1', '-2', '3', '4', '-5']);
  });

  it('begin anew with an answer to a command, a reply, and what is for one person only', () => {
    const messages = [
      said('1', 'a', 0),
      said('2', 'a', 1, { answers: { command: 'nieuws' } }),
      said('3', 'a', 2, { answers: { command: null } }),
      said('4', 'a', 3, { repliesTo: '1' }),
      said('5', 'a', 4, { ephemeral: true }),
    ];
    expect(sketch(messages)).toEqual(['day', '1', '2', '-3', '4', '5']);
  });

  it('begin anew on another day and at the line of new messages', () => {
    const midnight = 24 * 60;
    const messages = [said('1', 'a', midnight - 1), said('2', 'a', midnight), said('3', 'a', midnight + 1)];
    expect(sketch(messages, '3')).toEqual(['day', '1', 'day', '2', 'new', '3']);
    expect(sketch(messages, 'gone')).toEqual(['day', '1', 'day', '2', '-3']);
    expect(sketch([])).toEqual([]);
  });
});

describe('fields of an embed', () => {
  const places = (kinds: string) =>
    placeFields([...kinds].map((kind) => ({ inline: kind === 'i' }))).map(({ place }) => place);

  it('stand three to a row when they are inline, two that are left share one', () => {
    expect(places('iii')).toEqual(['of3 at1', 'of3 at2', 'of3 at3']);
    expect(places('ii')).toEqual(['of2 at1', 'of2 at2']);
    expect(places('iiii')).toEqual(['of3 at1', 'of3 at2', 'of3 at3', 'whole']);
    expect(places('iwiiw')).toEqual(['whole', 'whole', 'of2 at1', 'of2 at2', 'whole']);
    expect(places('')).toEqual([]);
  });
});

describe('keys in a list', () => {
  const labels = ['Kort', 'Lang', 'Alles', 'Langer'];
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 3, 0],
    ['ArrowUp', 0, 3],
    ['Home', 2, 0],
    ['End', 0, 3],
    ['l', 0, 1],
    ['l', 1, 3],
    ['L', 3, 1],
    ['x', 0, -1],
    [' ', 0, -1],
    ['Enter', 0, -1],
  ])('%s on %i goes to %i', (key, at, next) => {
    expect(nextByKey(key, at, labels.length, labels)).toBe(next);
  });

  it('go nowhere in an empty one', () => {
    expect(nextByKey('ArrowDown', 0, 0, [])).toBe(-1);
  });
});

describe('commands that wait for their answer, or got none', () => {
  const sketchWaiting = (
    messages: readonly Groupable[],
    ids: readonly string[],
    firstNew: string | null = null,
  ) =>
    placeWaiting(
      layOut(messages, dayOf, firstNew),
      ids.map((interactionId) => ({ interactionId })),
    ).map((item) => {
      if (item.kind === 'waiting') return `?${item.one.interactionId}`;
      return item.kind === 'message' ? item.message.id : item.kind;
    });

  it('stand where they were given: what comes later comes below them', () => {
    const messages = [said('10', 'a', 0), said('30', 'b', 1), said('50', 'b', 2)];
    expect(sketchWaiting(messages, ['40'])).toEqual(['day', '10', '30', '?40', '50']);
    expect(sketchWaiting(messages, ['60', '20'])).toEqual(['day', '10', '?20', '30', '50', '?60']);
    expect(sketchWaiting([], ['60', '20'])).toEqual(['?20', '?60']);
  });

  it('stand above the line that belongs to the message below them', () => {
    expect(sketchWaiting([said('10', 'a', 0), said('30', 'b', 1)], ['20'], '30')).toEqual([
      'day',
      '10',
      '?20',
      'new',
      '30',
    ]);
  });
});
