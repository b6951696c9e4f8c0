import type { APIEmbed } from 'discord-api-types/v10';
import type { ArchivedStory } from '../wire/story.ts';
import { colours } from './colours.ts';
import { limits } from './limits.ts';
import { type PostEntry, tellChange, tellWithdrawal } from './post-entry.ts';
import { say, sayPlainly } from './say.ts';
import { agenciesOf, placeOf, smallPrint, untitledKey, type Voice } from './story-line.ts';
import { layOutStoryPicture } from './story-picture.ts';
import { bold, cutText, escapedLength, escapeText, firstSentence } from './text.ts';
import { tellClock } from './time-words.ts';
import { readWholeWords } from './whole-words.ts';

/** Characters of the lead's text: what a phone shows without much scrolling. The first paragraph gets more. */
const leadText = 800;
const firstParagraph = 1_200;

/**
 * The embed of a story that stands at the head of a message: headline, place, agency and time, and its first paragraphs. Of
 * one that was withdrawn, that. `postedAt`: the message's day, ms since the epoch.
 */
export function layOutLead(entry: PostEntry, voice: Voice, postedAt: number): APIEmbed {
  if (entry.kind === 'withdrawn') {
    return {
      title: `~~${sayPlainly(voice.language, 'withdrawn.lead')}~~`,
      description: tellWithdrawal(entry, voice, postedAt),
      color: colours.briefs,
    };
  }
  const remark = tellChange(entry, voice, postedAt, (story) => draw(story, voice, postedAt, ''));
  return draw(entry.story, voice, postedAt, remark);
}

function draw(
  story: ArchivedStory,
  { language, timezone }: Voice,
  postedAt: number,
  remark: string,
): APIEmbed {
  const { title, paragraphs } = splitHead(story);
  const { text, left } = firstParagraphs(paragraphs);
  const picture = layOutStoryPicture(story, language);
  const time = tellClock(story, language, timezone, postedAt);
  const parts = [
    smallPrint([bold(placeOf(story)), escapeText(agenciesOf(story)), time, remark]),
    ...text,
    ...(left > 0 ? [`-# ${say(language, 'digest.restOfLead', { count: left })}`] : []),
    ...(picture === null ? [] : [picture.line]),
  ];
  return {
    title: escapeText(title) || sayPlainly(language, untitledKey(story)),
    description: parts.join('\n\n'),
    color: colours.lead,
    ...(picture === null ? {} : { image: picture.image }),
  };
}

/** The headline and the text under it. Without a headline the first sentence stands in, and is not repeated. */
function splitHead(story: ArchivedStory): { title: string; paragraphs: readonly string[] } {
  const { headline, paragraphs: all } = readWholeWords(story);
  const paragraphs = all.filter((paragraph) => paragraph !== '');
  const [first = '', ...others] = paragraphs;
  const { text, whole } = cutText(headline || firstSentence(first), limits.embedTitle, escapedLength);
  if (headline !== '' || !whole) return { title: text, paragraphs };
  const rest = first.slice(text.length).trim();
  return { title: text, paragraphs: rest === '' ? others : [rest, ...others] };
}

/** The first paragraphs that fit, escaped, and how many are not there in full. The first is there in any case, cut if need be. */
function firstParagraphs(paragraphs: readonly string[]): { text: readonly string[]; left: number } {
  const text: string[] = [];
  let length = 0;
  let inFull = 0;
  for (const paragraph of paragraphs) {
    const { text: cut, whole } = cutText(paragraph, firstParagraph, escapedLength);
    length += escapedLength(cut);
    if (text.length > 0 && (length > leadText || !whole)) break;
    text.push(escapeText(cut));
    if (whole) inFull++;
  }
  return { text, left: paragraphs.length - inFull };
}
