import { createToken, EmbeddedActionsParser, type IToken, Lexer, type TokenType } from 'chevrotain';

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

const Blank = token('Blank', /\s+/y, Lexer.SKIPPED);
/** `(`: what stands together begins. */
export const Open = token('Open', /\(/y);
/** `)`: what stands together ends. */
export const Close = token('Close', /\)/y);
/** Words between quotes of any kind: exactly so. */
export const Phrase = token('Phrase', /["“”„][^"“”„]*["“”„]/y);
/** A quote that nothing closes, with the rest of the question. */
export const OpenQuote = token('OpenQuote', /["“”„][^"“”„]*/y);
/** `OR`, `OF`, `|` or `||` as a word of its own. */
export const Or = token('Or', /(?:OR|OF|\|\|?)(?![^\s()])/y);
/** `AND` or `&&` as a word of its own; between words it is meant already. */
export const And = token('And', /(?:AND|&&)(?![^\s()])/y);
/** `NOT` before a blank, or dashes right before what must not occur. */
export const Without = token('Without', /NOT(?![^\s()])|[-–—‐‑−]+(?=[\p{L}\p{N}("“”„'‘’#@])/uy);
const Address = token('Address', /[a-z]+:\/\/[^\s()"“”„]+/iy);
/** `name:` right before its value, or a name that is a field even with a blank after it or a colon of full width. */
export const Field = token(
  'Field',
  /\p{L}+:(?=[^\s)])|(?:stad|plaats|land|provincie|sectie|rubriek|bureau|sinds|vanaf|tot|city|country|province|section|agency|since|until)[:：]/iuy,
);
// A sign on its own (`-`, `&`, `...`) says nothing: `Visma - Lease a Bike` is four words.
const Sign = token('Sign', /[^\p{L}\p{N}\s()"“”„]+(?![^\s()"“”„])/uy, Lexer.SKIPPED);
/** Anything else up to a blank, a bracket or a quote. */
export const Word = token('Word', /[^\s()"“”„]+/y);

const tokens = [Blank, Open, Close, Phrase, OpenQuote, Or, And, Address, Field, Without, Sign, Word];
const lexer = new Lexer(tokens, { safeMode: true, positionTracking: 'onlyOffset' });

/** Signs as keyboards for Chinese and Japanese have them, and what they stand for here: each as long as that. */
const wideSigns: Readonly<Record<string, string>> = { '（': '(', '）': ')', '＂': '"', '｜': '|', '－': '-' };

/** Cuts a question into tokens; every character belongs to one or is skipped, so nothing can fail. */
export function cutTokens(text: string): IToken[] {
  return lexer.tokenize(text.replace(/[（）＂｜－]/g, (sign) => wideSigns[sign] ?? sign)).tokens;
}

/** Whether a text is read as one word when it stands between blanks, rather than as syntax or as more than one thing. */
export function isPlainText(text: string): boolean {
  const [first, ...more] = cutTokens(text);
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
    return { kind: 'field', name: name.image.slice(0, -1), value, at: name.startOffset };
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

function typedText(kind: 'word' | 'phrase', token: IToken): Typed & { kind: 'word' | 'phrase' } {
  const text = kind === 'phrase' ? token.image.slice(1, -1) : token.image;
  return { kind, text, at: token.startOffset };
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
