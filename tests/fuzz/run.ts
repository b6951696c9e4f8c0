/**
 * `npm run fuzz -- --minutes 10 --target wire-copy --seed 4711`: feeds each target, or the one that is named, with anything for
 * so many minutes in all (default 10), and keeps what was not stood, made as short as it goes, in `fixtures/fuzz`. Ends
 * with 1 when there was something.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { keepFinding } from './findings.ts';
import type { FuzzTarget } from './target.ts';
import { targets } from './targets.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    target: { type: 'string' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
const wanted = targets.filter(({ name }) => name === (values.target ?? name));
if (!(minutes > 0) || !Number.isSafeInteger(seed) || wanted.length === 0) {
  console.error(
    `--minutes takes a number above 0, --seed a whole number, --target one of: ${targets.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const each = (minutes * 60_000) / wanted.length;
console.log(`Seed ${seed}; ${Math.round(each / 1_000)} s each.`);
let found = 0;
for (const target of wanted) found += (await feed(target)) ? 1 : 0;
process.exit(found > 0 ? 1 : 0);

/** Feeds one until its time is over or it breaks; true when it broke. */
async function feed(target: FuzzTarget): Promise<boolean> {
  const { check, close } = await target.open();
  let fed = 0;
  const property = fc.asyncProperty(target.inputs, async (input) => {
    fed += 1;
    await check(input);
  });
  const result = await fc.check(property, {
    seed,
    numRuns: Number.POSITIVE_INFINITY,
    interruptAfterTimeLimit: each,
    markInterruptAsFailure: false,
  });
  await close();
  const [input] = result.counterexample ?? [];
  if (!result.failed || result.counterexample === null) {
    console.log(`${target.name}: stood ${fed} inputs.`);
    return false;
  }
  console.error(`${target.name}: after ${fed} inputs: ${String(result.errorInstance)}`);
  console.error(`  kept in ${keepFinding(target.name, input)}`);
  return true;
}
