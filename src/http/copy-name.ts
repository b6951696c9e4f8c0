import { createHash } from 'node:crypto';

/** A name is shown up to so many characters. */
const longestName = 120;

/**
 * What copy that was sent is called: `push:anp/brug.txt#3f2a9c1b0d4e`. The name of its file stands for people; the number, of
 * its bytes, keeps two of one name apart, and is the same when it is sent again. `given`: as the sender wrote it, null when
 * it wrote none.
 */
export function nameCopy(sender: string, given: string | null, bytes: Uint8Array): string {
  const number = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return `push:${sender}/${cleanName(given ?? '')}#${number}`;
}

/** A header's value as text: Node gives its bytes as latin-1, and senders write UTF-8 or latin-1. */
export function readHeaderText(value: string): string {
  const utf8 = Buffer.from(value, 'latin1').toString('utf8');
  return utf8.includes('\ufffd') ? value : utf8;
}

/** The last part of a path, without what would steer a terminal or turn the text around. */
function cleanName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const plain = base.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').trim();
  return [...plain].slice(0, longestName).join('');
}
