import { cleanText } from '../discord/text.ts';
import type { Query, QueryField } from '../wire/query.ts';
import type { NamedField } from '../wire/query-names.ts';
import { WrongUsage } from './wrong-usage.ts';

/**
 * Reads a question or topic as it was typed at `now` (ms) in `timezone` (IANA), and says on the error output where it was
 * read as something else than it looks like. Throws a `WrongUsage` in words. `text`: what reads the same by itself.
 */
export async function readTopic(
  typed: string,
  now: number,
  timezone: string,
): Promise<{ readonly query: Query; readonly text: string }> {
  const { readTyped } = await import('../archive/read-typed.ts');
  const { isKnownName } = await import('../desk/known-names.ts');
  const { query, text, doubt } = readTyped(typed, now, timezone, isKnownName);
  if (!query.ok) throw new WrongUsage(query.problem.message);
  if (text !== typed) process.stderr.write(`Read as: ${cleanText(text)}\n`);
  if (doubt !== null) process.stderr.write(`Did you mean: ${cleanText(doubt)}\n`);
  return { query: query.value, text };
}

const nouns: Readonly<Record<QueryField, string>> = {
  city: 'place',
  country: 'country',
  province: 'province',
  section: 'section',
  agency: 'agency',
};

/** What is typed of each field where nothing is near. */
const examples: Readonly<Record<QueryField, string>> = {
  city: 'Moskou',
  country: 'Frankrijk',
  province: 'Zeeland',
  section: 'Buitenland',
  agency: 'ANP',
};

/** Says that a name stands for nothing; with what was perhaps meant, else one that works, unless `isHelped` otherwise. */
export async function describeUnknown({ field, value }: NamedField, isHelped: boolean): Promise<string> {
  const said = `No story has the ${nouns[field]} “${cleanText(value)}”, and Telex knows none of that name.`;
  if (isHelped) return said;
  const { nearNames } = await import('../desk/known-names.ts');
  const { formatQuery } = await import('../archive/format-query.ts');
  const write = (name: string) => formatQuery({ kind: 'field', field, value: name });
  const [near] = nearNames(field, value);
  const instead =
    near === undefined ? `For example: ${write(examples[field])}` : `Did you mean ${write(near)}?`;
  return `${said} ${instead}`;
}
