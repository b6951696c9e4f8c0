/**
 * `npm run bench NAME [options]`: runs a bench, which prints its own tables. `npm run bench all` runs each of them in a short form, a few
 * minutes in all, and prints one table; what fails is a row in it, and the exit code is 1 then.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runShort } from './run-all.ts';
import { describeMachine, drawSummary, type Outcome } from './summary.ts';

const folder = import.meta.dirname;
/** A bench is a file that says in its first lines how it is run. */
const benches = readdirSync(folder)
  .filter((name) => readFileSync(join(folder, name), 'utf8').slice(0, 200).includes('`npm run bench -- '))
  .map((name) => basename(name, '.ts'))
  .sort();

const [name = '', ...options] = process.argv.slice(2);
const wanted = name === 'all' ? benches : benches.filter((bench) => bench === name);
if (wanted.length === 0) {
  console.error(`Name a bench: ${benches.join(', ')}, or all.`);
  process.exit(2);
}
/** What a bench says of itself in its first comment: how it is run, and what its options are. */
function helpOf(bench: string): string {
  const [, comment = ''] =
    /\/\*\*\n?(.*?)\*\//s.exec(readFileSync(join(folder, `${bench}.ts`), 'utf8')) ?? [];
  return comment.replaceAll(/^ \* ?/gm, '').trim();
}

if (options.includes('--help') || options.includes('-h')) {
  for (const bench of wanted) console.log(helpOf(bench));
  process.exit(0);
}
if (name === 'all') {
  if (options.length > 0) {
    console.error('All of them are run in their short form: name one to give it options.');
    process.exit(2);
  }
  const before = describeMachine();
  const outcomes: Outcome[] = [];
  for (const bench of benches) {
    const begun = performance.now();
    outcomes.push(runShort(bench, join(folder, `${bench}.ts`)));
    console.error(`${bench}: ${Math.round((performance.now() - begun) / 1_000)} s`);
  }
  console.log(`${before.join('\n')}; at the end ${describeMachine().at(-1)}\n\n${drawSummary(outcomes)}`);
  process.exit(outcomes.some(({ failure }) => failure !== null) ? 1 : 0);
}
for (const bench of wanted) {
  const run = spawnSync(process.execPath, ['--expose-gc', join(folder, `${bench}.ts`), ...options], {
    stdio: 'inherit',
  });
  if (run.status === 0) continue;
  // What a signal ends says nothing by itself.
  console.error(
    run.error === undefined
      ? `The bench ${bench} ended early: ${run.signal ?? `exit code ${run.status}`}.`
      : `The bench ${bench} could not be run: ${run.error.message}`,
  );
  process.exit(run.status ?? 1);
}
