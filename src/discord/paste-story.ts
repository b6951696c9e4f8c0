import { countryName } from '../wire/countries.ts';
import type { Story } from '../wire/story.ts';
import { type Prospect, tellProspect } from './paste-prospect.ts';
import { asMarkdown, say } from './say.ts';
import { agenciesOf, headOf, smallPrint, type Voice } from './story-line.ts';
import { cutText, escapedLength, escapeText } from './text.ts';
import { tellTime, timestamp } from './time-words.ts';

/** Characters of a headline, and of all places of a story, in a preview. */
const headText = 120;
const placeText = 150;

/** A story before it is kept, in the words of one that is. */
export function asArchived(story: Story) {
  return { ...story, revision: 1, firstSeenAt: story.capturedAt, changedAt: story.capturedAt };
}

/** Whether readers would not be shown it at `now` (ms). */
export function isHeld({ status, embargoUntil }: Story, now: number): boolean {
  return status !== 'usable' || (embargoUntil !== null && embargoUntil > now);
}

/**
 * A story as it was understood, as markdown: its role and headline, then places, agency, section and time, then whether it is
 * held back and why, what else the copy says of it, and what publishing it would do. `now`: ms since the epoch.
 */
export function layOutUnderstood(
  story: Story,
  prospect: Prospect,
  { number, isAlone }: { readonly number: number; readonly isAlone: boolean },
  voice: Voice,
  now: number,
): string {
  const { language } = voice;
  const archived = asArchived(story);
  const section = cutText(story.section ?? '', 60).text;
  const remarks = [...tellLife(story, voice, now), ...tellMarks(story, voice)];
  const outcome = tellProspect(prospect, { isKill: story.status === 'killed', isAlone }, voice);
  return [
    say(language, 'preview.line', {
      number,
      role: story.role,
      head: cutText(headOf(archived, language, headText), headText, escapedLength).text,
    }),
    smallPrint([
      tellPlaces(story, voice),
      escapeText(agenciesOf(archived)) || say(language, 'preview.noAgency'),
      section === ''
        ? say(language, 'preview.noSection')
        : say(language, 'preview.section', { name: section }),
      tellMoment(story, voice),
    ]),
    ...(remarks.length === 0 ? [] : [smallPrint(remarks)]),
    ...outcome.map((line) => smallPrint([line])),
  ].join('\n');
}

function tellPlaces({ dateline }: Story, { language }: Voice): string {
  if (dateline === null || dateline.cities.length === 0) return say(language, 'preview.noPlace');
  const { cities, places } = dateline;
  const known = places.map(({ name, country }) => `${name} (${countryName(country, language)})`).join(', ');
  const count = cities.length - places.length;
  const missing = { cities: cutText(cities.join('/'), placeText).text, count };
  return [
    escapeText(cutText(known, placeText).text),
    count > 0 ? say(language, 'preview.unknownPlace', missing) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** To the minute where that is known, so that an editor sees whether an age was understood. */
function tellMoment(story: Story, { language, timezone }: Voice): string {
  const { publishedAt, precision } = story;
  if (publishedAt === null) return say(language, 'preview.noTime');
  const isExact = precision === null || precision === 'minute' || precision === 'hour';
  return isExact ? timestamp(publishedAt, 'f') : tellTime(asArchived(story), language, timezone);
}

/** Why it is not shown; nothing when it is. */
function tellLife(story: Story, { language }: Voice, now: number): readonly string[] {
  const { status, embargoUntil } = story;
  if (status === 'killed') return [say(language, 'preview.killed')];
  const isEmbargoed = embargoUntil !== null && embargoUntil > now;
  if (isEmbargoed) {
    return [say(language, 'preview.embargo', { time: asMarkdown(timestamp(embargoUntil, 'f')) })];
  }
  return status === 'withheld' ? [say(language, 'preview.withheld')] : [];
}

function tellMarks({ signal, urgency, truncated }: Story, { language }: Voice): readonly string[] {
  return [
    ...(signal === null ? [] : [say(language, `signal.${signal}`)]),
    ...(urgency === null ? [] : [say(language, 'preview.urgency', { urgency })]),
    ...(truncated ? [say(language, 'preview.truncated')] : []),
  ];
}
