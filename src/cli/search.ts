import { styleText } from 'node:util';
import { type Command, InvalidArgumentError } from 'commander';
import type { Query } from '../wire/query.ts';
import { type ArchivedStory, newsTime } from '../wire/story.ts';
import { addDatabaseOption, type DatabaseOption } from './database-option.ts';
import { presentStory } from './parse.ts';
import { WrongUsage } from './wrong-usage.ts';

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
      'Finds stories in the archive, newest first. Words are the search language: "exact words", OR, -without, stad:, sectie:, bureau:, sinds:, tot:.',
    )
    .argument('[words...]', 'what to look for; nothing: everything')
    .option('--city <name>', 'only stories from this city')
    .option('--section <name>', 'only stories of this section')
    .option('--limit <number>', 'stories at most, 1 to 100', readLimit, 10)
    .option('--best', 'first what is most about the words, of the newest that have them')
    .option('--after <token>', 'the page after the one that printed this token')
    .option('--json', 'a line of JSON a story, as `telex parse` prints it');
  addDatabaseOption(command).action(async (words: string[], options: SearchOptions) => {
    const { parseQuery } = await import('../archive/parse-query.ts');
    const { formatQuery } = await import('../archive/format-query.ts');
    const { openNewsroom } = await import('../newsroom.ts');
    const now = Date.now();
    const parsed = parseQuery(words.join(' '), now, 'Europe/Amsterdam');
    if (!parsed.ok) throw new WrongUsage(parsed.problem.message);
    const parts: Query[] = [parsed.value];
    if (options.city !== undefined) parts.push({ kind: 'field', field: 'city', value: options.city });
    if (options.section !== undefined)
      parts.push({ kind: 'field', field: 'section', value: options.section });
    const newsroom = openNewsroom(options.database);
    const query: Query = { kind: 'and', parts };
    const { stories, next } = await newsroom.archive.find(
      query,
      {
        limit: options.limit,
        order: options.best ? 'best' : 'newest',
        ...(options.after === undefined ? {} : { after: options.after }),
      },
      now,
    );
    const other = stories.length === 0 ? await newsroom.archive.suggest(query, now) : null;
    newsroom.close();
    if (options.json) {
      for (const story of stories) process.stdout.write(`${JSON.stringify(presentStory(story))}\n`);
    } else if (stories.length === 0) {
      process.stderr.write(
        other === null
          ? 'Nothing found. Fewer or other words may find more.\n'
          : `Nothing found. Did you mean: ${formatQuery(other)}\n`,
      );
    } else {
      process.stdout.write(`${stories.map(showStory).join('\n\n')}\n`);
    }
    if (next !== null) process.stderr.write(`There is more: --after=${next}\n`);
  });
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new InvalidArgumentError('It takes a whole number from 1 to 100.');
  }
  return limit;
}

function showStory(story: ArchivedStory): string {
  const time = new Date(newsTime(story)).toLocaleString('nl-NL', {
    timeZone: 'Europe/Amsterdam',
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const origin = [story.dateline?.cities.join('/'), story.dateline?.agencies.join('/')]
    .filter(Boolean)
    .join(' · ');
  const line = [origin, story.section, time].filter(Boolean).join(' · ');
  const head = story.headline === null ? '' : `${styleText('bold', story.headline)}\n`;
  return `${head}${styleText('dim', `${line}  ${story.id}`)}\n${story.paragraphs[0] ?? ''}`;
}
