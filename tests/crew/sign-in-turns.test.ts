import { expect, test } from 'vitest';
import { createSignInTurns } from '../../src/crew/sign-in-turns.ts';
import { withCrewDatabase } from './crew-database.ts';

const database = withCrewDatabase();

test('Processes sign in five seconds apart, those of other rests of the number that Discord takes at once beside them', async () => {
  const waits: number[] = [];
  const join = () => createSignInTurns(database.postgres, async (ms) => void waits.push(ms));
  const [a, b] = [join(), join()];
  await a(0, 2);
  await b(1, 2);
  await b(2, 2);
  await a(4, 2);
  const [first, beside, second, third] = waits.map((ms) => Math.round(ms / 1_000));
  expect([first, beside]).toEqual([0, 0]);
  expect([second, third]).toEqual([5, 10]);
});
