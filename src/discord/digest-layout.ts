import type { APIEmbed, RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import type { Post } from '../delivery/chat-gateway.ts';
import type { Digest } from '../digest/digest.ts';
import type { Query } from '../wire/query.ts';
import type { ArchivedStory } from '../wire/story.ts';
import { nameAgencies } from './agency-names.ts';
import { colours } from './colours.ts';
import { limits } from './limits.ts';
import { layOutReadMenu } from './read-menu.ts';
import { asMarkdown, say, sayPlainly } from './say.ts';
import { agenciesOf, layOutBrief, placeOf, smallPrint, untitledKey, type Voice } from './story-line.ts';
import { bold, cutText, escapedLength, escapeText, firstSentence } from './text.ts';
import { nameEdition, tellTime, weekdayIn } from './time-words.ts';
import { headTopic } from './topic-name.ts';
import { readWholeWords } from './whole-words.ts';

/** How a digest is laid out. */
export interface DigestVoice extends Voice {
  /** The digest's topic, parsed, for its head. */
  readonly topic: Query;
  /** The topic in the search language, as `/nieuws zoek` takes it; empty for everything. */
  readonly readOn: string;
  /** Goes into the menu's custom_id, so that the message can be found again. 1 to 40 characters, no colon. */
  readonly marker: string;
}

/** Characters of the lead's text: what a phone shows without much scrolling. The first paragraph gets more. */
const leadText = 800;
const firstParagraph = 1_200;

/**
 * A digest as Discord will get it: the topic, date and edition as a heading; the lead as an embed with headline, place,
 * agency and time, and its first paragraphs; the briefs as a numbered list in a second embed; a menu that opens any of
 * them. Pure, and within every limit of Discord whatever the stories hold.
 * How many stories it leaves out stands below the briefs. `storyIds`: what is in it, lead first; briefs that did not
 * fit are not among them.
 */
export function layOutDigest(
  digest: Digest,
  voice: DigestVoice,
): { readonly post: Post; readonly storyIds: readonly string[] } {
  const lead = layOutLead(digest.lead, voice);
  const room = limits.embedsTogether - lengthOf(lead) - footerLength;
  const all = layOutBriefs(digest.briefs, room, voice);
  const isAll = all.shown.length === digest.briefs.length && digest.left.count === 0;
  // Those that are left out are told of, which takes room too.
  const { embed: briefs, shown } = isAll ? all : layOutBriefs(digest.briefs, room, voice, leftLength);
  const stories = [digest.lead, ...shown];
  const main = briefs === null ? [lead] : [lead, briefs];
  const left = digest.left.count + digest.briefs.length - shown.length;
  const embeds = withSources(isAll ? main : withLeft(main, left, digest.left.orMore, voice), stories, voice);
  const menu = layOutReadMenu(
    stories.map((story, number) => ({ story, number: number === 0 ? null : number })),
    voice.marker,
    voice.language,
  );
  const body: RESTPostAPIChannelMessageJSONBody = {
    content: layOutHead(digest, stories.length, voice),
    embeds,
    components: menu === null ? [] : [menu],
    allowed_mentions: { parse: [] },
  };
  return { post: { body: { ...body } }, storyIds: stories.map((story) => story.id) };
}

function layOutHead(digest: Digest, count: number, { language, timezone, topic }: DigestVoice): string {
  const name = escapeText(cutText(headTopic(topic, language, timezone), 200).text);
  const small = say(language, 'digest.heading', {
    date: asMarkdown(weekdayIn(digest.to, language, timezone)),
    edition: asMarkdown(nameEdition(digest.from, digest.to, language, timezone)),
    count,
  });
  return `## ${name}\n-# ${small}`;
}

function layOutLead(story: ArchivedStory, { language, timezone }: DigestVoice): APIEmbed {
  const { title, paragraphs } = splitHead(story);
  const { text, left } = firstParagraphs(paragraphs);
  const parts = [
    smallPrint([bold(placeOf(story)), escapeText(agenciesOf(story)), tellTime(story, language, timezone)]),
    ...text,
    ...(left > 0 ? [`-# ${say(language, 'digest.restOfLead', { count: left })}`] : []),
  ];
  return {
    title: escapeText(title) || sayPlainly(language, untitledKey(story)),
    description: parts.join('\n\n'),
    color: colours.lead,
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

function layOutBriefs(
  stories: readonly ArchivedStory[],
  room: number,
  voice: DigestVoice,
  below = 0,
): { embed: APIEmbed | null; shown: readonly ArchivedStory[] } {
  const title = sayPlainly(voice.language, 'digest.briefs');
  const most = Math.min(limits.embedDescription, room - title.length) - below;
  const lines: string[] = [];
  let length = 0;
  for (const story of stories.slice(0, limits.selectOptions - 1)) {
    const line = layOutBrief(story, lines.length + 1, voice);
    length += line.length + (lines.length === 0 ? 0 : 2);
    // The first that does not fit ends the list: a later, shorter one must not overtake it.
    if (length > most) break;
    lines.push(line);
  }
  const embed = { title, description: lines.join('\n\n'), color: colours.briefs };
  return { embed: lines.length === 0 ? null : embed, shown: stories.slice(0, lines.length) };
}

const footerLength = 200;
const leftLength = 300;
/** A topic longer than this is not written out in the line on what is left. */
const longestCommand = 80;

function withLeft(embeds: APIEmbed[], count: number, orMore: boolean, voice: DigestVoice): APIEmbed[] {
  const { language, readOn } = voice;
  const isShort = readOn.length <= longestCommand && !/[`\p{Cc}]/u.test(readOn);
  const words = isShort ? readOn : '…';
  const command =
    readOn === ''
      ? sayPlainly(language, 'digest.readLatest')
      : sayPlainly(language, 'digest.readSearch', { words });
  const said = { count, command: asMarkdown(`\`${command}\``) };
  const line = say(language, orMore ? 'digest.leftOrMore' : 'digest.left', said);
  return embeds.map((embed, i) =>
    i < embeds.length - 1 ? embed : { ...embed, description: `${embed.description ?? ''}\n\n-# ${line}` },
  );
}

function withSources(embeds: APIEmbed[], stories: readonly ArchivedStory[], { language }: Voice): APIEmbed[] {
  const agencies = nameAgencies(stories);
  const last = embeds.at(-1);
  if (agencies === '' || last === undefined) return embeds;
  const { text } = cutText(sayPlainly(language, 'digest.sources', { agencies }), footerLength);
  return [...embeds.slice(0, -1), { ...last, footer: { text } }];
}

function lengthOf(embed: APIEmbed): number {
  return (embed.title?.length ?? 0) + (embed.description?.length ?? 0);
}
