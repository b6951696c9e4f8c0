import { readSignal } from './agency-status.ts';
import type { AgencyTime } from './agency-time.ts';
import { findAgencyZone } from './agency-zone.ts';
import { emptyItem, type WireItem } from './item.ts';
import { settleBody } from './settle-body.ts';
import { settleAround } from './settle-item.ts';
import { dayOf, slugKey } from './slug-key.ts';
import { takeKeyHolds } from './take-key.ts';
import type { TextBlock } from './text-blocks.ts';

/** What a message of the line-based formats (IPTC 7901, ANPA 1312) says, its lines told apart. */
export interface MessageSigns {
  readonly format: 'iptc7901' | 'anpa1312';
  /** Whose slugs these are: the agency's service, or the form of the format. */
  readonly service: string;
  readonly sequence: string | null;
  /** 1 to 6. */
  readonly priority: number;
  readonly section: string | null;
  /** The slug as it is shown, and as it names the story. */
  readonly slug: string | null;
  readonly storySlug: string | null;
  readonly takeKey: string | null;
  readonly headline: string | null;
  readonly byline: string | null;
  readonly blocks: readonly TextBlock[];
  /** Notes to editors that stand outside the text. */
  readonly notes: readonly (string | null)[];
  /** As the copy gives it; null when it says nothing. */
  readonly language: string | null;
  /** Whose clock the message keeps: names of agencies, the best first; those of the dateline come in between. */
  readonly agencies: { readonly before: readonly string[]; readonly behind: readonly (string | undefined)[] };
  /** The time of the message, on the clock of an IANA zone when it names none itself. */
  readonly readTime: (zone: string) => AgencyTime | null;
  /** The message has its end. */
  readonly complete: boolean;
}

/**
 * Makes a message's item: zone and time from the agency, the key from service, day and slug, the body parted from what is not
 * published of it, status and embargo from take key and notes. Null when the message says nothing: neither headline nor
 * text, and no order about its slug. `capturedAt` in ms.
 */
export function settleMessage(signs: MessageSigns, capturedAt: number): WireItem | null {
  const { slug, takeKey, headline, agencies } = signs;
  const context = { headline, byline: signs.byline, placeLines: [], language: signs.language };
  const body = settleBody(signs.blocks, context);
  const zone = findAgencyZone(...agencies.before, ...(body.dateline?.agencies ?? []), ...agencies.behind);
  const time = signs.readTime(zone);
  const settled = settleAround(body, {
    ...context,
    notes: signs.notes,
    takeKey,
    time,
    status: takeKeyHolds(takeKey) ? 'withheld' : 'usable',
    embargo: { given: false, release: null },
    signal: readSignal(takeKey),
    zone,
    capturedAt,
  });
  const isEmpty = headline === null && settled.paragraphs.length === 0;
  if (isEmpty && (slug === null || settled.status === 'usable')) return null;
  const day = dayOf(time?.at ?? capturedAt, zone);
  return {
    ...emptyItem,
    ...settled,
    language: null,
    role: 'lead',
    format: signs.format,
    section: signs.section,
    truncated: !signs.complete,
    slug,
    priority: signs.priority,
    sequence: signs.sequence,
    storyKey: signs.storySlug === null ? null : slugKey(signs.service, signs.storySlug, day),
  };
}
