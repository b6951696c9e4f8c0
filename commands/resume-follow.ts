import type { Subscription } from '../src/delivery/subscription.ts';
import type { ComponentAction, Press } from '../src/discord/command.ts';
import { resumeFollowAction } from '../src/discord/follow-note.ts';
import { sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import type { CommandContext } from './context.ts';
import { followedBy, placeLink } from './subscription-words.ts';
import { withEnd } from './tell-follow.ts';

/** The button "Hervatten" under the word that a story is followed and paused: wherever that is pressed, for who may pause it. */
export const resumeFollow: ComponentAction<CommandContext> = {
  action: resumeFollowAction,
  inPlace: true,
  async run(press, context) {
    const { args, language } = press;
    const held = await context.subscriptions.get(args[0] ?? '');
    if (held?.thread == null) return sentenceReply(say(language, 'follow.over'));
    const refused = whyNot(held, press);
    if (refused !== null) return { ...sentenceReply(say(language, refused), 'refusal'), isAside: true };
    if (held.pausedAt === null) return withEnd(say(language, 'pause.goesOn'), held, language);
    await context.care.resume(held.id, context.now());
    const said = {
      channel: asMarkdown(placeLink(held, language)),
      topic: await followedBy(held, language, context),
    };
    return withEnd(say(language, 'pause.resumed', said), { ...held, pausedAt: null }, language);
  },
};

function whyNot(held: Subscription, { userId, guildId, isHere, mayManage }: Press) {
  if (held.guildId === null) return held.createdBy === userId ? null : 'follow.anothersPause';
  return held.guildId === guildId && isHere && mayManage ? null : 'follow.notYoursPause';
}
