import type { APIEmbed, RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import type { Post } from '../delivery/chat-gateway.ts';
import type { Layout } from '../delivery/subscription.ts';
import type { BriefGroup, Digest, Left } from '../digest/digest.ts';
import type { Query } from '../wire/query.ts';
import type { ArchivedStory } from '../wire/story.ts';
import { nameAgencies } from './agency-names.ts';
import { type BriefVoice, layOutBrief } from './brief-line.ts';
import { colours } from './colours.ts';
import { layOutDigestButtons } from './digest-buttons.ts';
import { layOutLead } from './lead-embed.ts';
import { limits } from './limits.ts';
import { nameGroup } from './name-group.ts';
import { type PostEntry, tellChange, tellWithdrawal, toldOf } from './post-entry.ts';
import { layOutReadMenu } from './read-menu.ts';
import { asMarkdown, say, sayPlainly } from './say.ts';
import { smallPrint, type Voice } from './story-line.ts';
import { cutText, escapeText } from './text.ts';
import { nameEdition, weekdayIn } from './time-words.ts';
import { headTopic } from './topic-name.ts';
import { layOutWithdrawn } from './withdrawn-layout.ts';

/** How a digest is laid out. */
export interface DigestVoice extends Voice {
  /** The digest's topic, parsed, for its head. */
  readonly topic: Query;
  /** The topic in the search language, as `/nieuws zoek` takes it; empty for everything. */
  readonly readOn: string;
  /** Goes into the menu's custom_id, so that the message can be found again. 1 to 40 characters, no colon. */
  readonly marker: string;
  /** Of what the message is made: how much fits hangs on it. */
  readonly layout: Layout;
}

/** A digest's message at any time after it was chosen. */
export interface DigestPage {
  /** The window of time, ms since the epoch: after `from`, up to and with `to`. */
  readonly from: number;
  readonly to: number;
  /** In the order in which they are read, the lead first; one at least. */
  readonly entries: readonly PostEntry[];
  /** Entry by entry what it stands together with, none for the lead; left out for one list. */
  readonly groups?: readonly (BriefGroup | null)[];
  readonly left: Left;
  /** How many stories were posted and taken out since. */
  readonly takenOut: number;
}

/** A message, and the ids of the stories that it tells, lead first. */
export interface LaidOut {
  readonly post: Post;
  readonly storyIds: readonly string[];
}

/** As `layOutPage`, for a digest that was chosen just now. */
export function layOutDigest(digest: Digest, voice: DigestVoice): LaidOut {
  const { from, to, left, groups: of = [] } = digest;
  const entries = [digest.lead, ...digest.briefs].map(
    (story): PostEntry => ({ kind: 'told', story, change: null }),
  );
  const groups = [null, ...of.flatMap((group) => Array.from({ length: group.count }, () => group))];
  return layOutPage({ from, to, left, entries, groups, takenOut: 0 }, voice);
}

/**
 * A digest as Discord will get it: the topic, date and edition as a heading; the lead as an embed with headline, place,
 * agency and time, and its first paragraphs; the briefs as a numbered list in a second embed, under headings where they stand in
 * groups; a menu that opens any of
 * them. Pure, and within every limit of Discord whatever the stories hold.
 * How many stories it leaves out stands below the briefs. What was withdrawn since keeps its place and number, without a
 * word of it; a digest that tells nothing any more is one line. `storyIds`: briefs that did not fit are not among them.
 */
export function layOutPage(page: DigestPage, voice: DigestVoice): LaidOut {
  const [lead, ...others] = page.entries;
  if (lead === undefined) throw new RangeError('A digest has a lead');
  if (toldOf(page.entries).length === 0) {
    return { post: layOutWithdrawn(page.entries, voice, page.to), storyIds: [] };
  }
  const head = layOutLead(lead, voice, page.to);
  const room = roomFor(voice.layout) - lengthOf(head) - footerLength;
  const isWhole = page.left.count === 0 && page.takenOut === 0;
  const groups = page.groups?.slice(1) ?? [];
  const all = isWhole ? layOutBriefs(others, groups, room, voice, page.to) : null;
  // Those that are left out are told of, which takes room too.
  const { embed: briefs, shown } =
    all?.shown.length === others.length
      ? all
      : layOutBriefs(others, groups, room, voice, page.to, page.takenOut > 0 ? 2 * leftLength : leftLength);
  const told = toldOf([lead, ...shown]);
  const stories = told.map(({ story }) => story);
  const main = briefs === null ? [head] : [head, briefs];
  const left = { ...page.left, count: page.left.count + others.length - shown.length };
  const remarks = [
    ...(left.count > 0 ? [tellLeft(left, voice)] : []),
    ...(page.takenOut > 0 ? [say(voice.language, 'withdrawn.takenOut', { count: page.takenOut })] : []),
  ];
  const menu = layOutReadMenu(
    [lead, ...shown].flatMap((entry, number) =>
      entry.kind === 'told' ? [{ story: entry.story, number: number === 0 ? null : number }] : [],
    ),
    voice.marker,
    voice.language,
  );
  const body: RESTPostAPIChannelMessageJSONBody = {
    content: layOutHead(page, stories.length, voice),
    embeds: withSources(withRemarks(main, remarks), stories, voice),
    components: [
      ...(menu === null ? [] : [menu]),
      ...layOutDigestButtons(lead.kind === 'told' ? lead.story : null, voice),
    ],
    allowed_mentions: { parse: [] },
  };
  return { post: { body: { ...body } }, storyIds: stories.map((story) => story.id) };
}

/** Characters for lead and briefs. With Components V2 the head counts too, and a mention of a role behind it. */
function roomFor(layout: Layout): number {
  return layout === 'embeds' ? limits.embedsTogether : limits.textTogether - headLength;
}

function layOutHead(
  { from, to }: DigestPage,
  count: number,
  { language, timezone, topic }: DigestVoice,
): string {
  const name = escapeText(cutText(headTopic(topic, language, timezone), 200).text);
  const small = say(language, 'digest.heading', {
    date: asMarkdown(weekdayIn(to, language, timezone)),
    edition: asMarkdown(nameEdition(from, to, language, timezone)),
    count,
  });
  return `## ${name}\n-# ${small}`;
}

function layOutBriefs(
  entries: readonly PostEntry[],
  groups: readonly (BriefGroup | null)[],
  room: number,
  voice: DigestVoice,
  postedAt: number,
  below = 0,
): { embed: APIEmbed | null; shown: readonly PostEntry[] } {
  const isGrouped = (groups[0] ?? null) !== null;
  const title = isGrouped ? null : sayPlainly(voice.language, 'digest.briefs');
  const most = Math.min(limits.embedDescription, room - (title?.length ?? 0)) - below;
  const lines: string[] = [];
  let length = 0;
  for (const [at, entry] of entries.slice(0, limits.selectOptions - 1).entries()) {
    const heading = isGrouped ? headingAt(at, entries, groups, voice.language) : '';
    const line = heading + layOutEntry(entry, at + 1, voice, postedAt);
    length += line.length + (lines.length === 0 ? 0 : 2);
    // The first that does not fit ends the list: a later, shorter one must not overtake it.
    if (length > most) break;
    lines.push(line);
  }
  const embed = {
    ...(title === null ? {} : { title }),
    description: lines.join('\n\n'),
    color: colours.briefs,
  };
  return { embed: lines.length === 0 ? null : embed, shown: entries.slice(0, lines.length) };
}

/** The heading above the first brief of a group, with its line end; empty above the others. */
function headingAt(
  at: number,
  entries: readonly PostEntry[],
  groups: readonly (BriefGroup | null)[],
  language: DigestVoice['language'],
): string {
  const group = groups[at] ?? null;
  if (at > 0 && groups[at - 1] === group) return '';
  // Of what is withdrawn, not even where it was.
  const isTold = entries.some((entry, other) => groups[other] === group && entry.kind === 'told');
  return `### ${nameGroup(isTold ? group : null, language)}\n`;
}

/** A place in a list, as markdown: a brief, or that it was withdrawn. `postedAt`: the message's day, ms since the epoch. */
export function layOutEntry(entry: PostEntry, number: number, voice: BriefVoice, postedAt: number): string {
  if (entry.kind === 'withdrawn') {
    const word = sayPlainly(voice.language, 'withdrawn.brief');
    return `**${number}.** ~~${word}~~\n${smallPrint([tellWithdrawal(entry, voice, postedAt)])}`;
  }
  const remark = tellChange(entry, voice, postedAt, (story) => layOutBrief(story, number, voice, postedAt));
  return layOutBrief(entry.story, number, voice, postedAt, remark);
}

/** What stands above the cards, the marks of headings among the cards and a role at the most. */
const headLength = 700;
const footerLength = 200;
const leftLength = 300;
/** A topic longer than this is not written out in the line on what is left. */
const longestCommand = 80;

function tellLeft({ count, orMore }: Left, { language, readOn }: DigestVoice): string {
  const isShort = readOn.length <= longestCommand && !/[`\p{Cc}]/u.test(readOn);
  const words = isShort ? readOn : '…';
  const command =
    readOn === ''
      ? sayPlainly(language, 'digest.readLatest')
      : sayPlainly(language, 'digest.readSearch', { words });
  const said = { count, command: asMarkdown(`\`${command}\``) };
  return say(language, orMore ? 'digest.leftOrMore' : 'digest.left', said);
}

function withRemarks(embeds: APIEmbed[], remarks: readonly string[]): APIEmbed[] {
  const last = embeds.at(-1);
  if (remarks.length === 0 || last === undefined) return embeds;
  const lines = remarks.map((remark) => `-# ${remark}`).join('\n');
  return [...embeds.slice(0, -1), { ...last, description: `${last.description ?? ''}\n\n${lines}` }];
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
