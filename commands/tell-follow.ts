import type { Subscription } from '../src/delivery/subscription.ts';
import type { Press } from '../src/discord/command.ts';
import { resumeFollowButton, unfollowButton } from '../src/discord/follow-note.ts';
import { haltReason } from '../src/discord/halt-reason.ts';
import { buttonRow, type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import { timestamp } from '../src/discord/time-words.ts';
import type { CommandContext } from './context.ts';
import { quietDays } from './follow-room.ts';

/** What stays in direct messages and is never mended: without a word of the story, which may be withdrawn one day. */
export function greetingOf(made: Subscription, language: Press['language']): Reply {
  return withEnd(say(language, 'follow.greeting', { time: since(made), days: quietDays }), made, language);
}

/** Says that it is followed already, and whether what comes arrives: outside of direct messages that is found out anew. */
export async function sayMine(
  mine: Subscription,
  head: string,
  press: Press,
  context: CommandContext,
): Promise<Reply> {
  const lines = await tellMine(mine, head, press, context);
  return withEnd(lines.join('\n'), mine, press.language);
}

/** The same as lines. */
export async function tellMine(
  mine: Subscription,
  head: string,
  { language, guildId, isHere }: Press,
  context: CommandContext,
): Promise<readonly string[]> {
  const isDirect = guildId === null && isHere;
  if (!isDirect && mine.pausedAt === null) {
    // What is halted for a cause that nobody sees is tried again, as `/nieuws wijzig` does.
    await context.care.change(mine.id, {}, context.now());
    await context.follows.greet(mine, greetingOf(mine, language), context.now());
  }
  const held = (await context.subscriptions.get(mine.id)) ?? mine;
  const isMended = mine.halt !== null && held.halt === null;
  return [
    sayAlready(mine, head, language),
    ...(await sayState(held, language, context)),
    ...(isMended ? [say(language, 'follow.arrives')] : []),
  ];
}

function sayAlready(mine: Subscription, head: string, language: Press['language']): string {
  return say(language, 'follow.already', { head, time: since(mine) });
}

/** Why nothing comes now, a line each. */
export async function sayState(
  one: Subscription,
  language: Press['language'],
  { reach }: CommandContext,
): Promise<string[]> {
  return [
    ...(one.pausedAt === null ? [] : [say(language, 'follow.paused')]),
    ...(one.halt === null
      ? []
      : [say(language, 'follow.halted', { reason: asMarkdown(await haltReason(one, reach, language)) })]),
  ];
}

/** Since when, as markdown. */
export function since({ createdAt }: Subscription) {
  return asMarkdown(timestamp(createdAt, 'f'));
}

/** An answer with the button that ends it, and where it is paused the one that resumes it. */
export function withEnd(words: string, { id, pausedAt }: Subscription, language: Press['language']): Reply {
  const resume = pausedAt === null ? null : { ...resumeFollowButton(id, language), isMain: true as const };
  return { ...sentenceReply(words), components: buttonRow(resume, unfollowButton(id, language)) };
}
