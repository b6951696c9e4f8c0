/**
 * A copy of the text that keeps nothing else alive. A piece cut out of a string holds on to the whole of it; what is
 * kept in a table for long must not hold on to the copy that it was found in.
 */
export function detachText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
