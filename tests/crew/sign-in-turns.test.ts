import { expect, test } from 'vitest';
import { createSignInTurns } from '../../src/crew/sign-in-turns.ts';
import { withCrewDatabase } from './crew-database.ts';

const database = withCrewDatabase();

test('Processes sign in five seconds apart, those of other rests of the number that Discord takes at once beside them', async () => {
  const waits: number[] = [];
  const join = () => createSignInTurns(database.postgres, async (ms) => void waits.push(ms));
  const [a, b] = [join(), join()];
  const { signal } = new AbortController();
  await a(0, 2, signal);
  await b(1, 2, signal);
  await b(2, 2, signal);
  await a(4, 2, signal);
  const [first, beside, second, third] = waits.map((ms) => Math.round(ms / 1_000));
  expect([first, beside]).toEqual([0, 0]);
  expect([second, third]).toEqual([5, 10]);
});
