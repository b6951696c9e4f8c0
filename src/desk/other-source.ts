import { isBareKey, isOfFetchedFeed } from '../wire/bare-key.ts';
import type { Story } from '../wire/story.ts';
import { splitWords } from '../wire/words.ts';

/**
 * Whether two stories under one key may be of two sources: the key is a bare name, and two sources gave it: feeds of two
 * addresses (which may have one title), else as the credits name them. What is killed or held back counts for all that go
 * by the key, since it may come without its source; of feeds only what says nothing of itself does so (an entry that was
 * taken back), as no text of it can be held against the other's.
 */
export function mayBeOfOtherSource(item: Story, held: Story): boolean {
  if (!isBareKey(item)) return false;
  if (isOfFetchedFeed(item) && isOfFetchedFeed(held)) {
    return item.source !== held.source && saysSomething(item) && saysSomething(held);
  }
  const isOpen = ({ status, embargoUntil }: Story) => status === 'usable' && embargoUntil === null;
  if (!isOpen(item) || !isOpen(held)) return false;
  const [of, heldOf] = [item, held].map(({ credit }) => splitWords(credit ?? '').join(' '));
  return of !== '' && heldOf !== '' && of !== heldOf;
}

function saysSomething({ headline, paragraphs }: Story): boolean {
  return headline !== null || paragraphs.length > 0;
}
