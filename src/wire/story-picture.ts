import type { PictureUse, StoryPicture } from './item.ts';
import { aboutEditorialUse, allowing, refusing, reserving } from './picture-words.ts';

/** A file of a picture, as copy names it; null where it says nothing. */
export interface Rendition {
  readonly name: string | null;
  readonly href: string | null;
  /** Its media type. */
  readonly type: string | null;
  /** px */
  readonly width: number | null;
}

/** A picture as copy tells of it. */
export interface PictureCopy extends Pick<StoryPicture, 'alt' | 'caption' | 'credit' | 'rights' | 'until'> {
  readonly renditions: readonly Rendition[];
  /** False for one that is cancelled or withheld, or in a state that nobody knows. */
  readonly isUsable: boolean;
  /** As it stands in the copy: whether there is one, and from when it lets go; null when that cannot be read. */
  readonly embargo: { readonly given: boolean; readonly release: number | null };
}

/** The width that is looked for, px: twice that of a phone or of a message on a desk. */
const wantedWidth = 1_200;
/** What is narrower is a thumbnail, px. */
const leastWidth = 300;
/** Discord takes addresses up to this length. */
const longestAddress = 2_048;

/**
 * The picture that a story has of these: the first that can be shown at all, by an address from which anybody may fetch it. Null
 * for none.
 */
export function choosePicture(pictures: readonly PictureCopy[]): StoryPicture | null {
  for (const { renditions, isUsable, embargo, ...said } of pictures) {
    const url = isUsable ? chooseRendition(renditions) : null;
    if (url === null) continue;
    const use = embargo.given && embargo.release === null ? 'refused' : judgeTerms(said.rights);
    return { ...said, url, use, from: embargo.release };
  }
  return null;
}

/** What usage terms, as they stand, say of showing a picture. Without any, or in words that nobody knows: nothing. */
export function judgeTerms(terms: string | null): PictureUse {
  if (terms === null) return 'unstated';
  const said = aboutEditorialUse.reduce((text, pattern) => text.replace(pattern, ' '), terms);
  const has = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(said));
  if (has(refusing)) return 'refused';
  return has(allowing) && !has(reserving) ? 'allowed' : 'unstated';
}

/** The story's picture where it may be shown at `now` (ms since the epoch); null where it may not, and for none. */
export function shownPicture(
  { picture }: { readonly picture?: StoryPicture },
  now: number,
): StoryPicture | null {
  if (picture?.use !== 'allowed') return null;
  const { from, until } = picture;
  return (from === null || from <= now) && (until === null || now < until) ? picture : null;
}

/** When what `shownPicture` gives will be something else by itself, ms since the epoch; null for never. */
export function nextPictureChange(
  { picture }: { readonly picture?: StoryPicture },
  now: number,
): number | null {
  if (picture?.use !== 'allowed') return null;
  const ahead = [picture.from, picture.until].filter((at) => at !== null && at > now) as number[];
  return ahead.length === 0 ? null : Math.min(...ahead);
}

function chooseRendition(renditions: readonly Rendition[]): string | null {
  const distance = ({ width }: Rendition) =>
    width === null ? Number.MAX_SAFE_INTEGER : Math.abs(width - wantedWidth);
  const usable = renditions.filter(isWhole).toSorted((a, b) => distance(a) - distance(b));
  for (const { href } of usable) {
    const url = href === null ? null : readAddress(href);
    if (url !== null) return url;
  }
  return null;
}

/** A picture that is no thumbnail, nor a preview, over which agencies write their name. */
function isWhole({ name, type, width, href }: Rendition): boolean {
  if (/thumb|preview|watermark|icon/i.test(name ?? '')) return false;
  const isPicture =
    type === null
      ? /\.(?:jpe?g|png|webp|gif)$/i.test(href ?? '')
      : /^image\/(?:jpe?g|png|webp|gif)$/i.test(type);
  return isPicture && (width === null || width >= leastWidth);
}

/** What may stand behind a question mark: how large a picture is to be. Anything else may be the customer's own key. */
const aboutSize = /^(?:w|h|width|height|q|quality|fit|crop|format|fm|dpr|auto)$/i;

/**
 * An address that may stand in a channel for all to see: https, a host by its name in the public network, and nothing in it
 * that lets in only one customer. Null for any other.
 */
function readAddress(href: string): string | null {
  if (!URL.canParse(href) || href.length > longestAddress) return null;
  const url = new URL(href);
  const { protocol, username, password, port, hostname, hash } = url;
  const isPlain = protocol === 'https:' && `${username}${password}${port}${hash}` === '';
  const isNamed = /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(hostname);
  const isPrivate = /\.(?:local|internal|localhost|lan|home|corp|arpa|onion)$/.test(hostname);
  const isOpen = [...url.searchParams.keys()].every((key) => aboutSize.test(key));
  return isPlain && isNamed && !isPrivate && isOpen && url.href.length <= longestAddress ? url.href : null;
}
