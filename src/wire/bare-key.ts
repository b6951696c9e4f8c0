import type { Story } from './story.ts';

/** What of a story says whose its key is. */
type Keyed = Pick<Story, 'storyKey' | 'format' | 'source'>;

/** Whether the story came from a feed that was fetched: then its source is the feed's address. */
export function isOfFetchedFeed({ format, source }: Keyed): boolean {
  return format === 'feed' && /^https?:\/\//i.test(source);
}

/**
 * Whether a key is unique for the source that gave it and no further: `4711`, `item-1`. Of a feed that is every id but an
 * address, a URN, a tag (RFC 4151), a UUID or a hash.
 */
export function isBareKey(story: Keyed): boolean {
  const { storyKey } = story;
  if (storyKey === null) return false;
  if (!isOfFetchedFeed(story)) return /^[\p{L}\d_-]{1,24}$/u.test(storyKey);
  if (/:\/\/|^(?:urn|tag|uuid):/i.test(storyKey)) return false;
  const isHash = /^\{?[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{4,}\}?$/i.test(storyKey);
  return !isHash && !/^(?:[\w-]+\.)+[a-z]{2,}\//i.test(storyKey);
}
