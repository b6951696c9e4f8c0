import { resolvePlaces } from './desk/gazetteer/resolve.ts';
import { toStory } from './desk/identity.ts';
import { detectFormat, parseCopy } from './wire/detect.ts';
import { explainMessages, messageRules } from './wire/explain-messages.ts';
import type { WireCopy, WireFormat, WireItem } from './wire/item.ts';
import { describeSteps, explainPage } from './wire/page/explain.ts';
import { pageRules } from './wire/page/trace.ts';
import type { Result } from './wire/problem.ts';
import type { Story } from './wire/story.ts';

/** Copy in hand to stories with identity and places, nothing kept. Copy that cannot be read is a problem. */
export function readStories(copy: WireCopy, format: WireFormat | 'auto'): Result<readonly Story[]> {
  return storiesOf(parseCopy(copy, format), copy);
}

/** What a reader gave, as stories. */
export function storiesOf(
  read: Result<readonly WireItem[]>,
  copy: Pick<WireCopy, 'source' | 'capturedAt'>,
): Result<readonly Story[]> {
  return read.ok ? { ok: true, value: read.value.map((item) => placeStory(item, copy)) } : read;
}

/**
 * Which rule read which part of a page, or what each line of IPTC 7901 or ANPA 1312 was taken for, in lines for a person.
 * Copy of another format is a problem: those formats name their fields themselves.
 */
export function explainCopy(copy: WireCopy, format: WireFormat | 'auto'): Result<readonly string[]> {
  const found = format === 'auto' ? detectFormat(copy.bytes.subarray(0, 4_096)) : format;
  if (found === 'iptc7901' || found === 'anpa1312') {
    const read = parseCopy(copy, found);
    if (!read.ok) return read;
    return { ok: true, value: describeSteps(explainMessages(copy, found), messageRules) };
  }
  if (found !== 'page') {
    const what = found === null ? 'no wire copy that Telex knows' : `copy of the format ${found}`;
    return {
      ok: false,
      problem: {
        code: 'not-explained',
        message: `Pages, IPTC 7901 and ANPA 1312 can be explained; this is ${what}.`,
      },
    };
  }
  const { items, steps } = explainPage(copy);
  return items.ok ? { ok: true, value: describeSteps(steps, pageRules) } : items;
}

/** An item as a story of its own, the places of its dateline looked up in the gazetteer. */
function placeStory(item: WireItem, copy: Pick<WireCopy, 'source' | 'capturedAt'>): Story {
  const { dateline, section, language } = item;
  if (dateline === null) return toStory(item, copy);
  const { cities, agencies, qualifiers } = dateline;
  const places = resolvePlaces(cities, { agencies, section, language, ...(qualifiers && { qualifiers }) });
  return toStory({ ...item, dateline: { ...dateline, places } }, copy);
}
