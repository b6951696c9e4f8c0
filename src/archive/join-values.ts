import type { IToken } from 'chevrotain';
import { Close, Field, Open, Word } from './query-grammar.ts';

/** Words of one value at most: `Nieuwerkerk aan den IJssel`, `19 mei 2025 8:30`. */
const longestValue = 5;

/** A question in which values of several words were made out. */
export interface JoinedValues {
  readonly tokens: readonly IToken[];
  /** What was typed, with quotes around the values that were joined: it reads so by itself. */
  readonly text: string;
  /** The same with quotes also where a value of one word stands in what may be one of several; null where none does. */
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
 * and there is a doubt. `isValue`: whether a field, as it was typed, takes a value. Pure.
 */
export function joinValues(
  text: string,
  tokens: readonly IToken[],
  isValue: (field: IToken, value: string) => boolean,
): JoinedValues {
  const joined: Span[] = [];
  const doubtful: Span[] = [];
  for (const { field, at } of valuesOf(tokens)) {
    if (joined.some((span) => at < span.at + span.count)) continue;
    const span = longest(at, (value) => isValue(field, value));
    if (span === null) continue;
    (isValue(field, tokens[at]?.image ?? '') ? doubtful : joined).push(span);
  }
  return {
    tokens: joined.length === 0 ? tokens : joinTokens(tokens, joined),
    text: quoteSpans(text, tokens, joined),
    doubt: doubtful.length === 0 ? null : quoteSpans(text, tokens, [...joined, ...doubtful]),
  };

  function longest(at: number, fits: (value: string) => boolean): Span | null {
    const words = runOfWords(text, tokens, at);
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

/** The words from one on, with nothing but blanks between them, up to a comma or its like. */
function runOfWords(text: string, tokens: readonly IToken[], at: number): readonly string[] {
  const words: string[] = [];
  let end: number | null = null;
  for (const { tokenType, image, startOffset } of tokens.slice(at, at + longestValue)) {
    if (tokenType !== Word || (end !== null && text.slice(end, startOffset).trim() !== '')) break;
    words.push(image);
    end = startOffset + image.length;
    if (/[,;:!?]$/.test(image)) break;
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
