import type { Language } from '../src/delivery/subscription.ts';
import { agencyName } from '../src/discord/agency-names.ts';
import type { Choice } from '../src/discord/command.ts';
import { sayPlainly } from '../src/discord/say.ts';
import { sectionName } from '../src/discord/section-names.ts';
import { offeredTimes, wordForAll } from '../src/discord/words/typed-words.ts';
import { countryCodes, countryName } from '../src/wire/countries.ts';
import { provinces } from '../src/wire/provinces.ts';
import type { QueryField } from '../src/wire/query.ts';
import { boundWords, fieldWords, namesOfField } from '../src/wire/query-fields.ts';
import { foldText } from '../src/wire/words.ts';
import { agenciesInNews } from './agencies-in-news.ts';
import type { CommandContext } from './context.ts';
import { isEverything } from './every-topic.ts';
import { closeQuote, openQuoteAt } from './open-quote.ts';
import { topicOf } from './subscription-words.ts';
import { findUnknown } from './unknown-names.ts';

/** What Discord shows at most. */
const mostChoices = 25;
/** Of each kind at most where several are offered, so that every kind has its turn. */
const mostOfKind = 8;
/** Words at the end that are taken together as the beginning of one name: `verenigde st`. */
const longestName = 4;

/** What is being typed at the end of a topic: what stands before it, the field when one was named, and the value so far. */
interface Tail {
  readonly before: string;
  /** As it was typed, with its colon; null for a word. */
  readonly prefix: string | null;
  readonly value: string;
}

/**
 * Completes a topic by its last term. Behind the name of a field (`stad:mos`, `section:`), in Dutch or English: the names
 * of that field. A word: the sections, places, countries, provinces and agencies that begin like it, in either language.
 * What was typed is offered too when it can be read and names nothing unknown: first, or behind the names of a field last,
 * since half a name is not meant. Before anything is typed, or as `alles` begins: everything; then the sections.
 */
export async function completeTopic(
  typed: string,
  language: Language,
  context: CommandContext,
): Promise<readonly Choice[]> {
  const text = typed.trim();
  const { terms, isField } = await completeTail(text, language, context);
  const all = { name: sayPlainly(language, 'topic.everything'), value: wordForAll[language] };
  const isBegun = Object.values(wordForAll).some((word) => foldText(word).startsWith(foldText(text)));
  const own = isEverything(text) ? [] : await ownChoice(isField ? text : closeQuote(text), language, context);
  return [...(isBegun ? [all] : []), ...withOwn(terms, own, isField)].slice(0, mostChoices);
}

/**
 * Completes a question of words in the same way. What was typed is always offered as it stands, a phrase closed, for it may be any words; a word
 * that begins as the name of a field does is completed to that field too.
 */
export async function completeQuestion(
  typed: string,
  language: Language,
  context: CommandContext,
): Promise<readonly Choice[]> {
  const text = typed.trim();
  const { terms, isField } = await completeTail(text, language, context);
  const fieldTerms = isField ? [] : await termsOfFields(text, language, context);
  const typedWhole = closeQuote(text);
  const own = typedWhole === '' ? [] : [{ name: typedWhole, value: typedWhole }];
  return withOwn([...fieldTerms, ...terms], own, isField);
}

function withOwn(terms: readonly Choice[], typed: readonly Choice[], isField: boolean): readonly Choice[] {
  const own = typed.filter(
    ({ value }) => !terms.some((choice) => foldText(choice.value) === foldText(value)),
  );
  const all = isField ? [...terms.slice(0, mostChoices - own.length), ...own] : [...own, ...terms];
  return [...new Map(all.map((choice) => [choice.value, choice])).values()].slice(0, mostChoices);
}

/** What the end of a topic may become, and whether that is the name of a field. */
async function completeTail(
  text: string,
  language: Language,
  context: CommandContext,
): Promise<{ readonly terms: readonly Choice[]; readonly isField: boolean }> {
  for (const tail of tailsOf(text)) {
    const terms = await termsOf(tail, language, context);
    if (terms.length === 0) continue;
    const whole = terms.map(({ name, value }) => ({ name: tail.before + name, value: tail.before + value }));
    return { terms: whole, isField: tail.prefix !== null };
  }
  return { terms: [], isField: false };
}

/** Letters of a field's name that are enough, and names of each that are shown then. */
const leastOfField = 2;
const mostOfField = 4;

/** Names of the fields that the last word is the beginning of: `bur` may become `bureau:ANP`. */
async function termsOfFields(
  text: string,
  language: Language,
  context: CommandContext,
): Promise<readonly Choice[]> {
  const [, before = '', begun = ''] = /^(.*?)(\p{L}*)$/su.exec(text) ?? [];
  if (begun.length < leastOfField || openQuoteAt(text) !== null) return [];
  const terms: Choice[] = [];
  for (const field of fields) {
    const called = namesOfField(fieldWords[field]).find((name) => name.startsWith(begun.toLowerCase()));
    if (called === undefined) continue;
    const values = await valuesOf(field, '', mostOfField, language, context);
    terms.push(...values.map((one) => termOf(called, field, one, language, context)));
  }
  return terms.map(({ name, value }) => ({ name: before + name, value: before + value }));
}

/** The ends of what was typed that may be one term, longest first. Within a phrase is none, but that which is the value of a field. */
function tailsOf(text: string): readonly Tail[] {
  const open = openQuoteAt(text) ?? text.length + 1;
  const starts = [0, ...[...text.matchAll(/(?<=[\s(])(?=[^\s)])/g)].map(({ index }) => index)].filter(
    (start) => start + (text[start] === '-' ? 1 : 0) < open,
  );
  const tails = starts.flatMap((start) => {
    const sign = /^-?/.exec(text.slice(start))?.[0] ?? '';
    const match = /^(\p{L}+:\s*)?["“”„]?([^"“”„:()]*)$/u.exec(text.slice(start + sign.length));
    if (match === null) return [];
    const [, prefix = null, value = ''] = match;
    return [{ before: text.slice(0, start) + sign, prefix, value: value.trim() }];
  });
  return tails.filter(({ value }) => value.split(/\s+/).length <= longestName);
}

/**
 * What that end may become, as it is typed in the search language and as readers call it; none for a field that there is not.
 */
async function termsOf(tail: Tail, language: Language, context: CommandContext): Promise<readonly Choice[]> {
  const { prefix, value } = tail;
  if (prefix === null) return termsOfWord(value, language, context);
  const name = prefix.slice(0, prefix.indexOf(':')).toLowerCase();
  const isNamed = (words: (typeof fieldWords)[QueryField]) => namesOfField(words).includes(name);
  const bound = Object.values(boundWords).some(isNamed);
  if (bound) {
    return offeredTimes[language]
      .filter((time) => time.startsWith(value))
      .map((time) => ({ name: `${name}:${time}`, value: `${name}:${time}` }));
  }
  const field = fields.find((other) => isNamed(fieldWords[other]));
  if (field === undefined) return [];
  const values = await valuesOf(field, value, mostChoices, language, context);
  return values.map((one) => termOf(name, field, one, language, context));
}

const fields = Object.keys(fieldWords) as readonly QueryField[];

async function termsOfWord(
  text: string,
  language: Language,
  context: CommandContext,
): Promise<readonly Choice[]> {
  const terms: Choice[] = [];
  const kinds: readonly QueryField[] =
    text === '' ? ['section'] : ['section', 'city', 'country', 'province', 'agency'];
  for (const field of kinds) {
    const most = text === '' ? mostChoices : mostOfKind;
    const values = await valuesOf(field, text, most, language, context);
    terms.push(...values.map((one) => termOf(fieldWords[field][language], field, one, language, context)));
  }
  return [...new Map(terms.map((term) => [term.value, term])).values()];
}

/** A value behind its field as that is called here, in quotes where it has blanks: as readers call it, and as it is found. */
function termOf(
  called: string,
  field: QueryField,
  value: string,
  language: Language,
  { formatQuery }: CommandContext,
): Choice {
  const query = { kind: 'field', field, value } as const;
  const behind = (text: string) => `${called}:${text.slice(text.indexOf(':') + 1)}`;
  // An agency is shown as a digest names it, and found by its code.
  const shown = field === 'agency' ? { ...query, value: agencyName(value) } : query;
  return { name: behind(formatQuery(shown, language)), value: behind(formatQuery(query)) };
}

/** The names of a field that begin as was typed, in either language, case and accents aside; all where nothing was. */
export async function valuesOf(
  field: QueryField,
  typed: string,
  most: number,
  language: Language,
  context: CommandContext,
): Promise<readonly string[]> {
  const { archive, now } = context;
  const start = foldText(typed);
  const isBegun = (names: readonly string[]) => names.some((name) => foldText(name).startsWith(start));
  switch (field) {
    case 'section': {
      const sections = await archive.sections(now());
      return sections
        .map(({ name }) => name)
        .filter((name) => isBegun([name, sectionName(name, 'en')]))
        .slice(0, most);
    }
    case 'city': {
      const cities = await archive.cities(typed, most, now());
      return cities.map(({ name, apart }) => apart ?? name);
    }
    case 'country': {
      const codes =
        typed === ''
          ? new Set((await archive.cities('', 100, now())).flatMap(({ country }) => country ?? []))
          : countryCodes().filter((code) => isBegun([countryName(code, 'nl'), countryName(code, 'en')]));
      return [...codes].slice(0, most).map((code) => countryName(code, language));
    }
    case 'province':
      return provinces
        .filter(isBegun)
        .slice(0, most)
        .map(([name = '']) => name);
    case 'agency':
      return (await agenciesInNews(context))
        .filter(({ code, name, aliases }) => isBegun([code, name, ...aliases]))
        .slice(0, most)
        .map(({ code }) => code);
  }
}

/** What was typed, as a choice, where it can be followed as it is. */
async function ownChoice(
  text: string,
  language: Language,
  context: CommandContext,
): Promise<readonly Choice[]> {
  if (text === '') return [];
  const { timezone } = context;
  const { query, text: topic } = context.readTyped(text, context.now(), timezone);
  if (!query.ok) return [];
  const unknown = await findUnknown(query.value, context);
  // A dateline may come to name any place.
  if (unknown.some(({ field }) => field !== 'city')) return [];
  return [{ name: topicOf({ topic, timezone }, language, context), value: topic }];
}
