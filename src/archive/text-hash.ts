import { hash } from 'node:crypto';
import { cutGrams } from '../wire/grams.ts';
import type { Story } from '../wire/story.ts';
import { splitWords } from '../wire/words.ts';

/**
 * A 64-bit hash of an item's text, the same for any spacing, case, accents and punctuation; of its headline where it
 * has no text; null where it has neither. Signed, as SQLite keeps integers.
 */
export function textHash(item: Story): bigint | null {
  const held = ofTexts.get(item.paragraphs);
  if (held !== undefined) return held;
  const { text } = cutGrams(item.paragraphs);
  if (text === '') return headlineHash(item.headline);
  const hash = hashText(text);
  ofTexts.set(item.paragraphs, hash);
  return hash;
}

/** One item's text is sought, judged and remembered: it is hashed once. */
const ofTexts = new WeakMap<readonly string[], bigint>();

/** A 64-bit hash of a headline, by its words; null where it has none. */
export function headlineHash(headline: string | null): bigint | null {
  if (headline === null) return null;
  const read = readHeadline(headline);
  // Apart from a text of the same words.
  if (read.hash === undefined) read.hash = read.words === '' ? null : hashText(`# ${read.words}`);
  return read.hash;
}

interface Headline {
  readonly headline: string;
  /** Folded, a blank between two. */
  readonly words: string;
  hash?: bigint | null;
}

/** An item's headline is sought in two ways, then kept. */
let lastHeadline: Headline = { headline: '', words: '' };

function readHeadline(headline: string): Headline {
  if (headline !== lastHeadline.headline) lastHeadline = { headline, words: splitWords(headline).join(' ') };
  return lastHeadline;
}

/** Hashes that an item is looked up by among those that were remembered: its text, and that others replace or follow it. */
export function hashesSought(item: Story): readonly bigint[] {
  return [
    textHash(item),
    mentionHash('replaces', item.headline),
    mentionHash('evolved', item.storyKey),
  ].filter((hash) => hash !== null);
}

/** What is remembered of an item that was filed: its text, the headline that it replaces, the key that it evolved from. */
export function hashesKept(item: Story): readonly bigint[] {
  return [
    textHash(item),
    mentionHash('replaces', item.replaces),
    mentionHash('evolved', item.evolvedFrom),
  ].filter((hash) => hash !== null);
}

/** A hash of what one story says of another, apart from that of any text; null when it says nothing. */
function mentionHash(what: 'replaces' | 'evolved', text: string | null): bigint | null {
  if (text === null) return null;
  const words = what === 'evolved' ? text : readHeadline(text).words;
  return words === '' && what !== 'evolved' ? null : hashText(`#${what} ${words}`);
}

const bytes = Buffer.alloc(8);

/** The first 64 bits of the text's SHA-256. */
function hashText(text: string): bigint {
  // As a text: of bytes each would be a buffer of its own, outside the heap.
  const digest = hash('sha256', text, 'latin1');
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = digest.charCodeAt(i);
  return bytes.readBigInt64BE();
}
