import { expect, test } from 'vitest';
import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { knownNames } from '../../src/desk/known-names.ts';
import { openDatabase } from '../../src/store/database.ts';
import { noon } from '../contracts/invent-story.ts';
import { gradeArchive, readGradedSet, score } from './graded-set.ts';

test('the graded set is answered: nearly all that is wanted is found, next to nothing besides', async () => {
  const db = openDatabase(':memory:');
  const archive = createSqliteArchive(db, knownNames);
  const set = readGradedSet();
  for (const { story } of set) await archive.file(story, 'new', noon);
  const answers = await gradeArchive(archive, set);
  const { pairs, recall, falseFound } = score(answers);
  expect(pairs).toBeGreaterThanOrEqual(200);
  expect(answers.filter(({ relevant }) => !relevant).length).toBeGreaterThan(pairs / 4);
  expect(recall).toBeGreaterThanOrEqual(0.95);
  expect(falseFound).toBeLessThanOrEqual(0.02);
  // As much is asked of what is not looked at while tuning: it must be no accident of the rest.
  const unseen = score(answers.filter(({ heldOut }) => heldOut));
  expect(unseen.pairs).toBeGreaterThan(pairs / 4);
  expect(unseen.recall).toBeGreaterThanOrEqual(0.95);
  expect(unseen.falseFound).toBeLessThanOrEqual(0.02);
  db.close();
});
