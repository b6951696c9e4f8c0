import { expect, test } from 'vitest';
import { openNote } from '../../src/crew/notes.ts';
import { withCrewDatabase } from './crew-database.ts';

const database = withCrewDatabase();

test('What one process notes each of them hears of once', async () => {
  const [a, b] = [openNote(database.postgres, 'plan-again'), openNote(database.postgres, 'plan-again')];
  // Nothing is known of what was before.
  expect([await a.hasNews(), await b.hasNews()]).toEqual([true, true]);
  expect([await a.hasNews(), await b.hasNews()]).toEqual([false, false]);
  await Promise.all([a.leave(), b.leave()]);
  expect([await a.hasNews(), await b.hasNews()]).toEqual([true, true]);
  expect([await a.hasNews(), await b.hasNews()]).toEqual([false, false]);
  expect(await openNote(database.postgres, 'another').hasNews()).toBe(true);
});
