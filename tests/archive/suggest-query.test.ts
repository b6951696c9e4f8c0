import { expect, test } from 'vitest';
import { createPace } from '../../src/archive/pace.ts';
import { type Suggesting, suggestQuery } from '../../src/archive/suggest-query.ts';
import type { Query } from '../../src/wire/query.ts';

const word = (text: string): Query => ({ kind: 'word', text });
const all = (...texts: readonly string[]): Query => ({ kind: 'and', parts: texts.map(word) });

/** A room in which some words are found, with an `x` behind each meant for the word without; it notes what it was asked. */
function createRoom(known: readonly string[], takes = async () => {}) {
  const helped: string[] = [];
  const isFound = (query: Query): boolean =>
    query.kind === 'and' ? query.parts.every(isFound) : query.kind === 'word' && known.includes(query.text);
  const room: Suggesting = {
    async finds(query) {
      await takes();
      return isFound(query);
    },
    wordsNear(text) {
      helped.push(text);
      return text.endsWith('x') ? [text.slice(0, -1)] : [];
    },
    namesNear: () => [],
    isPlace: () => false,
    placeNames: () => [],
  };
  return { room, helped };
}

test('a question in which more than four words find nothing is given up at the fifth', async () => {
  const { room, helped } = createRoom(['gaza']);
  expect(await suggestQuery(all('gaza', 'qa', 'qb', 'qc', 'qd', 'qe', 'qf', 'qg'), room)).toBeNull();
  expect(helped).toEqual(['qa', 'qb', 'qc', 'qd']);
});

test('words that find something do not count, however many', async () => {
  const known = Array.from({ length: 30 }, (_, i) => `woord${i}`);
  const { room, helped } = createRoom([...known, 'hulp']);
  expect(await suggestQuery(all(...known, 'hulpx'), room)).toEqual(all(...known, 'hulp'));
  expect(helped).toEqual(['hulpx']);
});

test('three words are helped with, four are another language', async () => {
  const { room } = createRoom(['aa', 'bb', 'cc', 'dd']);
  expect(await suggestQuery(all('aax', 'bbx', 'ccx', 'dd'), room)).toEqual(all('aa', 'bb', 'cc', 'dd'));
  expect(await suggestQuery(all('aax', 'bbx', 'ccx', 'ddx'), room)).toBeNull();
});

test('others have their turn between the words of one long question', async () => {
  const known = Array.from({ length: 12 }, (_, i) => `woord${i}`);
  let turns = 0;
  let isDone = false;
  const others = () => {
    turns += 1;
    if (!isDone) setImmediate(others);
  };
  // Each takes the thread for longer than one turn, without ever leaving it.
  const { room } = createRoom([...known, 'hulp'], async () => {
    const { isTired } = createPace();
    while (!isTired());
  });
  setImmediate(others);
  expect(await suggestQuery(all(...known, 'hulpx'), room)).not.toBeNull();
  isDone = true;
  expect(turns).toBeGreaterThanOrEqual(known.length);
});

test.each([
  ['verhoging', 'verhogen'],
  ['aanhoudingen', 'aanhouden'],
  ['botsen', 'botsing'],
])(
  'a noun that finds nothing is helped with its verb, and the other way round: %s',
  async (typed, kindred) => {
    const { room } = createRoom([kindred]);
    expect(await suggestQuery(word(typed), room)).toEqual(word(kindred));
    const other = createRoom(['ander']);
    expect(await suggestQuery(word(typed), other.room)).toBeNull();
  },
);
