import type { Language, Subscription } from '../src/delivery/subscription.ts';
import type { Asker, Choice, ComponentAction, Subcommand } from '../src/discord/command.ts';
import { writeCustomId } from '../src/discord/custom-id.ts';
import { buttonRow, type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say, sayPlainly } from '../src/discord/say.ts';
import { timestamp } from '../src/discord/time-words.ts';
import { wordOfAll } from '../src/discord/words/typed-words.ts';
import { foldText } from '../src/wire/words.ts';
import type { CommandContext } from './context.ts';
import { completedOption, filledText } from './options.ts';
import { completeSubscription, findTheirs, subscriptionsOf } from './pick-subscription.ts';
import { followedBy, placeLink, whereOf } from './subscription-words.ts';

/** What stands for all subscriptions in place of the id of one. */
const everyOne = /^(?:alles|all)$/i;

const resumeAction = 'hervat';
/** In a button that resumes all, in place of an id and of the moment at which some were paused. */
const all = '*';

/** `/nieuws pauzeer <abonnement>`: pauses a subscription, or all. A button below resumes what was paused. */
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
    const said = await sayWhich(was, language, context);
    // Two who pause it both want it paused.
    const words =
      was.pausedAt === null
        ? say(language, 'pause.done', said)
        : say(language, 'pause.already', { ...said, time: asMarkdown(timestamp(was.pausedAt, 'f')) });
    if (was.pausedAt === null) await context.care.pause(id, context.now());
    return withButton(words, writeCustomId(resumeAction, id), sayPlainly(language, 'pause.resume'));
  },

  async complete(_option, typed, call, context): Promise<readonly Choice[]> {
    const theirs = await subscriptionsOf(call, context);
    const value = wordOfAll[call.language];
    const isBegun = value.startsWith(foldText(typed));
    const every = { name: sayPlainly(call.language, 'pause.all', { count: theirs.length }), value };
    const others = await completeSubscription(typed, call, context);
    return theirs.length > 1 && isBegun ? [every, ...others] : others;
  },
};

/** The buttons "Hervatten" and "Alles hervatten": resume that one, or those that were paused together. */
export const resumePaused: ComponentAction<CommandContext> = {
  action: resumeAction,
  inPlace: true,
  forManagers: true,
  ownInDirect: true,
  async run(press, context) {
    const { language, args } = press;
    const [id = '', at = all] = args;
    const theirs = await subscriptionsOf(press, context);
    const meant =
      id === all
        ? theirs.filter(({ pausedAt }) => pausedAt !== null && (at === all || String(pausedAt) === at))
        : theirs.filter((one) => one.id === id && one.pausedAt !== null);
    for (const one of meant) await context.care.resume(one.id, context.now());
    const [only] = meant;
    if (only === undefined) return sentenceReply(say(language, 'pause.goesOn'));
    return id === all
      ? sentenceReply(say(language, 'pause.allResumed', { count: meant.length }))
      : sentenceReply(say(language, 'pause.resumed', await sayWhich(only, language, context)));
  },
};

/** Pauses what runs; what was paused before stays so when these are resumed. */
async function pauseAll(asker: Asker, context: CommandContext): Promise<Reply> {
  const { language } = asker;
  const theirs = await subscriptionsOf(asker, context);
  if (theirs.length === 0)
    return sentenceReply(say(language, 'subscriptions.none', { where: whereOf(asker) }), 'refusal');
  const now = context.now();
  const running = theirs.filter(({ pausedAt }) => pausedAt === null);
  for (const { id } of running) await context.care.pause(id, now);
  const words =
    running.length > 0
      ? say(language, 'pause.allDone', { count: running.length })
      : say(language, 'pause.allAlready', { count: theirs.length });
  const together = running.length > 0 ? String(now) : all;
  return withButton(
    words,
    writeCustomId(resumeAction, all, together),
    sayPlainly(language, 'pause.resumeAll'),
  );
}

async function sayWhich(one: Subscription, language: Language, context: CommandContext) {
  const topic = await followedBy(one, language, context);
  return { channel: asMarkdown(placeLink(one, language)), topic };
}

function withButton(words: string, customId: string, label: string): Reply {
  return { ...sentenceReply(words), components: buttonRow({ customId, label }) };
}
