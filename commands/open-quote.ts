/** The marks of the search language that open and close a phrase: each closes what any of them opened. */
const quoteMark = /["“”„«»]/g;

/** Where a phrase begins that is not closed (yet), in UTF-16 code units; null where each is. */
export function openQuoteAt(text: string): number | null {
  const marks = [...text.matchAll(quoteMark)];
  return marks.length % 2 === 0 ? null : (marks.at(-1)?.index ?? null);
}

/** The text with the phrase closed that is still being typed, so that it can be read; without its mark where nothing stands behind that yet. */
export function closeQuote(text: string): string {
  const open = openQuoteAt(text);
  if (open === null) return text;
  return text.slice(open + 1).trim() === '' ? text.slice(0, open).trim() : `${text}"`;
}
