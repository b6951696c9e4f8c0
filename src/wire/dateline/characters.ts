/** Blanks as they occur inside a line: space, tab, no-break space, narrow no-break space. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0xa0 || code === 0x202f;
}

/** The index of the first character at or after `at` that is no blank. */
export function skipBlanks(text: string, at: number): number {
  let i = at;
  while (i < text.length && isBlank(text.charCodeAt(i))) i += 1;
  return i;
}

/** `'`, `‘`, `’`, `ʼ`, `` ` ``, `´`: what copy uses for an apostrophe. */
export function isApostrophe(code: number): boolean {
  return (
    code === 0x27 || code === 0x2018 || code === 0x2019 || code === 0x02bc || code === 0x60 || code === 0xb4
  );
}

/** `-`, `‐`, `‑`, `–`, `—`, `―`, `_`: what copy uses for the dash of a dateline. */
export function isDash(code: number): boolean {
  return code === 0x2d || (code >= 0x2010 && code <= 0x2015) || code === 0x5f;
}

/** `0` to `9`. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** What one character is to a word: a capital, a small letter, a letter without case (or a mark), or no letter. */
export type Letter = 'upper' | 'lower' | 'other' | null;

/** Classifies the character at `at` by Unicode; characters outside the BMP count as no letter. */
export function letterAt(text: string, at: number): Letter {
  const code = text.charCodeAt(at);
  if (code < 0x80) {
    if (code >= 0x61 && code <= 0x7a) return 'lower';
    return code >= 0x41 && code <= 0x5a ? 'upper' : null;
  }
  const char = text.charAt(at);
  const upper = char.toUpperCase();
  const lower = char.toLowerCase();
  if (upper !== lower) return char === lower ? 'lower' : 'upper';
  return /[\p{L}\p{M}]/u.test(char) ? 'other' : null;
}
