import { createToken, EmbeddedActionsParser, type IToken, Lexer, type TokenType } from 'chevrotain';
import { boundWords, fieldWords, namesOfField } from '../wire/query-fields.ts';

/** What stands in a question before it means anything: fields by their typed name, nothing looked up. */
export type Typed =
  | { readonly kind: 'word' | 'phrase'; readonly text: string; readonly at: number }
  | { readonly kind: 'field'; readonly name: string; readonly value: Typed; readonly at: number }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Typed[] }
  | { readonly kind: 'not'; readonly part: Typed };

/** Chevrotain drops the flag `u` of a pattern; a function of our own keeps it. `pattern` has the flag `y`. */
function token(name: string, pattern: RegExp, group?: string): TokenType {
  const exec = (text: string, offset: number): RegExpExecArray | null => {
    pattern.lastIndex = offset;
    return pattern.exec(text);
  };
  return createToken({
    name,
    pattern: { exec },
    line_breaks: true,
    ...(group === undefined ? {} : { group }),
  });
}

/** Quotes that open and close words that stand exactly so. */
const quotes = '"“”„«»';
/** Each of these quotes. */
export const anyQuote = new RegExp(`[${quotes}]`, 'g');
const names = [...Object.values(fieldWords), ...Object.values(boundWords)].flatMap(namesOfField).join('|');
/** Any sign of syntax, and blanks: what no word has in it. */
const apart = `\\s()${quotes}`;
/** Commas and the like right before a field: `gas,stad:Moskou`. */
const signsBeforeField = `[,;.+/·•…]+(?=(?:${names})[:：])`;
/** In a headline that is all capitals (`KABINET WIL NIET WACHTEN`) these are words: there is a small letter somewhere. */
const standsOut = '(?:(?<=\\p{Ll}[^]*)|(?=[^]*\\p{Ll}))';

const Blank = token('Blank', /\s+/y, Lexer.SKIPPED);
/** `(`: what stands together begins. */
export const Open = token('Open', /\(/y);
/** `)`: what stands together ends. */
export const Close = token('Close', /\)/y);
/** Between single quotes: several words, an apostrophe within one of them (`'foto's van Gaza'`) among them. */
const inSingle = `(?:[^${apart}'‘’]|(?<=\\p{L})['’](?=\\p{L}))+`;
/**
 * Words between quotes of any kind: exactly so. Single ones only where they stand around several words and are no apostrophe,
 * as in `'s-Gravenhage` and `'t Gooi`.
 */
export const Phrase = token(
  'Phrase',
  new RegExp(
    `[${quotes}][^${quotes}]*[${quotes}]|['‘](?![stnkmr]\\b)${inSingle}(?:\\s+${inSingle})+['’](?![^\\s).,;:!?])`,
    'iuy',
  ),
);
/** A quote that nothing closes, with the rest of the question. */
export const OpenQuote = token('OpenQuote', new RegExp(`[${quotes}][^${quotes}]*`, 'y'));
/** `OR`, `OF`, `|` or `||` as a word of its own. */
export const Or = token('Or', /(?:OR|OF|\|\|?)(?![^\s()])/y);
/** `AND`, `EN` or `&&` as a word of its own; between words it is meant already. */
export const And = token('And', new RegExp(`(?:AND|${standsOut}EN|&&)(?![^\\s()])`, 'uy'));
/** `NOT` or `NIET` before a blank, or dashes right before what must not occur. */
export const Without = token(
  'Without',
  new RegExp(`(?:NOT|${standsOut}NIET)(?![^\\s()])|[-–—‐‑−]+(?=[\\p{L}\\p{N}(${quotes}'‘’#@])`, 'uy'),
);
const Address = token('Address', new RegExp(`[a-z]+:\\/\\/[^${apart}]+`, 'iy'));
/** `name:` right before its value, or a name that is a field even with a blank before or after it or a colon of full width. */
export const Field = token(
  'Field',
  new RegExp(`\\p{L}+:(?=[^\\s)])|(?:${names})(?:[:：]|\\s+:(?=\\s*[\\p{L}\\p{N}${quotes}(]))`, 'iuy'),
);
// A sign on its own (`-`, `&`, `...`) says nothing: `Visma - Lease a Bike` is four words.
const Sign = token(
  'Sign',
  new RegExp(`[^\\p{L}\\p{N}${apart}]+(?![^${apart}])|${signsBeforeField}`, 'iuy'),
  Lexer.SKIPPED,
);
/** Anything else up to a blank, a bracket, a quote, or a field behind a comma. */
export const Word = token('Word', new RegExp(`(?:(?!${signsBeforeField})[^${apart}])+`, 'iuy'));

const tokens = [Blank, Open, Close, Phrase, OpenQuote, Or, And, Address, Field, Without, Sign, Word];
const lexer = new Lexer(tokens, { safeMode: true, positionTracking: 'onlyOffset' });

/** Signs as keyboards for Chinese and Japanese have them, and what they stand for here: each as long as that. */
const wideSigns: Readonly<Record<string, string>> = { '（': '(', '）': ')', '＂': '"', '｜': '|', '－': '-' };

/** Cuts a question into tokens; every character belongs to one or is skipped, so nothing can fail. */
export function cutTokens(text: string): IToken[] {
  return lexer.tokenize(text.replace(/[（）＂｜－]/g, (sign) => wideSigns[sign] ?? sign)).tokens;
}

/** Whether a text is read as one word when it stands between others, rather than as syntax or as more than one thing. */
export function isPlainText(text: string): boolean {
  const [, first, ...more] = cutTokens(`a ${text}`);
  const isText = first?.tokenType === Word || first?.tokenType === Address;
  return isText && more.length === 0 && first.image === text;
}

class QueryParser extends EmbeddedActionsParser {
  constructor() {
    super(tokens, { recoveryEnabled: false, maxLookahead: 1 });
    this.performSelfAnalysis();
  }

  question = this.RULE('question', (): Typed | null => this.OPTION(() => this.SUBRULE(this.either)) ?? null);

  either = this.RULE('either', (): Typed => {
    const parts = [this.SUBRULE(this.both)];
    this.MANY(() => {
      this.CONSUME(Or);
      parts.push(this.SUBRULE1(this.both));
    });
    return join('or', parts);
  });

  both = this.RULE('both', (): Typed => {
    const parts = [this.SUBRULE(this.one)];
    this.MANY(() => {
      this.OPTION(() => this.CONSUME(And));
      parts.push(this.SUBRULE1(this.one));
    });
    return join('and', parts);
  });

  one = this.RULE('one', (): Typed => {
    const without = this.OPTION(() => this.CONSUME(Without));
    const part = this.OR([
      { ALT: () => this.SUBRULE(this.group) },
      { ALT: () => this.SUBRULE(this.field) },
      { ALT: () => this.SUBRULE(this.text) },
    ]);
    return without ? { kind: 'not', part } : part;
  });

  group = this.RULE('group', (): Typed => {
    this.CONSUME(Open);
    const inside = this.SUBRULE(this.either);
    this.CONSUME(Close);
    return inside;
  });

  field = this.RULE('field', (): Typed => {
    const name = this.CONSUME(Field);
    const value = this.OR([{ ALT: () => this.SUBRULE(this.group) }, { ALT: () => this.SUBRULE(this.text) }]);
    return { kind: 'field', name: name.image.slice(0, -1).trimEnd(), value, at: name.startOffset };
  });

  text = this.RULE(
    'text',
    (): Typed =>
      this.OR([
        { ALT: () => typedText('phrase', this.CONSUME(Phrase)) },
        { ALT: () => typedText('word', this.CONSUME(Address)) },
        { ALT: () => typedText('word', this.CONSUME(Word)) },
      ]),
  );
}

/** What nobody sees: a soft hyphen, blanks without width. */
const unseen = /[\u00AD\u200B\u2060\uFEFF]/g;

function typedText(kind: 'word' | 'phrase', token: IToken): Typed & { kind: 'word' | 'phrase' } {
  const text = kind === 'phrase' ? token.image.slice(1, -1) : token.image;
  // As copy has none of them: pasted text may.
  return { kind, text: text.replace(unseen, ''), at: token.startOffset };
}

function join(kind: 'and' | 'or', parts: readonly Typed[]): Typed {
  const [only] = parts;
  return only && parts.length === 1 ? only : { kind, parts };
}

let parser: QueryParser | null = null;

/** Reads tokens as a question; null for none. Where the grammar breaks: the token there, undefined at the end. */
export function parseTokens(
  read: IToken[],
):
  | { readonly ok: true; readonly value: Typed | null }
  | { readonly ok: false; readonly at: IToken | undefined } {
  parser ??= new QueryParser();
  parser.input = read;
  const value = parser.question();
  const [error] = parser.errors;
  if (!error) return { ok: true, value };
  return { ok: false, at: read.includes(error.token) ? error.token : undefined };
}
