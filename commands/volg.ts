import type { Target } from '../src/delivery/chat-gateway.ts';
import type { Subscription } from '../src/delivery/subscription.ts';
import type { ComponentAction, Press } from '../src/discord/command.ts';
import { writeCustomId } from '../src/discord/custom-id.ts';
import {
  followAction,
  followPlaceAction,
  followPlaces,
  resumeFollowButton,
  unfollowAction,
  unfollowButton,
} from '../src/discord/follow-note.ts';
import { haltReason } from '../src/discord/halt-reason.ts';
import { type ButtonWish, buttonRow, type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say, sayPlainly } from '../src/discord/say.ts';
import { headOf } from '../src/discord/story-line.ts';
import type { ArchivedStory } from '../src/wire/story.ts';
import { placeAt } from './choose-place.ts';
import type { CommandContext } from './context.ts';
import { mayBeTold } from './find-story.ts';
import { mostFollowed, mostFollowedInServer, quietDays } from './follow-room.ts';
import { usualWish } from './make-subscription.ts';
import { channelLink, followedBy } from './subscription-words.ts';
import { greetingOf, sayMine, sayState, since, tellMine, withEnd } from './tell-follow.ts';

const headLength = 160;

/** A story that somebody asks to follow, and who follows it already. */
interface Asked {
  readonly story: ArchivedStory;
  readonly thread: readonly ArchivedStory[];
  readonly head: string;
  /** By which the one who asks follows it, and by which the channel does; null for not. */
  readonly mine: Subscription | null;
  readonly here: Subscription | null;
}

/**
 * The button "Volg dit verhaal": what follows up the story comes to whoever pressed it, in direct messages. Who may manage subscriptions
 * is asked whether it should come in the channel.
 */
export const followStory: ComponentAction<CommandContext> = {
  action: followAction,
  async run(press, context) {
    const asked = await readAsked(press, context);
    if ('refusal' in asked) return asked.refusal;
    if (mayHere(press)) return askWhere(asked, press, context);
    return asked.mine === null
      ? followMine(asked, press, context)
      : sayMine(asked.mine, asked.head, press, context);
  },
};

/** The buttons "Naar mij (privé)" and "In dit kanaal". */
export const chooseFollowPlace: ComponentAction<CommandContext> = {
  action: followPlaceAction,
  inPlace: true,
  async run(press, context) {
    const asked = await readAsked(press, context);
    if ('refusal' in asked) return asked.refusal;
    if (press.args[1] !== followPlaces.here) {
      return asked.mine === null
        ? followMine(asked, press, context)
        : sayMine(asked.mine, asked.head, press, context);
    }
    if (!mayHere(press)) return refuseHere(asked, press);
    return asked.here === null ? followHere(asked, press, context) : askWhere(asked, press, context);
  },
};

/** The button "Niet meer volgen": a person's own, or the channel's for who may manage that. */
export const endFollowing: ComponentAction<CommandContext> = {
  action: unfollowAction,
  async run(press, context) {
    const { args, language, userId } = press;
    const held = await context.subscriptions.get(args[0] ?? '');
    if (held?.thread == null) return sentenceReply(say(language, 'follow.over'));
    const isMine = held.guildId === null && held.createdBy === userId;
    if (held.guildId === null && !isMine) return sentenceReply(say(language, 'follow.anothers'), 'refusal');
    if (!isMine && !(held.guildId === press.guildId && mayHere(press))) {
      return sentenceReply(say(language, 'follow.notYours'), 'refusal');
    }
    const topic = await followedBy(held, language, context);
    // Pressed twice at once it may be followed twice.
    const all = await context.subscriptions.all();
    for (const one of all.filter((other) => isSameFollow(other, held))) {
      await context.kept.noteEnd(one);
      await context.subscriptions.remove(one.id);
    }
    const channel = asMarkdown(channelLink(held.channelId));
    return {
      ...sentenceReply(
        isMine
          ? say(language, 'follow.ended', { topic })
          : say(language, 'follow.endedHere', { topic, channel }),
      ),
      components: buttonRow(
        isMine
          ? placeButton(held.thread.storyId, followPlaces.mine, sayPlainly(language, 'follow.again'))
          : placeButton(held.thread.storyId, followPlaces.here, sayPlainly(language, 'follow.again')),
      ),
    };
  },
};

/** Whether both bring the same story to the same place. */
function isSameFollow(one: Subscription, other: Subscription): boolean {
  return one.channelId === other.channelId && one.thread?.storyId === other.thread?.storyId;
}

/** Whether the channel may be made to follow: by who may manage subscriptions, where the bot is itself. */
function mayHere({ guildId, isHere, mayManage }: Press): boolean {
  return guildId !== null && isHere && mayManage;
}

async function readAsked(
  { args, language, userId, guildId, channelId }: Press,
  context: CommandContext,
): Promise<Asked | { readonly refusal: Reply }> {
  const { archive, follows, subscriptions, now } = context;
  const story = await archive.get(args[0] ?? '');
  if (story === null) return { refusal: sentenceReply(say(language, 'story.gone'), 'refusal') };
  if (!mayBeTold(story, now())) {
    const why = story.status === 'killed' ? 'story.killed' : 'story.withheld';
    return { refusal: sentenceReply(say(language, why), 'refusal') };
  }
  const thread = await follows.threadOf(story.id, now());
  const ids = new Set(thread.map(({ id }) => id));
  const following = (await subscriptions.all()).filter(
    ({ thread: held }) => held !== null && (ids.has(held.storyId) || held.later.some((id) => ids.has(id))),
  );
  return {
    story,
    thread,
    // Sentences go on behind it.
    head: headOf(story, language, headLength).replace(/(?<!\.)\.$/, ''),
    mine: following.find((one) => one.guildId === null && one.createdBy === userId) ?? null,
    here:
      guildId === null
        ? null
        : (following.find((one) => one.guildId === guildId && one.channelId === channelId) ?? null),
  };
}

/** Asks where, and says where it is followed already; each place has a button that begins or ends it. */
async function askWhere(
  { story, head, mine, here }: Asked,
  press: Press,
  context: CommandContext,
): Promise<Reply> {
  const { language, channelId } = press;
  const channel = asMarkdown(channelLink(channelId));
  const lines = [
    ...(mine === null ? [] : await tellMine(mine, head, press, context)),
    ...(here === null
      ? []
      : [
          say(language, 'follow.alreadyHere', { channel, time: since(here) }),
          ...(await sayState(here, language, context)),
        ]),
    ...(mine !== null && here !== null ? [] : [say(language, 'follow.where', { head })]),
  ];
  return {
    ...sentenceReply(lines.join('\n')),
    components: buttonRow(
      mine === null || mine.pausedAt === null
        ? null
        : resumeFollowButton(mine.id, language, 'follow.resumeMine'),
      here === null || here.pausedAt === null
        ? null
        : resumeFollowButton(here.id, language, 'follow.resumeHere'),
      mine === null
        ? placeButton(story.id, followPlaces.mine, sayPlainly(language, 'follow.toMe'))
        : { ...unfollowButton(mine.id, language), label: sayPlainly(language, 'follow.endMine') },
      here === null
        ? placeButton(story.id, followPlaces.here, sayPlainly(language, 'follow.toChannel'))
        : { ...unfollowButton(here.id, language), label: sayPlainly(language, 'follow.endHere') },
    ),
  };
}

/** To who may no longer manage the server: they can follow it themselves still. */
function refuseHere({ story, mine }: Asked, { language }: Press): Reply {
  const mineInstead = placeButton(story.id, followPlaces.mine, sayPlainly(language, 'follow.toMe'));
  return {
    ...sentenceReply(say(language, 'refused.managers'), 'refusal'),
    components: buttonRow(mine === null ? mineInstead : null),
  };
}

/** Makes the one who asks follow it in direct messages; outside of those a first one shows whether they let it in. */
async function followMine(asked: Asked, press: Press, context: CommandContext): Promise<Reply> {
  const { language, userId, guildId, isHere, channelId } = press;
  const own = (await context.subscriptions.all()).filter(
    (one) => one.guildId === null && one.createdBy === userId,
  );
  if (own.filter(({ mode }) => mode === 'follow').length >= mostFollowed) {
    return sentenceReply(say(language, 'follow.full', { most: mostFollowed }), 'refusal');
  }
  const isDirect = guildId === null && isHere;
  const opened = isDirect ? { ok: true as const, channelId } : await context.follows.openDirect(userId);
  if (!opened.ok) return sentenceReply(say(language, 'follow.noDirect'), 'refusal');
  const place = { guildId: null, place: 'person', channelId: opened.channelId, parentId: null } as const;
  const made = await follow(asked, place, { ...press, guildId: null }, context);
  const done = withEnd(say(language, 'follow.done', { head: asked.head, days: quietDays }), made, language);
  // Of whom one knows that they let messages in nothing need be found out.
  if (isDirect || own.some(({ halt }) => halt === null)) return done;
  await context.follows.greet(made, greetingOf(made, language), context.now());
  const held = (await context.subscriptions.get(made.id)) ?? made;
  if (held.halt === null) return done;
  const { head } = asked;
  // Who has the app alone never shared a server with the bot: that is nothing that went wrong.
  const words =
    held.halt.code === 'no-shared-server'
      ? say(language, 'follow.apart', { head })
      : say(language, 'follow.doneHalted', {
          head,
          reason: asMarkdown(await haltReason(held, context.reach, language)),
        });
  return withEnd(words, made, language);
}

async function followHere(asked: Asked, press: Press, context: CommandContext): Promise<Reply> {
  const { language, guildId, channelId } = press;
  if (guildId === null) throw new RangeError('Direct messages have no channel');
  const chosen = placeAt(
    { guildId, channelId, language, byButton: true },
    press.channels ?? new Map(),
    context,
  );
  if (!chosen.ok) return chosen.refusal;
  const inServer = (await context.subscriptions.ofGuild(guildId)).filter(({ mode }) => mode === 'follow');
  const inChannel = inServer.filter((one) => one.channelId === channelId);
  if (inChannel.length >= mostFollowed || inServer.length >= mostFollowedInServer) {
    return sentenceReply(say(language, 'follow.channelFull', { most: mostFollowed }), 'refusal');
  }
  const made = await follow(asked, chosen.place, press, context);
  const channel = asMarkdown(channelLink(channelId));
  const words = say(language, 'follow.doneHere', { head: asked.head, days: quietDays, channel });
  return withEnd(words, made, language);
}

/** What somebody could read of the thread is known; all else that may be told one day is news. */
async function follow(
  { story, thread }: Asked,
  place: Target,
  asker: Press,
  context: CommandContext,
): Promise<Subscription> {
  const now = context.now();
  const readable = [story, ...thread].filter((one) => mayBeTold(one, now));
  return context.subscriptions.add({
    ...(await usualWish(asker, context)),
    ...place,
    mode: 'follow',
    thread: {
      storyId: story.id,
      known: Object.fromEntries(readable.map(({ id, revision }) => [id, revision])),
      later: [],
      newsAt: now,
    },
    createdBy: asker.userId,
    createdAt: now,
  });
}

function placeButton(storyId: string, where: string, label: string): ButtonWish {
  return { customId: writeCustomId(followPlaceAction, storyId, where), label };
}
