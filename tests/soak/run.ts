/** `npm run soak`: a long run, with a report. Ends with 1 when something was found. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { summarise, writeTable } from './report.ts';
import { soak } from './soak.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string', default: '30' },
    channels: { type: 'string', default: '200' },
    kills: { type: 'string', default: '500' },
    report: { type: 'string', default: join(tmpdir(), 'telex-soak.json') },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000_000) : Number(values.seed);
process.stderr.write(`Seed ${seed}\n`);
const run = await soak({
  seed,
  channels: Number(values.channels),
  kills: Number(values.kills),
  killsAtOnce: 4,
  minutes: Number(values.minutes),
  storiesPerDay: 28,
  progress: (words) =>
    process.stderr.write(
      `${process.stderr.isTTY ? '\r\u001B[K' : ''}${words}${process.stderr.isTTY ? '' : '\n'}`,
    ),
});
const summary = summarise(run);
writeFileSync(values.report, `${JSON.stringify(summary, null, 2)}\n`);
process.stdout.write(`\n${writeTable(summary)}The report: ${values.report}\n`);
process.exitCode = summary.passed ? 0 : 1;
