import type { Layout } from '../delivery/subscription.ts';
import type { Query } from '../wire/query.ts';
import type { ArchivedStory } from '../wire/story.ts';
import { askedPlace } from './asked-place.ts';
import { linesFor, widthOf } from './letter-width.ts';
import { sectionName } from './section-names.ts';
import { agenciesOf, hasHeadline, headOf, smallPrint, type Voice } from './story-line.ts';
import { cutText, escapeText, firstSentence } from './text.ts';
import { tellClock } from './time-words.ts';

/** Where a brief stands. */
export interface BriefVoice extends Voice {
  /** Of what its message is made: cards have larger letters. `embeds` unless told. */
  readonly layout?: Layout;
  /** What was asked for; everything unless told. */
  readonly topic?: Query;
}

/** How wide a line is on a phone of 390 px, em: 277 px of letters of 14 px in an embed, 273 px of 16 px in a card. */
const lineWidth = { embeds: 19.7, components: 17 } as const satisfies Record<Layout, number>;
/** Lines on a phone for number, place and news together. */
const mostLines = 2;
/** Characters of the news at most, and those that it gets however long the place is. */
const mostText = 110;
const leastText = 30;
/** Characters of a first sentence that stands whole in place of a headline: cut to two lines it loses its verb. */
const mostSentence = 160;
/** So many characters more are let be where the sentence ends with them: a desk has room, a phone a third line now and then. */
const mostToEnd = 10;
/** Characters of the places, and of the agencies. */
const mostPlace = 30;
const mostAgencies = 20;

/**
 * One story in a list, as markdown: its number and place in bold and what happened, on two lines of a phone at most; then, as small
 * print, agency and time and what else there is to remark (markdown). A headline is cut between words where it is longer, unless it ends a
 * few letters on; the first sentence of a brief without one stands whole, up to 160 characters. Of several places only that which was
 * asked for, or the first, stands (`KYIV/…`) where two lines do not hold all.
 * `at`: the moment at which the list is made, ms since the epoch.
 */
export function layOutBrief(
  story: ArchivedStory,
  number: number,
  voice: BriefVoice,
  at: number,
  remark = '',
): string {
  const cities = story.dateline?.cities ?? [];
  const isHeadline = hasHeadline(story);
  const head = isHeadline
    ? headOf(story, voice.language, mostText)
    : cutText(firstSentence(headOf(story, voice.language, 2 * mostSentence)), mostSentence).text;
  const words = wordsIn(head);
  const widths = words.map((word) => widthOf(word));
  const fitsBehind = (place: string) => roomBehind(place, number, lineWidth[voice.layout ?? 'embeds']);
  let place = cutText(cities.join('/'), mostPlace).text;
  let text = head;
  if (!fitsBehind(place)(widths)) {
    place = cutText(oneOf(story, voice), mostPlace).text;
    const fits = fitsBehind(place);
    if (isHeadline && !fits(widths)) text = cutNews(head, words, widths, fits);
  }
  const start = place === '' ? `**${number}.**` : `**${number}. ${escapeText(place)}** –`;
  // Where it is not told where it was, what it is about.
  const section = cities.length === 0 ? sectionName(story.section ?? '', voice.language) : '';
  const time = tellClock(story, voice.language, voice.timezone, at);
  const small = smallPrint([
    escapeText(cutText(agenciesOf(story), mostAgencies).text),
    escapeText(section),
    time,
    remark,
  ]);
  return `${start} ${escapeText(text)}\n${small}`;
}

/** Whether words of these widths (em) stand on two lines of width `most` (em) behind number and place. */
type Fits = (widths: readonly number[]) => boolean;

function roomBehind(place: string, number: number, most: number): Fits {
  const before = wordsIn(`${number}. ${place}`).map((word) => widthOf(word, true));
  if (place !== '') before.push(widthOf('–'));
  return (widths) => linesFor([...before, ...widths], most) <= mostLines;
}

/** As much of news that does not fit as does, plain text; `words` and their `widths` are its own. */
function cutNews(head: string, words: readonly string[], widths: readonly number[], fits: Fits): string {
  const mark = widthOf('\u00a0…');
  let kept = words.length - 1;
  while (kept > 1 && !fits([...widths.slice(0, kept - 1), (widths[kept - 1] ?? 0) + mark])) kept--;
  const length = words.slice(0, kept).join(' ').length;
  const isEnd = (one: string) => one.length <= length + mostToEnd && !one.endsWith('…');
  const end = isEnd(head) ? head : firstSentence(head);
  if (isEnd(end) && end.length > length) return end;
  return cutText(head, Math.max(leastText, length + 2)).text;
}

/** The one of several places that was asked for, or the first, with a mark that there are more; what else it came from is in the menu. */
function oneOf({ dateline }: ArchivedStory, { topic = { kind: 'all' } }: BriefVoice): string {
  if (dateline === null) return '';
  const at = askedPlace(dateline, topic);
  const city = dateline.cities[at] ?? '';
  if (at > 0) return `…/${city}`;
  return dateline.cities.length < 2 ? city : `${city}/…`;
}

function wordsIn(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
