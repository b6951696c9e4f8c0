/**
 * `npm run bench -- archive-quality`: recall and precision of the search on the graded set of `fixtures/search/`, by what
 * the questions try, and on the third of it that is held out while tuning. `--misses` lists what went wrong, of the held-out
 * third only with `--all`.
 */

import { createSqliteArchive } from '../../src/archive/sqlite-archive.ts';
import { knownNames } from '../../src/desk/known-names.ts';
import { openDatabase } from '../../src/store/database.ts';
import {
  type GradedAnswer,
  gradeArchive,
  laterSets,
  readGradedSet,
  readLaterSet,
  score,
} from '../archive/graded-set.ts';
import { noon } from '../contracts/invent-story.ts';
import { readOptions } from './read-options.ts';
import { report } from './report.ts';

const values = readOptions({ misses: { type: 'boolean' }, all: { type: 'boolean' } });
const archive = createSqliteArchive(openDatabase(':memory:'), knownNames);
const set = readGradedSet();
for (const { story } of set) await archive.file(story, 'new', noon);
const answers = [...(await gradeArchive(archive, set))];

const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(9);
function print(name: string, some: readonly GradedAnswer[]): void {
  const { pairs, recall, precision, falseFound } = score(some);
  for (const [measure, share] of [
    ['recall', recall],
    ['precision', precision],
  ] as const)
    if (name === 'held out')
      report({
        measure: `${measure}, held out, %`,
        ours: share * 100,
        rival: null,
        theirs: null,
        limit: null,
      });
  process.stdout.write(
    `${name.padEnd(14)}${String(pairs).padStart(6)}${percent(recall)}${percent(precision)}${percent(falseFound)}\n`,
  );
}
process.stdout.write(`${''.padEnd(14)} pairs   recall precision    false\n`);
for (const kind of new Set(answers.map((answer) => answer.kind))) {
  print(
    kind,
    answers.filter((answer) => answer.kind === kind),
  );
}
print(
  'tuned on',
  answers.filter((answer) => !answer.heldOut),
);
print(
  'held out',
  answers.filter((answer) => answer.heldOut),
);
print('all', answers);
for (const file of laterSets) {
  const later = readLaterSet(file);
  const other = createSqliteArchive(openDatabase(':memory:'), knownNames);
  for (const { story } of later) await other.file(story, 'new', noon);
  const found = await gradeArchive(other, later);
  print(file.replace('graded-', '').replace('.txt', ''), found);
  answers.push(...found);
}
if (values.misses) {
  for (const answer of answers) {
    if (answer.found !== answer.relevant && (values.all || !answer.heldOut)) {
      process.stdout.write(`${answer.relevant ? 'missed' : 'false '} ${answer.kind}: ${answer.question}\n`);
    }
  }
}
