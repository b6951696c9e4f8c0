import type { StoryArchive } from '../../src/archive/story-archive.ts';
import type { Query } from '../../src/wire/query.ts';
import { noon } from '../contracts/invent-story.ts';
import type { Question, Rival } from './archive-rivals.ts';
import { time } from './archive-timing.ts';
import type { StoryMaker } from './make-stories.ts';
import { report, withVersion } from './report.ts';

const page = 10;

/** What the archive is held against, with its version. */
export const bareFts5 = `bare FTS5 (${withVersion('better-sqlite3')})`;

const print = (text: string) => process.stdout.write(`${text}\n`);

const questionsOf = ({
  word,
  cities,
}: StoryMaker): readonly (readonly [string, (run: number) => Question])[] => [
  ['rare word', (run) => ({ words: [word(40_000 + run)] })],
  ['middling word', (run) => ({ words: [word(2_000 + run)] })],
  ['common word', (run) => ({ words: [word(run % 5)] })],
  ['two common words', (run) => ({ words: [word(run % 5), word(5 + (run % 7))] })],
  ['two middling words', (run) => ({ words: [word(200 + run), word(500 + run)] })],
  ['phrase', (run) => ({ words: [word(run % 5), word(5 + (run % 7))], isPhrase: true })],
  ['city and word', (run) => ({ words: [word(20 + run)], city: cities[run % 40] ?? '' })],
  ['city', (run) => ({ words: [], city: cities[run % 400] ?? '' })],
];

/** A question in the archive's words. */
export function asQuery({ words, isPhrase = false, city }: Question): Query {
  const parts: Query[] = isPhrase
    ? [{ kind: 'phrase', text: words.join(' ') }]
    : words.map((text) => ({ kind: 'word', text }));
  if (city !== undefined) parts.push({ kind: 'field', field: 'city', value: city });
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'and', parts };
}

/** Twelve stretches of a month, as `/nieuws trend` counts a year. */
const year = Array.from(
  { length: 13 },
  (_, month) => noon - Math.round(((12 - month) * 365 * 86_400_000) / 12),
);

/** What only the archive is asked. */
type Counting = { readonly countYear: (question: Question | null) => unknown };

/** The archive as one of the rivals. */
export function asRival(archive: StoryArchive): Pick<Rival, 'find' | 'best' | 'complete'> & Counting {
  return {
    countYear: (question) =>
      archive.count(question === null ? { kind: 'all' } : asQuery(question), { edges: year }, noon),
    find: (question) => archive.find(asQuery(question), { limit: page }, noon),
    best: (question) => archive.find(asQuery(question), { limit: page, order: 'best' }, noon),
    complete: (begun) => archive.cities(begun, 25, noon),
  };
}

/** Prints one row a question: times of each, and behind them the ratio of the first to the second. `stories`: how many are asked. */
export async function ask(
  maker: StoryMaker,
  telex: Pick<Rival, 'find' | 'best' | 'complete'> & Partial<Counting>,
  bare: Rival | null,
  runs: number,
  stories = 0,
): Promise<void> {
  const ms = (value: number) => value.toFixed(3).padStart(10);
  const row = async (
    name: string,
    work: (rival: Pick<Rival, 'find' | 'best' | 'complete'>) => (run: number) => unknown,
    times = runs,
    least = 2,
  ) => {
    const ours = await time(times, work(telex));
    if (bare === null)
      return print(`  ${name.padEnd(20)}${ms(ours.p50)}${ms(ours.p99)}${ms(ours.undisturbed)}`);
    const theirs = await time(times, work(bare));
    const isWithin = (one: number, other: number) => one <= Math.max(least, 2 * other);
    const verdict = isWithin(ours.p99, theirs.p99)
      ? 'kept'
      : isWithin(ours.undisturbed, theirs.undisturbed)
        ? 'kept when undisturbed'
        : 'TOO SLOW';
    report({
      measure: `${name}, p99 of ${stories} stories, ms`,
      ours: ours.p99,
      rival: bareFts5,
      theirs: theirs.p99,
      limit: {
        words: `twice it, or ${least} ms${verdict === 'kept when undisturbed' ? ' (the shortest of three)' : ''}`,
        isKept: verdict !== 'TOO SLOW',
      },
    });
    const ratio = (ours.p99 / theirs.p99).toFixed(2).padStart(8);
    const columns = [ours.p50, ours.p99, ours.undisturbed, theirs.p50, theirs.p99, theirs.undisturbed]
      .map(ms)
      .join('');
    return print(`  ${name.padEnd(20)}${columns}${ratio}  ${verdict}`);
  };
  const heads =
    bare === null ? ['p50', 'p99', 'of 3'] : ['p50', 'p99', 'of 3', 'bare p50', 'bare p99', 'of 3'];
  print(
    `  ${''.padEnd(20)}${heads.map((head) => head.padStart(10)).join('')}${bare === null ? '' : 'x'.padStart(8)}`,
  );
  for (const [name, question] of questionsOf(maker))
    await row(
      name,
      ({ find }) =>
        (run) =>
          find(question(run)),
    );
  await row(
    'common word, best',
    ({ best }) =>
      (run) =>
        best({ words: [maker.word(run % 5)] }),
    Math.min(runs, 30),
  );
  await row(
    'autocomplete',
    ({ complete }) =>
      (run) =>
        complete((maker.cities[run % 400] ?? '').slice(0, 3)),
    runs,
    1,
  );
  const { countYear } = telex;
  if (countYear === undefined) return;
  for (const [name, question] of [
    ['a year, counted', null],
    ['common word, counted', { words: [maker.word(0)] }],
  ] as const) {
    const { p50, p99, undisturbed } = await time(Math.min(runs, 9), () => countYear(question));
    print(`  ${name.padEnd(20)}${[p50, p99, undisturbed].map(ms).join('')}`);
  }
}
