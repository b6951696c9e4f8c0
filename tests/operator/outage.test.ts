import { expect, test } from 'vitest';
import { type Outage, stepOutage } from '../../src/operator/outage.ts';

const minute = 60_000;
const at = Date.parse('2026-03-10T08:00:00Z');

/** Asks each minute; gives what was told, and in which minute the outage had lasted long. */
function run(answers: readonly boolean[]) {
  let outage: Outage | null = null;
  const told = [];
  let longAt: number | null = null;
  for (const [i, didAnswer] of answers.entries()) {
    const step = stepOutage('archive', outage, didAnswer, at + i * minute);
    outage = step.outage;
    if (outage?.isLong) longAt ??= i;
    if (step.ended !== null) told.push(step.ended);
  }
  return { told, longAt };
}

test('What could not be asked for five minutes is told of when it can be again, once', () => {
  const { told, longAt } = run([true, false, false, false, false, false, false, true, true]);
  expect(told).toEqual([{ kind: 'unasked', part: 'archive', since: at + minute, until: at + 7 * minute }]);
  expect(longAt).toBe(6);
});

test('What was away for a shorter time is not', () => {
  expect(run([false, false, false, false, true, false, true])).toEqual({ told: [], longAt: null });
});
