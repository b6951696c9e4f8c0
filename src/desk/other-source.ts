import type { Story } from '../wire/story.ts';
import { splitWords } from '../wire/words.ts';

/**
 * Whether two stories under one key may be of two sources: the key is a bare name (`4711`, `item-1`), which is unique for
 * the source that gave it and no further, and two sources gave it: feeds of two addresses, else as the credits name them.
 * What is killed or held back counts for all that go by the key, since it may come without its source; of feeds only what
 * says nothing of itself does so (an entry that was taken back), as no text of it can be held against the other's.
 */
export function mayBeOfOtherSource(item: Story, held: Story): boolean {
  if (item.storyKey === null) return false;
  if (areOfTwoFeeds(item, held))
    return isBareInFeed(item.storyKey) && saysSomething(item) && saysSomething(held);
  if (!/^[\p{L}\d_-]{1,24}$/u.test(item.storyKey)) return false;
  const isOpen = ({ status, embargoUntil }: Story) => status === 'usable' && embargoUntil === null;
  if (!isOpen(item) || !isOpen(held)) return false;
  const [of, heldOf] = [item, held].map(({ credit }) => splitWords(credit ?? '').join(' '));
  return of !== '' && heldOf !== '' && of !== heldOf;
}

/** Two feeds may have one title: they are told apart by where they are fetched. */
function areOfTwoFeeds(item: Story, held: Story): boolean {
  const isFetched = ({ format, source }: Story) => format === 'feed' && /^https?:\/\//i.test(source);
  return isFetched(item) && isFetched(held) && item.source !== held.source;
}

/** Whether an entry's id names it within its own feed only: no address, no URN, no tag (RFC 4151), no UUID, no hash. */
function isBareInFeed(key: string): boolean {
  if (/:\/\/|^(?:urn|tag|uuid):/i.test(key)) return false;
  return (
    !/^\{?[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{4,}\}?$/i.test(key) &&
    !/^(?:[\w-]+\.)+[a-z]{2,}\//i.test(key)
  );
}

function saysSomething({ headline, paragraphs }: Story): boolean {
  return headline !== null || paragraphs.length > 0;
}
