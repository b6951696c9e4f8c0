import { expect, test } from 'vitest';
import { type Lasting, noteLastingTold, stepLasting } from '../../src/operator/lasting.ts';

const minute = 60_000;
const at = Date.parse('2026-03-10T08:00:00Z');

/** Steps a minute apart; at each, what is told is told. Gives the minutes in which something was, and what. */
function run(states: readonly boolean[]): string[] {
  let record: Lasting | null = null;
  const told: string[] = [];
  for (const [i, isWrong] of states.entries()) {
    const now = at + i * minute;
    const step = stepLasting(record, isWrong, now, 3 * minute);
    record = step.record;
    if (step.tell === null) continue;
    told.push(`${i} ${step.tell}`);
    record = noteLastingTold(record, { isOver: step.tell === 'over', since: now }, now);
  }
  return told;
}

test('What is wrong is told once, and once that it is over when it has been well for a while', () => {
  expect(run([false, true, true, true, false, false, true, false, false, false, false, false])).toEqual([
    '1 wrong',
    '10 over',
  ]);
  expect(run([true, false, false, false, false, true])).toEqual(['0 wrong', '4 over', '5 wrong']);
});

test('What could not be told is given again, and is forgotten when it is over before', () => {
  const first = stepLasting(null, true, at, minute, at - 5 * minute);
  expect(first).toEqual({ record: { since: at - 5 * minute, toldAt: null, wellSince: null }, tell: 'wrong' });
  expect(stepLasting(first.record, true, at + minute, minute).tell).toBe('wrong');
  expect(stepLasting(first.record, false, at + minute, minute)).toEqual({ record: null, tell: null });
});

test('What was over before it was known to have been told is told as over', () => {
  const record = noteLastingTold(null, { isOver: false, since: at }, at + minute);
  expect(record).toEqual({ since: at, toldAt: at + minute, wellSince: null });
  expect(stepLasting(record, false, at + minute, 0).tell).toBe('over');
});

test('A clock that is put back does not keep it from being over', () => {
  const told = { since: at, toldAt: at, wellSince: at + 60 * minute };
  const step = stepLasting(told, false, at, 3 * minute);
  expect(step.tell).toBeNull();
  expect(stepLasting(step.record, false, at + 3 * minute, 3 * minute).tell).toBe('over');
});
