import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { type Figure, withVersion } from './report.ts';

/** What became of one bench. */
export interface Outcome {
  readonly bench: string;
  readonly figures: readonly Figure[];
  /** Why it ended before its end, or null. */
  readonly failure: string | null;
}

/** What the figures depend on besides Telex, a line each. */
export function describeMachine(): readonly string[] {
  const [{ model = 'unknown processor' } = {}] = cpus();
  const load = loadavg().map((value) => value.toFixed(1));
  const versions = [
    'better-sqlite3',
    'pg',
    'minisearch',
    'discord.js',
    'undici',
    'feedsmith',
    '@resvg/resvg-js',
  ];
  return [
    `${model.trim()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; ${type()} ${release()}; Node ${process.versions.node}`,
    versions.map(withVersion).join(', '),
    `load average ${load.join(', ')}`,
  ];
}

/** The table of all benches, as Markdown: a row a figure, and one for each bench that failed. */
export function drawSummary(outcomes: readonly Outcome[]): string {
  const heads = ['bench', 'measure', 'ours', 'beside', 'theirs', 'ratio', 'to be kept', 'kept'];
  const rows = outcomes.flatMap(({ bench, figures, failure }) => [
    ...figures.map((figure) => cellsOf(bench, figure)),
    ...(failure === null ? [] : [[bench, `failed: ${failure}`, '', '', '', '', '', '']]),
  ]);
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function cellsOf(bench: string, { measure, ours, rival, theirs, limit }: Figure): readonly string[] {
  return [
    bench,
    measure,
    asNumber(ours),
    rival ?? '',
    theirs === null ? '' : asNumber(theirs),
    theirs === null ? '' : asNumber(ours / theirs),
    limit?.words ?? '',
    limit === null ? '' : limit.isKept ? 'yes' : 'no',
  ];
}

/** Three digits that mean something: `0.0231`, `1.02`, `12,300`. */
function asNumber(value: number): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(value);
}
