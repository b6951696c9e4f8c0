import type { AgencyTime } from './agency-time.ts';
import type { Signal, Status } from './item.ts';
import { saysKilled } from './kill-words.ts';

const withheldWords = /^(?:withheld|withhold|with-?held|hold|on-?hold|held|suspended|draft|gesperrt)$/i;

/**
 * What an agency's status word means: NewsML's `Usable`, `Withheld`, `Canceled` and `Embargoed`, G2's `stat:canceled`,
 * NITF's `management-status`. `embargoed` stands for: withheld unless a time of release can be read. An unknown word
 * is `usable`, as the formats' default is: agencies put words of their own there.
 */
export function readStatus(word: string | null): Status | 'embargoed' {
  const plain = word?.replace(/^.*:/, '').trim() ?? '';
  if (saysKilled(plain)) return 'killed';
  if (withheldWords.test(plain)) return 'withheld';
  return /^embargo/i.test(plain) ? 'embargoed' : 'usable';
}

/** What take keys, signals and notes say that an item does to an earlier one; null when they say nothing of it. */
export function readSignal(...texts: readonly (string | null)[]): Signal | null {
  const text = texts.filter((one) => one !== null).join(' ; ');
  if (/(?<!\p{L})(?:correct|corrig|rectif|berichtig|korrekt)/iu.test(text)) return 'correction';
  if (/(?<!\p{L})(?:replac|refile|vervang|ersetz|rempla|subs?(?!\p{L}))/iu.test(text)) return 'replacement';
  if (
    /(?:\d(?:st|nd|rd|th)\s?(?:ld|lead)|(?<!\p{L})(?:update|lead|writethru|urgent-?lead))(?!\p{L})/iu.test(
      text,
    )
  ) {
    return 'update';
  }
  return null;
}

/** The embargo of an item as copy gives it. */
export interface Embargo {
  readonly status: Status;
  /** ms since the epoch; null when there is none, or none that could be read. */
  readonly embargoUntil: number | null;
}

/**
 * Settles status and embargo. `given`: the copy holds an embargo; `release`: the time of it that could be read. An
 * embargo without a time that can be read fails closed: the item is withheld.
 */
export function settleEmbargo(
  status: Status | 'embargoed',
  given: boolean,
  release: AgencyTime | null,
): Embargo {
  const plain = status === 'embargoed' ? 'usable' : status;
  const embargoed = given || status === 'embargoed';
  if (!embargoed) return { status: plain, embargoUntil: null };
  if (release !== null) return { status: plain, embargoUntil: release.at };
  return { status: plain === 'usable' ? 'withheld' : plain, embargoUntil: null };
}
