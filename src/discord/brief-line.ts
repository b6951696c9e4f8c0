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
/** Lines on a phone on which several places are named all, together with number and news. */
const mostLines = 2;
/**
 * Characters of the news, be it a headline or a first sentence, that stand whole: most of either are shorter. A Dutch sentence has its verb
 * late, and cut before it may say the opposite (“…, is vrijgesproken”).
 */
const mostNews = 240;
/** Characters of the places, and of the agencies. */
const mostPlace = 30;
const mostAgencies = 20;

/**
 * One story in a list, as markdown: its number and place in bold and what happened; then, as small print, agency and time and what else
 * there is to remark (markdown). The headline, or the first sentence of a story without one, stands whole up to 240 characters, and is cut
 * at a clause or between words beyond that. Of several places only that which was asked for, or the first, stands (`KYIV/…`) where two lines of a
 * phone do not hold all.
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
  const head = headOf(story, voice.language, 2 * mostNews);
  const { text } = cutText(hasHeadline(story) ? head : firstSentence(head), mostNews);
  const all = cutText(cities.join('/'), mostPlace).text;
  const isRoomy = fitsLines(all, number, text, lineWidth[voice.layout ?? 'embeds']);
  const place = isRoomy ? all : cutText(oneOf(story, voice), mostPlace).text;
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

/** Whether number, place and news stand on two lines of width `most`, em. */
function fitsLines(place: string, number: number, text: string, most: number): boolean {
  const before = wordsIn(`${number}. ${place}`).map((word) => widthOf(word, true));
  if (place !== '') before.push(widthOf('–'));
  return linesFor([...before, ...wordsIn(text).map((word) => widthOf(word))], most) <= mostLines;
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
