import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type FoundWords, findWords } from './find-words.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Where all that is written may come to be seen by a reader: there every rule counts. The command line and the sandbox's page are
 * for whoever runs the bot.
 */
const seen = ['commands/*.ts', 'src/discord/*.ts'];
/** Where reasons are written in English for whoever runs the bot: there those rules count that only words for readers break. */
const behind = [
  'src/*.ts',
  'src/{archive,delivery,desk,digest,http,intake,metrics,picture,store,wire}/**/*.ts',
];
const ofReaders: readonly FoundWords['rule'][] = ['two languages', 'chosen by language', 'shown'];

/** Words that rightly stand outside the catalogue: in which file, which ones, and why. */
const rightful: Readonly<Record<string, readonly [texts: RegExp, why: string]>> = {
  'commands/words-of-message.ts': [/^aan af al /, 'words that are passed over in what others wrote'],
  'commands/zone-names.ts': [/./, 'names by which a timezone is found; it is shown by its own'],
  'src/discord/agency-names.ts': [/^\w+$/, 'names of companies'],
  'src/discord/fetch-attachment.ts': [
    /^(?:in time|from Discord)$/,
    'for the log; readers are told by the code',
  ],
  'src/discord/log-in-error.ts': [/Discord|Close code/, 'for whoever starts the bot'],
  'src/discord/operator-channel.ts': [/^(?:It|The (?:bot|connection)) /, 'for the log'],
  'src/discord/probe.ts': [/DISCORD_API_URL/, 'for whoever starts the bot'],
  'src/discord/send-problem.ts': [/token/, 'for the log; readers are told by the code'],
  'src/discord/topic-name.ts': [/^[A-Z ]+$/, 'codes of countries'],
  'src/delivery/schedule-vocabulary.ts': [/^elk uur$/, 'put behind what was typed, to be read with it'],
  'src/archive/format-query.ts': [/^(?: O[FR] |min)$/, 'the search language'],
  'src/wire/query-fields.ts': [/^[a-z]+$/, 'the search language'],
  'src/wire/countries.ts': [/^[A-Z ]+$/, 'articles, by codes of countries'],
  'src/wire/age.ts': [/geleden/, 'read in copy'],
  'src/wire/page/mark-line.ts': [/^text$/, 'a kind of line'],
};

function look(patterns: readonly string[], rules?: readonly FoundWords['rule'][]): Map<string, FoundWords[]> {
  const found = new Map<string, FoundWords[]>();
  for (const path of globSync(patterns, { cwd: root })) {
    const words = findWords(path, readFileSync(join(root, path), 'utf8'));
    const wrong = words.filter(({ rule }) => rules === undefined || rules.includes(rule));
    if (wrong.length > 0) found.set(path, wrong);
  }
  return found;
}

test('what readers see stands in the catalogue, but for a few words that are none of it', () => {
  const found = new Map([...look(seen), ...look(behind, ofReaders)]);
  const astray = [...found].flatMap(([path, words]) =>
    words
      .filter(({ text }) => rightful[path]?.[0].test(text) !== true)
      .map(({ line, text, rule }) => `${path}:${line} ${rule}: ${text}`),
  );
  expect(astray).toEqual([]);
  expect(
    Object.keys(rightful).filter((path) => !found.has(path)),
    'no longer needed',
  ).toEqual([]);
});

describe('the search for such words', () => {
  const of = (code: string) => findWords('a.ts', code).map(({ rule }) => rule);

  test.each([
    ["const a = { nl: 'ja', en: 'yes' };", 'two languages'],
    ["const a = { nl: { x: { y: 'ja' } }, en: { x: { y: 'yes' } } } as const;", 'two languages'],
    [
      `const a = { nl: (n: number) => \`elke \${n} uur\`, en: (n: number) => \`every \${n} hours\` };`,
      'two languages',
    ],
    ["const a = [{ label: 'Nederlands', value: 'nl' }];", 'shown'],
    ["const a = { name: 'eens', value: '1' };", 'shown'],
    [`const a = { content: \`\${n} berichten\` };`, 'shown'],
    ["reply('Dat lukt niet.');", 'sentence'],
    [`reply(\`Er zijn \${n} berichten.\`);`, 'sentence'],
    ["const a = known ?? 'Amsterdam';", 'name'],
    ["const a = language === 'nl' ? 'geen' : 'none';", 'chosen by language'],
  ])('finds %s', (code, rule) => {
    expect(of(code)).toContain(rule);
  });

  test.each([
    "throw new RangeError('A digest has a lead');",
    "log.warn({}, 'an answer came too late');",
    "const a = { code: 'unreachable', message: 'Discord could not be reached.' };",
    "refuse('file-not-had', 'The file did not come in whole.');",
    "const a = { nl: 'choice.dutch', en: 'choice.english' };",
    "const a = language === 'nl' ? 'nl-NL' : 'en-GB';",
    "type A = 'two words' | 'Name';",
    "import { a } from './two words.ts';",
    "if (name === 'Amsterdam') go();",
    "const a = { 'two words': 1 };",
    "const a = say(language, 'list.end');",
  ])('passes over %s', (code) => {
    expect(of(code)).toEqual([]);
  });
});
