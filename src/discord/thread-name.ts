import type { Query } from '../wire/query.ts';
import { limits } from './limits.ts';
import type { PostEntry } from './post-entry.ts';
import { sayPlainly } from './say.ts';
import { headOf, type Voice } from './story-line.ts';
import { cutText } from './text.ts';
import { dateIn, nameEdition } from './time-words.ts';
import { headTopic } from './topic-name.ts';

/**
 * What the thread of a digest is called in a forum: `Buitenland · 19 mei 2025 · ochtendeditie`, plain text of at most 100
 * characters; a topic that does not fit is cut at a word. Times in ms since the epoch, as of a `DigestPage`.
 */
export function nameDigestThread(
  { from, to }: { readonly from: number; readonly to: number },
  { topic, language, timezone }: Voice & { readonly topic: Query },
): string {
  const head = headTopic(topic, language, timezone);
  return before(head, [dateIn(to, language, timezone), nameEdition(from, to, language, timezone)]);
}

/**
 * What the thread of a story is called in a forum: its headline and the message's day (`postedAt`, ms since the epoch), as
 * above; not a word of a story that was taken back.
 */
export function nameStoryThread(
  entry: PostEntry,
  { postedAt, language, timezone }: Voice & { readonly postedAt: number },
): string {
  const head =
    entry.kind === 'withdrawn'
      ? sayPlainly(language, 'thread.withdrawn')
      : headOf(entry.story, language, limits.threadName);
  return before(head, [dateIn(postedAt, language, timezone)]);
}

function before(head: string, rest: readonly string[]): string {
  const tail = rest.map((part) => ` · ${part}`).join('');
  return `${cutText(head, limits.threadName - tail.length).text}${tail}`;
}
