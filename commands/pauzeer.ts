import type { Asker, Choice, Subcommand } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say, sayPlainly } from '../src/discord/say.ts';
import { foldText } from '../src/wire/words.ts';
import type { CommandContext } from './context.ts';
import { completedOption, filledText } from './options.ts';
import { completeSubscription, findTheirs, subscriptionsOf } from './pick-subscription.ts';
import { placeLink, topicOf, whereOf } from './subscription-words.ts';

/** What stands for all subscriptions in place of the id of one. */
const everyOne = /^(?:alles|all)$/i;

/** `/nieuws pauzeer <abonnement>`: pauses a subscription, or all; one that is paused goes on. */
export const pauzeer: Subcommand<CommandContext> = {
  name: 'pauzeer',
  forManagers: true,
  ownInDirect: true,
  options: [completedOption('pauzeer.abonnement', 100, true)],

  async run(call, context) {
    const { language } = call;
    const id = filledText(call, 'abonnement');
    if (id === null) return sentenceReply(say(language, 'unsubscribe.blank'), 'refusal');
    if (everyOne.test(id)) return pauseAll(call, context);
    const was = await findTheirs(id, call, context);
    if (was === null)
      return sentenceReply(say(language, 'unsubscribe.unknown', { id, where: whereOf(call) }), 'refusal');
    const said = {
      channel: asMarkdown(placeLink(was, language)),
      topic: topicOf(was, language, context),
    };
    if (was.pausedAt === null) {
      await context.care.pause(id, context.now());
      return sentenceReply(say(language, 'pause.done', said));
    }
    await context.care.resume(id, context.now());
    return sentenceReply(say(language, 'pause.resumed', said));
  },

  async complete(_option, typed, call, context): Promise<readonly Choice[]> {
    const all = await subscriptionsOf(call, context);
    const value = call.language === 'nl' ? 'alles' : 'all';
    const isBegun = value.startsWith(foldText(typed));
    const every = { name: sayPlainly(call.language, 'pause.all', { count: all.length }), value };
    const others = await completeSubscription(typed, call, context);
    return all.length > 1 && isBegun ? [every, ...others] : others;
  },
};

/** Pauses what runs; where nothing does, all goes on. */
async function pauseAll(asker: Asker, context: CommandContext): Promise<Reply> {
  const { language } = asker;
  const all = await subscriptionsOf(asker, context);
  if (all.length === 0)
    return sentenceReply(say(language, 'subscriptions.none', { where: whereOf(asker) }), 'refusal');
  const running = all.filter(({ pausedAt }) => pausedAt === null);
  for (const { id } of running) await context.care.pause(id, context.now());
  if (running.length > 0) {
    return sentenceReply(say(language, 'pause.allDone', { count: running.length }));
  }
  for (const { id } of all) await context.care.resume(id, context.now());
  return sentenceReply(say(language, 'pause.allResumed', { count: all.length }));
}
