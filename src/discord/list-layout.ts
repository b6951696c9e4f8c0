import type { APIEmbed } from 'discord-api-types/v10';
import type { ArchivedStory } from '../wire/story.ts';
import { type BriefVoice, layOutBrief } from './brief-line.ts';
import { colours } from './colours.ts';
import { limits } from './limits.ts';
import { layOutReadMenu } from './read-menu.ts';
import { buttonRow, type Reply } from './reply.ts';
import { asMarkdown, say } from './say.ts';
import { cutText, escapedLength, escapeText } from './text.ts';
import { nextButton, previousButton } from './turn-buttons.ts';

/** What a question found. */
export interface Listing {
  /** Plain text. */
  readonly title: string;
  /** In the order in which they are shown, one at least. */
  readonly stories: readonly ArchivedStory[];
  /** How many came on the pages before this one. */
  readonly before: number;
  /** The moment at which it was asked, ms since the epoch. */
  readonly at: number;
  /** True when it was not looked through to the end, so that nobody knows. */
  readonly isCutShort?: boolean;
  /** True when the first are most about what was asked, rather than the newest. */
  readonly isBest?: boolean;
  /** Which page this is, from 1; the first unless given. */
  readonly page?: number;
  /** The custom_id of the button for the page before this one; none unless given. */
  readonly previous?: string | null;
  /** The custom_id of the button for the next page; null when the archive holds no more than these. */
  readonly next: string | null;
  /** What is said below the list, as markdown; none unless given. */
  readonly notes?: readonly string[];
}

/** The marker of menus under answers: nobody looks for those again. */
const answerMarker = 'antwoord';

/** Stories in an answer at most: one menu takes 25. */
const longestListing = limits.selectOptions;

/**
 * How many of these stories, one at least, fit one answer. `notes`: what is said below, as markdown.
 */
export function countFitting(
  stories: readonly ArchivedStory[],
  { before, at }: Pick<Listing, 'before' | 'at'>,
  voice: BriefVoice,
  notes: readonly string[] = [],
): number {
  return Math.max(1, layOutLines(stories, { before, at }, voice, notes).length);
}

/**
 * The stories as a numbered list with a menu to open them and buttons for the page before and the next one. What does not fit is left out,
 * and that is said: take no more than `countFitting`.
 */
export function layOutListing(listing: Listing, voice: BriefVoice): Reply {
  const { title, stories, before, page = 1, previous = null, next } = listing;
  const { isCutShort = false, isBest = false, notes = [] } = listing;
  const { language } = voice;
  const lines = layOutLines(stories, listing, voice, notes);
  const shown = stories.slice(0, lines.length);
  const isWhole = next === null && shown.length === stories.length;
  const said = { page, count: shown.length, from: before + 1, to: before + shown.length, isCutShort, isBest };
  const menu = layOutReadMenu(
    shown.map((story, index) => ({ story, number: before + index + 1 })),
    answerMarker,
    language,
  );
  const embed: APIEmbed = {
    title: escapeText(cutText(title, limits.embedTitle, escapedLength).text),
    description: [...lines, `-# ${tellCount(said, isWhole, next !== null, voice)}`, ...notes].join('\n\n'),
    color: colours.answer,
  };
  const onward = isCutShort ? 'list.on' : 'story.next';
  const turns = buttonRow(previousButton(previous, language), nextButton(next, onward, language));
  return { embeds: [embed], components: [...(menu === null ? [] : [menu]), ...turns] };
}

function layOutLines(
  stories: readonly ArchivedStory[],
  { before, at }: Pick<Listing, 'before' | 'at'>,
  voice: BriefVoice,
  notes: readonly string[],
): readonly string[] {
  const lines: string[] = [];
  // Room for the line below that says how many there are, whichever way it says so.
  let room = limits.embedDescription - 200 - notes.join('\n\n').length;
  for (const story of stories.slice(0, longestListing)) {
    const line = layOutBrief(story, before + lines.length + 1, voice, at);
    room -= line.length + 2;
    if (room < 0) break;
    lines.push(line);
  }
  return lines;
}

interface Said {
  readonly page: number;
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly isCutShort: boolean;
  readonly isBest: boolean;
}

function tellCount(
  { page, count, from, to, isCutShort, isBest }: Said,
  isWhole: boolean,
  canTurn: boolean,
  { language }: BriefVoice,
): string {
  if (from === 1 && isWhole) return say(language, 'list.count', { count });
  const at = page > 1 || canTurn ? `${say(language, 'list.page', { page })} · ` : '';
  const span = asMarkdown(from === to ? String(from) : say(language, 'list.span', { from, to }));
  if (isWhole) return at + say(language, 'list.last', { span });
  const shown = isCutShort
    ? say(language, 'list.soFar', { span })
    : from === 1
      ? say(language, isBest ? 'list.moreBest' : 'list.more', { count })
      : say(language, 'list.moreFrom', { span });
  return canTurn ? at + shown : `${at}${shown} ${say(language, 'list.narrow')}`;
}
