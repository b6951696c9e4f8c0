import type { Story } from '../wire/story.ts';
import { splitWords } from '../wire/words.ts';

/**
 * Whether two stories under one key may be of two sources: the key is a bare name (`4711`, `item-1`), which is unique for
 * the source that gave it and no further, and the credits name two sources. What is killed or held back counts for all that
 * go by the key, since it may come without its source.
 */
export function mayBeOfOtherSource(item: Story, held: Story): boolean {
  if (item.storyKey === null || !/^[\p{L}\d_-]{1,24}$/u.test(item.storyKey)) return false;
  const isOpen = ({ status, embargoUntil }: Story) => status === 'usable' && embargoUntil === null;
  if (!isOpen(item) || !isOpen(held)) return false;
  const [of, heldOf] = [item, held].map(({ credit }) => splitWords(credit ?? '').join(' '));
  return of !== '' && heldOf !== '' && of !== heldOf;
}
