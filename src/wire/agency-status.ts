import type { AgencyTime } from './agency-time.ts';
import type { Signal, Status } from './item.ts';
import { saysKilled } from './kill-words.ts';
import type { Problem } from './problem.ts';

/** Words for "to be shown", as the formats define them and agencies put them there. */
const usableWords =
  /^(?:usable|useable|use|ok|okay|publish|publishable|published|public|publiceerbaar|gepubliceerd|vrij|vrijgegeven|frei|freigegeben|release|released|approved|active|available|live|online|final|normal|ready|current|valid|new|update|updated|correct|corrected|correction|corrective|usable-corrected)$/;
const withheldWords =
  /^(?:withheld|withhold|with-?held|hold|on[ -]?hold|held|suspended|draft|gesperrt|not[ -](?:publishable|usable|released|approved|public|for publication)|unusable|unpublished|unpublishable|pending|blocked|paused|niet vrijgegeven)$/;

/** A status as an agency gives it, read. */
export interface AgencyStatus {
  readonly status: Status | 'embargoed';
  /** The word, where nobody knows what it means; null otherwise. */
  readonly unknown: string | null;
}

/**
 * What an agency's status word means: NewsML's `Usable`, `Withheld`, `Canceled` and `Embargoed`, G2's `stat:canceled`,
 * NITF's `management-status`, ninjs' `pubstatus`, also as a concept's URI (`…/pubstatusg2/withheld`). `embargoed` stands
 * for: withheld unless a time of release can be read. No word is `usable`, as the formats' default is. A word that is none
 * of theirs fails closed: `withheld`, and told.
 */
export function readStatus(word: string | null): AgencyStatus {
  const plain = (word ?? '')
    .replace(/[/#]+$/, '')
    .replace(/^.*[:/#]/s, '')
    .trim()
    .toLowerCase();
  if (plain === '' || usableWords.test(plain)) return { status: 'usable', unknown: null };
  if (saysKilled(plain)) return { status: 'killed', unknown: null };
  if (withheldWords.test(plain)) return { status: 'withheld', unknown: null };
  if (/^(?:under )?embargo/.test(plain)) return { status: 'embargoed', unknown: null };
  return { status: 'withheld', unknown: word };
}

/** The word on a status that nobody knows: its item is withheld. `item`: the item's key or headline. */
export function describeStatus({ unknown }: AgencyStatus, item: string | null): readonly Problem[] {
  if (unknown === null) return [];
  const which = item === null ? 'An item' : `The item ${item}`;
  return [
    {
      code: 'unknown-status',
      message: `${which} has the status “${unknown.slice(0, 60)}”, which Telex does not know: it is withheld.`,
    },
  ];
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
