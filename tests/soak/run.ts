/** `npm run soak`: a long run, with a report. Ends with 1 when something was found, or not all was done that was asked for. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { usualShare } from './inject.ts';
import { summarise, writeTable } from './report.ts';
import { soak } from './soak.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string' },
    channels: { type: 'string', default: '200' },
    kills: { type: 'string', default: '500' },
    failing: { type: 'string', default: String(usualShare) },
    report: { type: 'string', default: join(tmpdir(), 'telex-soak.json') },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000_000) : Number(values.seed);
process.stderr.write(`Seed ${seed}\n`);
const run = await soak({
  seed,
  channels: Number(values.channels),
  kills: Number(values.kills),
  killsAtOnce: 8,
  minutes: values.minutes === undefined ? null : Number(values.minutes),
  failing: Number(values.failing),
  everyKind: values.minutes === undefined,
  storiesPerDay: 28,
  progress: (words) =>
    process.stderr.write(
      `${process.stderr.isTTY ? '\r\u001B[K' : ''}${words}${process.stderr.isTTY ? '' : '\n'}`,
    ),
});
const summary = summarise(run);
writeFileSync(values.report, `${JSON.stringify(summary, null, 2)}\n`);
process.stdout.write(`\n${writeTable(summary)}The report: ${values.report}\n`);
const isWhole = run.endedBy === 'all was done' || values.minutes !== undefined;
process.exitCode = summary.passed && isWhole ? 0 : 1;
