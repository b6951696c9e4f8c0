import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { scheduleProblem } from '../../src/delivery/schedule-problems.ts';
import { asMarkdown, catalogue, languageOf, say, sayPlainly } from '../../src/discord/say.ts';
import { tellProblem } from '../../src/discord/tell-problem.ts';
import { commandWords } from '../../src/discord/words/command-words.ts';
import type { Message } from '../../src/discord/words/message.ts';
import { queryProblemCodes } from '../archive/query-problem-codes.ts';
import { scheduleProblemCodes } from '../delivery/schedule-problem-codes.ts';

const messages = Object.entries(catalogue as Record<string, Message>);

/** The names that a message fills in, with their kinds, as ICU reads them. */
function namesIn(text: string): Record<string, 'text' | 'number'> {
  const names: Record<string, 'text' | 'number'> = {};
  const walk = (nodes: readonly unknown[]): void => {
    for (const node of nodes as {
      type: number;
      value: string;
      options?: Record<string, { value: unknown[] }>;
    }[]) {
      if (node.type === 1) names[node.value] ??= 'text';
      if (node.options !== undefined) {
        // 6 is a plural; of the others a select chooses by text.
        if (node.type === 6) names[node.value] = 'number';
        else names[node.value] ??= 'text';
        for (const option of Object.values(node.options)) walk(option.value);
      }
    }
  };
  walk(new IntlMessageFormat(text, 'nl', undefined, { ignoreTag: true }).getAst());
  return names;
}

describe('the catalogue', () => {
  test.each(messages)(
    '%s fills in the same in both languages, and what it says that it takes',
    (_, message) => {
      for (const text of [message.nl, message.en]) {
        const found = namesIn(text);
        expect(Object.keys(found).sort()).toEqual(Object.keys(message.takes ?? {}).sort());
        for (const [name, kind] of Object.entries(found)) {
          // A number may also stand in the text as it is; a text is never counted.
          if (kind === 'number') expect(message.takes?.[name]).toBe('number');
        }
      }
    },
  );

  test('counts in both languages as people do: one thing is, two are', () => {
    const two = sayPlainly('nl', 'digest.left', { count: 2, command: 'x' });
    expect(two).toMatch(/^Nog 2 berichten pasten er niet bij; ze kunnen/);
    expect(sayPlainly('nl', 'digest.left', { count: 1, command: 'x' })).toMatch(
      /^Nog 1 bericht paste er niet bij; het kan/,
    );
    const rights = { count: 2, permissions: 'A en B' };
    expect(sayPlainly('nl', 'share.iMayNot', rights)).toContain('mij ontbreken A en B');
    expect(sayPlainly('nl', 'share.iMayNot', { ...rights, count: 1 })).toContain('mij ontbreekt A en B');
    expect(sayPlainly('nl', 'privacy.drafts', { count: 2 })).toContain('die binnen het uur verdwijnen');
  });

  test('says in English that a thing is not something, and not as in Dutch that it is none', () => {
    // `is no longer`, `there is no …` and `… is no success` are English.
    const dutch = /(?<!there )\b(?:is|of) no (?!longer\b)|\bknows? no \b|not to be read|\bof you\b(?! may)/i;
    const english = messages.map(([key, { en }]) => `${key}: ${en}`);
    expect(english.filter((text) => dutch.test(text))).toEqual([]);
  });

  test('gives English readers examples in English', () => {
    const dutch =
      /\b(?:sectie|stad|bureau|provincie|sinds|tot|vandaag|gisteren|voetbal|2u)\b|Moskou|Den Haag|Buitenland|Binnenland|Regio\b/;
    // How copy is written, which is in Dutch.
    const ofCopy = new Set(['unread.example', 'reason.embargo-not-read']);
    const said = messages.filter(([key]) => !ofCopy.has(key)).map(([key, { en }]) => `${key}: ${en}`);
    const described = Object.entries(commandWords).map(([key, { en }]) => `${key}: ${en.description}`);
    const wrong = [...said, ...described].filter((text) => dutch.test(text.slice(text.indexOf(': '))));
    expect(wrong).toEqual([]);
  });

  test('says of a trend of everything, and of the last days, what can be read', () => {
    const topic = sayPlainly('nl', 'topic.everything');
    expect(sayPlainly('nl', 'trend.alt', { topic, numbers: '1 mei 2' })).not.toMatch(/nieuws .*nieuws/);
    const subtitle = { step: 'day', span: 'the last 7 days', count: 2, isPart: 'no' };
    expect(sayPlainly('en', 'trend.subtitle', subtitle)).toBe('per day · the last 7 days · 2 stories');
  });

  test('ends the following of a story that is gone in a sentence that can be read', () => {
    const topic = sayPlainly('nl', 'follow.topicUnnamed');
    expect(sayPlainly('nl', 'follow.ended', { topic })).not.toMatch(/niet meer .* niet meer/);
  });

  test('holds nothing that nobody says', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const files = globSync(['src/discord/*.ts', 'commands/*.ts'], { cwd: root });
    const code = files.map((file) => readFileSync(`${root}/${file}`, 'utf8')).join('\n');
    // Said by a computed key: permissions by their names, problems, reasons and failures by their codes, sources by state and
    // kind, what became of a story by its filing.
    const computed =
      /^(?:permission|why|problem|notSent|sourceState|sourceKind|sourceFailure|sourceMistake|reason|signal|filing)\./;
    const unused = messages
      .map(([key]) => key)
      .filter((key) => !computed.test(key) && !code.includes(`'${key}'`));
    expect(unused).toEqual([]);
    expect(Object.keys(commandWords).filter((key) => !code.includes(`'${key}'`))).toEqual([]);
  });

  test('knows why a source could not be had, by every code of the rooms that fetch and read it', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const files = globSync(
      ['src/intake/{http,page,feed,sources}/*.ts', 'src/open-source.ts', 'src/wire/feed/*.ts'],
      {
        cwd: root,
      },
    );
    const code = files.map((file) => readFileSync(`${root}/${file}`, 'utf8')).join('\n');
    const thrown =
      /(?:FetchTrouble\(\s*|\$\/, |\/\^HPE_\/, |ZSTD_\)\/, |_OVERFLOW\$\/, |\d: \[|return \[(?='[a-z-]+', '(?:pass|last))|null,\s+)'([a-z-]+)'/g;
    const given = /\bcode: '((?:broken|feed|no-page|page|look|unreadable)[a-z-]*)'/g;
    const codes = new Set(
      [thrown, given].flatMap((one) => [...code.matchAll(one)].map(([, found]) => found ?? '')),
    );
    // Told beside a look that went well.
    for (const aside of ['feed-cut-off', 'unreadable-file']) codes.delete(aside);
    expect(codes.size).toBeGreaterThan(30);
    expect([...codes].filter((one) => !(`sourceFailure.${one}` in catalogue))).toEqual([]);
  });

  test('knows every problem of a question, in both languages', () => {
    for (const code of queryProblemCodes) {
      const problem = { code, message: 'English only', at: { column: 7 } };
      for (const language of ['nl', 'en'] as const) {
        expect(tellProblem(problem, language).markdown).not.toContain('English only');
      }
    }
  });

  test('knows every problem of a schedule, in both languages, and what it is about', () => {
    for (const code of scheduleProblemCodes) {
      const problem = { ...scheduleProblem(code, 'half *seven*'), message: 'English only' };
      for (const language of ['nl', 'en'] as const) {
        const told = tellProblem(problem, language).markdown;
        expect(told).toContain('half \\*seven\\*');
        expect(told).not.toContain('English only');
      }
    }
  });

  test('leaves a problem that it does not know its own words, as text', () => {
    expect(tellProblem({ code: 'new', message: 'Bad *star*.' }, 'nl').markdown).toBe('Bad \\*star\\*.');
  });
});

describe('a message', () => {
  test('takes what is filled in for text from outside', () => {
    expect(say('nl', 'city.title', { city: '**@everyone**' })).toBe('Nieuws uit \\*\\*\\@everyone\\*\\*');
    expect(sayPlainly('en', 'city.title', { city: '**Kade**\u202e' })).toBe('News from **Kade**');
  });

  test('takes markdown of ours as it is', () => {
    expect(say('nl', 'time.received', { time: asMarkdown('<t:1:R>') })).toBe('ontvangen <t:1:R>');
  });

  test('counts', () => {
    expect([1, 2].map((count) => say('nl', 'list.count', { count }))).toEqual(['1 bericht', '2 berichten']);
    expect([1, 2].map((count) => say('en', 'list.count', { count }))).toEqual(['1 story', '2 stories']);
  });
});

test.each([
  ['nl', undefined, 'nl'],
  ['en-GB', 'nl', 'en'],
  ['de', 'nl', 'en'],
  [undefined, 'nl', 'nl'],
  [undefined, null, 'en'],
] as const)(
  'a reader whose Discord is in %s, in a server in %s, is answered in %s',
  (own, guild, language) => {
    expect(languageOf(own, guild)).toBe(language);
  },
);
