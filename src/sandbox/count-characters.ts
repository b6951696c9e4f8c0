/**
 * How long Discord takes a text to be: its servers count code points, so that most emoji are one (discord-api-docs, issue
 * 1315, said by Discord). The schemas count in the same way.
 */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
