import type { IToken } from 'chevrotain';
import { Close, Field, Open, Word } from './query-grammar.ts';

/** Words of one value at most: `Nieuwerkerk aan den IJssel`, `19 mei 2025 8:30`. */
const longestValue = 5;

/** What joining asks of a field, as it was typed. */
export interface Fields {
  /** Whether it takes a value. */
  isValue(field: IToken, value: string): boolean;
  /** Whether its values are times. */
  isTime(field: IToken): boolean;
}

/** A question in which values of several words were made out. */
export interface JoinedValues {
  readonly tokens: readonly IToken[];
  /** What was typed, with quotes around the values that were joined: it reads so by itself. */
  readonly text: string;
  /** The same with what may have been meant instead: one word of what was joined, or several where one was read; null for none. */
  readonly doubt: string | null;
}

interface Span {
  /** In the tokens: the first, and how many. */
  readonly at: number;
  readonly count: number;
  readonly value: string;
}

/**
 * Makes out values of several words that were typed without quotes (`stad:Den Haag`): where the first word alone is no value
 * of its field, and it is one with those behind it. Where both are (`stad:Bergen op Zoom`) it stays as it was typed, one word,
 * and there is a doubt. Times are joined there too (`sinds:mei 2025`, `since:May 1`): nobody looks for the word `2025`. Only
 * a number that may count the word behind it (`sinds:mei 10 doden`) leaves a doubt. Pure.
 */
export function joinValues(
  text: string,
  tokens: readonly IToken[],
  { isValue, isTime }: Fields,
): JoinedValues {
  const joined: Span[] = [];
  const doubtful: Span[] = [];
  for (const { field, at } of valuesOf(tokens)) {
    if (joined.some((span) => at < span.at + span.count)) continue;
    const words = runOfWords(text, tokens, at, isTime(field));
    const span = longest(at, words, (value) => isValue(field, value));
    if (span === null) continue;
    const [first = ''] = words;
    const isOne = isValue(field, first);
    const joins = !isOne || isTime(field);
    if (joins) joined.push(span);
    if (isOne && !joins) doubtful.push(span);
    if (isOne && joins && mayCount(words, span.count)) doubtful.push({ at, count: 1, value: first });
  }
  const sure = joined.filter(({ at }) => doubtful.every((span) => span.at !== at));
  return {
    tokens: joined.length === 0 ? tokens : joinTokens(tokens, joined),
    text: quoteSpans(text, tokens, joined),
    doubt: doubtful.length === 0 ? null : quoteSpans(text, tokens, [...sure, ...doubtful]),
  };

  function longest(at: number, words: readonly string[], fits: (value: string) => boolean): Span | null {
    for (let count = words.length; count > 1; count -= 1) {
      // A comma behind a name is none of it.
      const value = words
        .slice(0, count)
        .join(' ')
        .replace(/[^\p{L}\p{N})]+$/u, '');
      if (fits(value)) return { at, count, value };
    }
    return null;
  }
}

/** Whether a value ends in a number that may belong to the word behind it. */
function mayCount(words: readonly string[], count: number): boolean {
  return words.length > count && /^\d{1,2}$/.test(words[count - 1] ?? '');
}

/** Where a value of a field begins: right behind it, or anywhere in its brackets. */
function* valuesOf(tokens: readonly IToken[]): Iterable<{ readonly field: IToken; readonly at: number }> {
  for (const [i, field] of tokens.entries()) {
    if (field.tokenType !== Field) continue;
    let depth = 0;
    for (let at = i + 1; at < tokens.length; at += 1) {
      const type = tokens[at]?.tokenType;
      if (type === Word) yield { field, at };
      if (type === Open) depth += 1;
      if (type === Close) depth -= 1;
      if (depth <= 0) break;
    }
  }
}

/** The words from one on, with nothing but blanks between them, up to a comma or its like; a date may have one (`May 1, 2026`). */
function runOfWords(text: string, tokens: readonly IToken[], at: number, isTime: boolean): readonly string[] {
  const words: string[] = [];
  let end: number | null = null;
  for (const { tokenType, image, startOffset } of tokens.slice(at, at + longestValue)) {
    if (tokenType !== Word || (end !== null && text.slice(end, startOffset).trim() !== '')) break;
    words.push(image);
    end = startOffset + image.length;
    if (/[,;:!?]$/.test(image) && !(isTime && /\d,$/.test(image))) break;
  }
  return words;
}

function joinTokens(tokens: readonly IToken[], spans: readonly Span[]): readonly IToken[] {
  return tokens.flatMap((token, i) => {
    const span = spans.find(({ at, count }) => i >= at && i < at + count);
    if (span === undefined) return [token];
    return i === span.at ? [{ ...token, image: span.value }] : [];
  });
}

function quoteSpans(text: string, tokens: readonly IToken[], spans: readonly Span[]): string {
  let quoted = text;
  for (const { at, count, value } of spans.toSorted((a, b) => b.at - a.at)) {
    const start = tokens[at]?.startOffset ?? 0;
    const last = tokens[at + count - 1];
    const end = last === undefined ? start : last.startOffset + last.image.length;
    const behind = quoted.slice(start, end).replace(/^.*[\p{L}\p{N})]/su, '');
    quoted = `${quoted.slice(0, start)}"${value}"${behind}${quoted.slice(end)}`;
  }
  return quoted;
}
