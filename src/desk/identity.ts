import { hash } from 'node:crypto';
import { cutGrams } from '../wire/grams.ts';
import type { WireCopy, WireItem } from '../wire/item.ts';
import type { Story } from '../wire/story.ts';
import { splitWords } from '../wire/words.ts';

/** Below this many words a text can be said again of something else (`Net binnen: weerbericht`). */
export const tellingWords = 8;

/** RFC 4648, section 7, in lower case. */
const base32hex = '0123456789abcdefghijklmnopqrstuv';

/**
 * True for a key that an agency's slug makes (IPTC 7901, ANPA 1312): two stories of one day can go by one slug
 * (`Verkehr`), so that it joins less surely than an id that the agency gave.
 */
export function hasSlugKey(item: WireItem): boolean {
  return item.storyKey !== null && (item.format === 'iptc7901' || item.format === 'anpa1312');
}

/**
 * The id of a story of which this item is all that is known: 20 characters of lower-case base32hex (100 bits of a
 * SHA-256). Of the agency's own key where it has one (with the words where a slug is all the key there is); else of the text's words, whatever their case, accents and
 * punctuation, without headline, dateline and age, which differ from page to page. A text of fewer than
 * `tellingWords` words counts with its headline, dateline and day. `capturedAt` in ms.
 */
export function storyId(item: WireItem, capturedAt: number): string {
  if (item.storyKey !== null && !hasSlugKey(item)) return digest(['key', item.storyKey]);
  const { words, text } = cutGrams(item.paragraphs);
  if (item.storyKey !== null) return digest(['key', item.storyKey, ...(text === '' ? [] : [text])]);
  if (words.length >= tellingWords) return digest(['text', text]);
  const day = new Date(item.publishedAt ?? capturedAt).toISOString().slice(0, 10);
  const around = [item.headline, item.dateline?.raw].flatMap((text) => ['/', ...splitWords(text ?? '')]);
  return digest(['short', day, ...words, ...around]);
}

/**
 * The id of a story whose words another story had before it (a warning that is given again): of that id and of when this
 * one was sent.
 */
export function nextStoryId(story: Story): string {
  return digest(['again', story.id, String(story.publishedAt ?? story.capturedAt)]);
}

function digest(parts: readonly string[]): string {
  const bytes = hash('sha256', parts.join(' '), 'buffer');
  let bits = 0n;
  for (const byte of bytes.subarray(0, 13)) bits = (bits << 8n) | BigInt(byte);
  bits >>= 4n;
  let id = '';
  for (let i = 0; i < 20; i += 1) {
    id = (base32hex[Number(bits & 31n)] ?? '') + id;
    bits >>= 5n;
  }
  return id;
}

/** An item as a story of its own, before it is held against what the archive has. */
export function toStory(item: WireItem, copy: Pick<WireCopy, 'source' | 'capturedAt'>): Story {
  return {
    ...item,
    id: storyId(item, copy.capturedAt),
    source: copy.source,
    capturedAt: copy.capturedAt,
  };
}
