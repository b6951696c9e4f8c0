import { styleText } from 'node:util';
import { type Command, InvalidArgumentError } from 'commander';
import { ArchiveError } from '../archive/archive-error.ts';
import { readDatabaseUrl } from '../config.ts';
import { cleanText, cutText } from '../discord/text.ts';
import { countryCode, countryName } from '../wire/countries.ts';
import { provinces } from '../wire/provinces.ts';
import type { Query } from '../wire/query.ts';
import { findUnknownNames, namesIn } from '../wire/query-names.ts';
import { isEmptySpan, isStillToCome } from '../wire/query-span.ts';
import { type ArchivedStory, sentTime } from '../wire/story.ts';
import { foldText } from '../wire/words.ts';
import { addDatabaseOption, type DatabaseOption } from './database-option.ts';
import { presentStory } from './parse.ts';
import { readTimezone } from './read-timezone.ts';
import { describeUnknown, readTopic } from './read-topic.ts';
import { WrongUsage } from './wrong-usage.ts';

const examples = `
Times, after sinds: (since:) and tot: (until:):
  3d, 2u, 15min, 2w, 6mnd, "twee dagen geleden"    so long ago
  gisteren, maandag, "vorige week", "last month"   the last one; tot: has all of it
  2025-05-19, 19-5-2025, "19 mei", "May 19, 2025", 2025-05, 2025, 8:30, "gisteren 8:30"

Examples:
  telex search hulpgoederen -gaza sinds:3d
  telex search '"exact so" OR stad:Moskou'     (the shell takes quotes and brackets for its own: quote them)

All of the search language: docs/search.md`;

/** What is shown of a story's text, in characters (UTF-16 units): some lines of a terminal. */
const longestText = 320;

interface SearchOptions extends DatabaseOption {
  readonly city?: string;
  readonly section?: string;
  readonly limit: number;
  readonly best?: boolean;
  readonly after?: string;
  readonly json?: boolean;
}

/** `telex search`: a question to the archive. */
export function addSearch(program: Command): void {
  const command = program
    .command('search')
    .summary('find stories in the archive, newest first')
    .description(
      'Finds stories in the archive, newest first. Words are the search language: "exact words", OR, -without, ( ), stad:, land:, provincie:, sectie:, bureau:, sinds:, tot:.',
    )
    .argument('[words...]', 'what to look for; nothing: everything')
    .allowUnknownOption() // `-gaza` is a word of the search language.
    .addHelpText('after', examples)
    .option('--city <name>', 'only stories from this city')
    .option('--section <name>', 'only stories of this section')
    .option('--limit <number>', 'stories at most, 1 to 100', readLimit, 10)
    .option('--beste, --best', 'first what is most about the words, of the 100 newest that have them')
    .option('--after <token>', 'the page after the one that printed this token')
    .option('--json', 'a line of JSON a story, as `telex parse` prints it');
  addDatabaseOption(command).action(async (words: string[], options: SearchOptions) => {
    const { isKnownName } = await import('../desk/known-names.ts');
    const { formatQuery } = await import('../archive/format-query.ts');
    const { openStoriesToRead } = await import('../open-to-read.ts');
    const now = Date.now();
    refuseOptions(words);
    const timezone = readTimezone();
    const parts: Query[] = [(await readTopic(words.join(' '), now, timezone)).query];
    if (options.city !== undefined) parts.push({ kind: 'field', field: 'city', value: options.city });
    if (options.section !== undefined)
      parts.push({ kind: 'field', field: 'section', value: options.section });
    const room = openStoriesToRead(options.database, readDatabaseUrl());
    const query: Query = { kind: 'and', parts };
    const { after } = options;
    const order = options.best ? 'best' : 'newest';
    const page = { limit: options.limit, order, ...(after === undefined ? {} : { after }) } as const;
    const { stories, next } = await room.archive
      .find(query, page, now)
      .catch((error) => Promise.reject(inWords(error, options)));
    const asked = stories.length === 0 && after === undefined;
    const other = asked ? await room.archive.suggest(query, now) : null;
    const finds = async (one: Query) => (await room.archive.find(one, { limit: 1 }, now)).stories.length > 0;
    const unknown = after === undefined ? await findUnknownNames(query, { isKnownName, finds }) : [];
    room.close();
    for (const named of unknown) process.stderr.write(`${await describeUnknown(named, other !== null)}\n`);
    if (options.json) {
      for (const story of stories) process.stdout.write(`${JSON.stringify(presentStory(story))}\n`);
    } else if (stories.length === 0) {
      const never = after === undefined ? (whyNever(query, now) ?? whyNoPlace(query, formatQuery)) : null;
      const said = never ?? sayNothing(after, other && cleanText(formatQuery(other)), unknown.length > 0);
      process.stderr.write(`${said}\n`);
    } else {
      process.stdout.write(`${stories.map((story) => showStory(story, timezone)).join('\n\n')}\n`);
    }
    if (next !== null) process.stderr.write(`There is more: --after=${next}\n`);
  });
}

/** Why nothing could be found, whatever there is; null where something could. */
function whyNever(query: Query, now: number): string | null {
  if (isEmptySpan(query))
    return 'Nothing found: what stands after tot: lies before what stands after sinds:.';
  return isStillToCome(query, now) ? 'Nothing found: what stands after sinds: is still to come.' : null;
}

/** What to ask instead of a place that is a country or province, as commands say it; null where none is. */
function whyNoPlace(query: Query, formatQuery: (query: Query) => string): string | null {
  for (const { field, value } of namesIn(query)) {
    if (field !== 'city') continue;
    const code = countryCode(value);
    const province = provinces.find((names) => names.some((name) => foldText(name) === foldText(value)))?.[0];
    const meant =
      code !== null
        ? ({ field: 'country', value: countryName(code, 'nl') } as const)
        : province === undefined
          ? null
          : ({ field: 'province', value: province } as const);
    if (meant === null) continue;
    const question = formatQuery({ kind: 'field', ...meant });
    return `Nothing found from a place called ${meant.value}. That from the ${meant.field}: ${question}`;
  }
  return null;
}

function sayNothing(after: string | undefined, other: string | null, isExplained: boolean): string {
  if (after !== undefined) return 'There is nothing more.';
  if (other !== null) return `Nothing found. Did you mean: ${other}`;
  return isExplained ? 'Nothing found.' : 'Nothing found. Fewer or other words may find more.';
}

function inWords(error: unknown, { after, best }: SearchOptions): unknown {
  if (!(error instanceof ArchiveError) || error.code !== 'bad-page-token') return error;
  const search = best ? 'search with --best' : 'search without --best';
  return new WrongUsage(
    `--after takes what a ${search} printed behind 'There is more:'; ${JSON.stringify(after)} is not that`,
  );
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new InvalidArgumentError('It takes a whole number from 1 to 100.');
  }
  return limit;
}

/** A mistyped option must not become something to look for; a word that must not occur has one dash. */
function refuseOptions(words: readonly string[]): void {
  const option = words.find((word) => /^--\p{L}/u.test(word));
  if (option !== undefined) throw new WrongUsage(`unknown option '${option}'`);
}

/** A story for the terminal. Nothing of the copy may move the cursor, set colours or turn a line around. */
function showStory(
  { id, headline, section, dateline, paragraphs, ...times }: ArchivedStory,
  timezone: string,
): string {
  const time = new Date(sentTime(times)).toLocaleString('nl-NL', {
    timeZone: timezone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const origin = [dateline?.cities.join('/'), dateline?.agencies.join('/')].filter(Boolean).join(' · ');
  const line = cleanText([origin, section, time].filter(Boolean).join(' · '));
  const head = headline === null ? '' : `${styleText('bold', cutText(headline, longestText).text)}\n`;
  return `${head}${styleText('dim', `${line}  ${id}`)}\n${cutText(paragraphs[0] ?? '', longestText).text}`;
}
