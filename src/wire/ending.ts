import { decodeLatin1 } from './decode.ts';
import { rootOfHead } from './xml-head.ts';

/**
 * What the end of a file says of whether more is to come. `whole`: it has the mark that ends its format; `open`: it could
 * end here; `cut-text`: a text that breaks off, as pages do by themselves too; `cut`: its format has an end, and it is not there.
 */
export type Ending = 'whole' | 'open' | 'cut-text' | 'cut';

/**
 * How copy ends, by its first bytes (4,096 or fewer) and its last ones; `end` is all of it when it has `size` bytes. Looks at no
 * more than the signs, so that it takes no time: what reads as whole may still be broken inside. Never throws.
 */
export function judgeEnding(head: Uint8Array, end: Uint8Array, size: number): Ending {
  if (end.length === 0 || isUnfilled(end)) return 'cut';
  // All signs are ASCII; between them UTF-16 has zeros, and its mark stands before them.
  const opening = decodeLatin1(head)
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  const tail = decodeLatin1(end).replaceAll('\0', '');
  if (tail.trim() === '') return opening === '' ? 'cut' : 'open';
  if (opening.startsWith('<')) return judgeXml(head, tail);
  if (/^[{[]\s*["{[]/.test(opening)) return judgeJson(tail, end.length >= size);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: SOH, with the SYN and DEL signs before it
  if (/^[\s\x16\x7f]*\x01/.test(opening)) return judgeMessages(tail);
  return judgeText(tail);
}

/** Room that was set aside for a file and is not yet filled: more zeros than anything ends with. */
function isUnfilled(end: Uint8Array): boolean {
  return end.length >= 16 && end.subarray(-16).every((byte) => byte === 0);
}

/** Its last tag closes the root, be it of the last of several documents; behind it stand comments at most. */
function judgeXml(head: Uint8Array, tail: string): Ending {
  const text = withoutComments(tail);
  const root = rootOfHead(head);
  if (root === null) return text.endsWith('>') ? 'open' : 'cut';
  if (root.tag.endsWith('/>') && text.endsWith('/>')) return 'whole';
  const closed = /<\/(?:[\w.-]+:)?([\w.-]+)\s*>$/.exec(text.slice(-200))?.[1];
  if (closed === undefined) return 'cut';
  const last = text.lastIndexOf('<?xml');
  const lastRoot = last < 0 ? root : rootOfHead(Buffer.from(text.slice(last, last + 4_096), 'latin1'));
  return closed === root.name || closed === lastRoot?.name ? 'whole' : 'cut';
}

function withoutComments(text: string): string {
  const trimmed = text.trimEnd();
  const comment = trimmed.endsWith('-->') ? trimmed.lastIndexOf('<!--') : -1;
  return comment < 0 ? trimmed : withoutComments(trimmed.slice(0, comment));
}

/** Every bracket that opens closes, and every string ends; of very long JSON only the last bracket is looked at. */
function judgeJson(tail: string, isAll: boolean): Ending {
  if (!/[}\]]\s*$/.test(tail)) return 'cut';
  if (!isAll) return 'open';
  let depth = 0;
  for (const [sign] of tail.matchAll(/"[^"\\]*(?:\\[\s\S][^"\\]*)*"|["{}[\]]/g)) {
    if (sign === '"') return 'cut';
    if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return depth === 0 ? 'whole' : 'cut';
}

/** ETX behind the last SOH and STX, then the time in the trailer, or EOT. */
function judgeMessages(tail: string): Ending {
  const begun = Math.max(tail.lastIndexOf('\x01'), tail.lastIndexOf('\x02'));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ETX and EOT
  const trailer = /[\x03\x04]([\s\S]*)$/.exec(tail.slice(begun + 1));
  if (trailer === null) return 'cut';
  const [ended, behind = ''] = trailer;
  return ended.includes('\x04') || /\d{4}[\s\S]*\n/.test(behind) ? 'whole' : 'open';
}

/** A line's end, the end of a sentence, or an age: a page could end so. */
function judgeText(tail: string): Ending {
  return /[\n\r]\s*$/.test(tail) || /(?:[.!?"')\]\x85\x92\x94\x99\x9d\xbb]|geleden|ago)\s*$/.test(tail)
    ? 'open'
    : 'cut-text';
}
