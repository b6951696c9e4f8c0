import { createHash } from 'node:crypto';
import { readDateline } from '../dateline/read-dateline.ts';
import { readPlainOrHtml } from '../markup-blocks.ts';
import type { TextBlock } from '../text-blocks.ts';
import { splitWords } from '../words.ts';
import type { FeedEntry } from './decode.ts';

/** One story of an entry. */
export interface EntryPart {
  /** What is put behind the entry's key, so that each story has one of its own; empty for the story that the entry itself is. */
  readonly mark: string;
  readonly entry: FeedEntry;
}

/** Letters of a word by which a title is known to be about a text. */
const telling = 4;
/** Characters of a line that may be the headline of what stands below it. */
const longestHead = 160;

/**
 * The stories of an entry: a text in which a second paragraph begins with a place and an agency tells two events (an overview,
 * a brief below the story). The title is the first story's where it is
 * about it, else nobody's; a line right above a dateline is that story's headline. Any other entry is one story, as it is.
 */
export function splitEntry(entry: FeedEntry): readonly EntryPart[] {
  const blocks = entry.content === null ? [] : readPlainOrHtml(entry.content);
  const starts = blocks.flatMap((block, at) => (beginsStory(block) ? [at] : []));
  const [first] = starts;
  if (first === undefined || starts.length < 2) return [{ mark: '', entry }];
  const parts = starts.map((start, index) => {
    const head = index === 0 ? null : headAbove(blocks, start);
    const next = starts[index + 1];
    const end = next === undefined ? blocks.length : next - (headAbove(blocks, next) === null ? 0 : 1);
    return { head, blocks: blocks.slice(index === 0 ? 0 : start, end), start: blocks[start]?.text ?? '' };
  });
  const isOfFirst = isAbout(entry.title, parts[0]?.blocks ?? []);
  const cities = parts.map(({ start }) => cityMark(start));
  const byCity = Map.groupBy(cities, (city) => city);
  return parts.map(({ head, blocks, start }, index) => {
    const isOwn = index === 0 && isOfFirst;
    const city = cities[index] ?? '';
    // Of several from one place the words tell which is which.
    const isAlone = byCity.get(city)?.length === 1;
    const title = isOwn ? entry.title : head;
    return {
      mark: isOwn ? '' : `#${city}${isAlone ? '' : `-${openingMark(start)}`}`,
      entry: { ...entry, title, content: blocks.map(toHtml).join('') },
    };
  });
}

/** Only an agency's signature is beyond doubt: `GOES - KLOETINGE` is a match. */
function beginsStory({ kind, text }: TextBlock): boolean {
  if (kind !== 'paragraph') return false;
  const reading = readDateline(text, 'any');
  return (
    reading?.certain === true && reading.dateline.agencies.length > 0 && reading.dateline.cities.length > 0
  );
}

function headAbove(blocks: readonly TextBlock[], start: number): string | null {
  const above = blocks[start - 1];
  if (above === undefined || beginsStory(above)) return null;
  if (above.kind === 'subhead' || above.kind === 'strong') return above.text;
  const isHead = above.kind === 'paragraph' && above.text.length <= longestHead;
  return isHead && !/[.!?…:;,"'”’»)\]]$/.test(above.text) ? above.text : null;
}

function isAbout(title: string | null, blocks: readonly TextBlock[]): boolean {
  const wanted = splitWords(title ?? '').filter((word) => word.length >= telling);
  const words = new Set(splitWords(blocks.map(({ text }) => text).join(' ')));
  return wanted.length > 0 && wanted.filter((word) => words.has(word)).length * 2 >= wanted.length;
}

function cityMark(text: string): string {
  const cities = readDateline(text, 'any')?.dateline.cities ?? [];
  return cities.map((city) => splitWords(city).join('-')).join('-');
}

function openingMark(text: string): string {
  const words = splitWords(readDateline(text, 'any')?.rest ?? text).slice(0, 5);
  return createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 8);
}

function toHtml({ kind, text }: TextBlock): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  switch (kind) {
    case 'rule':
      return '<hr>';
    case 'subhead':
      return `<h3>${escaped}</h3>`;
    case 'strong':
      return `<p><b>${escaped}</b></p>`;
    default:
      return `<p>${escaped}</p>`;
  }
}
