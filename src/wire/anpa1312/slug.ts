import { cleanLine, cleanOrNull } from '../clean-text.ts';

/** What names a message's story, and which version of it this is. */
export interface AnpaSlug {
  readonly slug: string | null;
  readonly takeKey: string | null;
}

/**
 * Parts slug and take key. `line`: what the second line says (`BC-LT--Chile-LlamaLibrar 1stLd-Writethru`), a slug of few
 * characters and a take key with nothing sure between them; `slugLine`: the line in the text, where commas part them
 * (`BC-LT--Chile-Llama Library, 1st Ld-Writethru,466`). The slug is the second line's, which all versions repeat; where
 * it ends, and what the take key is, the slug line says if there is one.
 */
export function readSlug(line: string | null, slugLine: string | null): AnpaSlug {
  const [name = '', ...behind] = (slugLine ?? '').split(',').map(cleanLine);
  const inText = cleanOrNull(behind.filter((part) => !/^\d*$/.test(part)).join(', '));
  if (line === null) return { slug: cleanOrNull(name), takeKey: inText };
  const comma = line.indexOf(',');
  const words = (comma < 0 ? line : line.slice(0, comma)).split(' ');
  const length = comma >= 0 ? words.length : countSlugWords(words, name);
  const rest = [words.slice(length).join(' '), comma < 0 ? '' : line.slice(comma + 1)];
  return {
    slug: cleanOrNull(words.slice(0, length).join(' ')),
    takeKey: inText ?? cleanOrNull(rest.join(' ')),
  };
}

/** How many words the slug has: as many as the slug line's begins with, blanks aside; without that line one. */
function countSlugWords(words: readonly string[], name: string): number {
  const whole = squeeze(name);
  let count = 1;
  while (count < words.length && whole.startsWith(squeeze(words.slice(0, count + 1).join('')))) count += 1;
  return count;
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}
