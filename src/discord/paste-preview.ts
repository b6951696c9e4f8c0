import type { APIEmbed } from 'discord-api-types/v10';
import type { Language } from '../delivery/subscription.ts';
import type { Problem } from '../wire/problem.ts';
import type { Story } from '../wire/story.ts';
import { layOutBrief } from './brief-line.ts';
import { colours } from './colours.ts';
import { layOutLead } from './lead-embed.ts';
import { limits } from './limits.ts';
import { lineOf, tellUnread } from './paste-problem.ts';
import { type Prospect, unknownProspect } from './paste-prospect.ts';
import { asArchived, isHeld, layOutUnderstood } from './paste-story.ts';
import { isOdd, type Told, tellSummary, tellUnlisted } from './paste-summary.ts';
import { type ButtonWish, buttonRow, type Reply } from './reply.ts';
import { asMarkdown, say, sayPlainly } from './say.ts';
import type { Voice } from './story-line.ts';
import { timestamp } from './time-words.ts';

/** What was understood of pasted copy. */
export interface Understood {
  readonly stories: readonly Story[];
  /** What publishing each of them would do, in their order. */
  readonly prospects: readonly Prospect[];
  readonly problems: readonly Problem[];
  /** As it was pasted. */
  readonly bytes: Uint8Array;
  /** What the asker typed, to be given back; null for a file. */
  readonly typed: string | null;
  /** It is as long as a form takes, so that its end may be missing. */
  readonly isFull: boolean;
}

/** Problems that are told at most; and of a preview's list, characters at most. */
const mostProblems = 5;
const listText = 3_600;
/** Room for what stands around the list: titles, counts, what to do. */
const around = 400;
/** The same for what is said of stories that the list has no room for. */
const unlistedText = 900;

/**
 * What pasted copy was understood as, for the one who pasted it: each story on its lines, what was not understood and where,
 * whether anything is held back, and what the first story that is shown looks like in a digest. Within Discord's limits whatever
 * it holds: what does not fit is counted. `now` and `until`, to when it can be published: ms since the epoch.
 */
export function layOutPreview(
  { stories, prospects, problems, bytes, isFull }: Understood,
  { now, until }: { readonly now: number; readonly until: number },
  buttons: readonly (ButtonWish | null)[],
  voice: Voice,
): Reply {
  const { language } = voice;
  const told = stories.map((story, index) => ({ story, prospect: prospects[index] ?? unknownProspect }));
  const shown = told.find(
    ({ story, prospect }) =>
      !isHeld(story, now) && !prospect.isDead && prospect.mute === null && prospect.filing !== 'known',
  )?.story;
  const look = shown === undefined ? null : layOutLook(shown, now, voice);
  const below = [
    ...(isFull ? [say(language, 'preview.full')] : []),
    ...tellProblems(problems, bytes, language),
    ...tellSummary(told, now, language),
    // With what is no news in it none of it can be.
    ...(prospects.some(({ mute }) => mute === 'no-news')
      ? []
      : [say(language, 'preview.until', { time: asMarkdown(timestamp(until, 't')) })]),
  ].join('\n');
  const taken = around + below.length + (look === null ? 0 : lengthOf(look));
  const room = Math.min(listText - below.length, limits.embedsTogether - taken);
  const all = fill(told, room, voice, now);
  const isListed = all.length === told.length || !told.slice(all.length).some((one) => isOdd(one, now));
  const lines = isListed ? all : fill(told, room - unlistedText, voice, now);
  const left = stories.length - lines.length;
  const list: APIEmbed = {
    title: sayPlainly(language, 'preview.title', { count: stories.length }),
    description: [
      ...lines,
      ...(left > 0 ? [say(language, 'preview.more', { count: left })] : []),
      ...tellUnlisted(told.slice(lines.length), now, voice, unlistedText),
      below,
      ...(look === null ? [] : [say(language, 'preview.look')]),
    ].join('\n\n'),
    color: colours.answer,
  };
  return { embeds: look === null ? [list] : [list, look], components: buttonRow(...buttons) };
}

/** Why nothing was understood, what copy must look like, and what was typed, so that nothing of it is lost. */
export function layOutUnread(
  { problems, bytes, typed }: Pick<Understood, 'problems' | 'bytes' | 'typed'>,
  buttons: readonly (ButtonWish | null)[],
  language: Language,
): Reply {
  const why: APIEmbed = {
    title: sayPlainly(language, 'unread.title'),
    description: [
      ...tellProblems(problems, bytes, language),
      say(language, 'unread.how'),
      `\`\`\`\n${sayPlainly(language, 'unread.example')}\n\`\`\``,
      say(language, 'unread.formats'),
    ].join('\n'),
    color: colours.refusal,
  };
  const back: APIEmbed | null =
    typed === null
      ? null
      : { title: sayPlainly(language, 'unread.back'), description: asTyped(typed), color: colours.briefs };
  return { embeds: back === null ? [why] : [why, back], components: buttonRow(...buttons) };
}

/** Text as it was typed, 4,000 characters at most, which is what a form takes: in a block that shows every letter of it. */
function asTyped(text: string): string {
  // Three of these would end the block; a blank that nobody sees keeps them apart.
  const kept = text.replaceAll('```', '`\u200b`\u200b`').slice(0, limits.embedDescription - 8);
  return `\`\`\`\n${kept}\n\`\`\``;
}

function fill(stories: readonly Told[], most: number, voice: Voice, now: number): readonly string[] {
  const lines: string[] = [];
  let room = most;
  for (const { story, prospect } of stories) {
    const at = { number: lines.length + 1, isAlone: stories.length === 1 };
    const line = layOutUnderstood(story, prospect, at, voice, now);
    room -= line.length + 2;
    if (room < 0) break;
    lines.push(line);
  }
  return lines;
}

function tellProblems(
  problems: readonly Problem[],
  bytes: Uint8Array,
  language: Language,
): readonly string[] {
  const list = (key: 'preview.problems' | 'preview.asides', some: readonly Problem[]) => {
    if (some.length === 0) return [];
    const lines = some.slice(0, mostProblems).map((problem) => {
      const reason = asMarkdown(tellUnread(problem, language));
      return say(language, 'preview.problem', { line: lineOf(problem, bytes), reason });
    });
    const count = some.length - lines.length;
    const more = count > 0 ? [say(language, 'preview.moreProblems', { count })] : [];
    return [say(language, key), ...lines, ...more];
  };
  return [
    ...list(
      'preview.problems',
      problems.filter(({ isAside }) => !isAside),
    ),
    ...list(
      'preview.asides',
      problems.filter(({ isAside }) => isAside),
    ),
  ];
}

/** As a digest has it: a lead on its own, a brief in the list. */
function layOutLook(story: Story, now: number, voice: Voice): APIEmbed {
  const archived = asArchived(story);
  if (story.role === 'lead') return layOutLead({ kind: 'told', story: archived, change: null }, voice, now);
  return {
    title: sayPlainly(voice.language, 'digest.briefs'),
    description: layOutBrief(archived, 1, voice, now),
    color: colours.briefs,
  };
}

function lengthOf({ title = '', description = '' }: APIEmbed): number {
  return title.length + description.length;
}
