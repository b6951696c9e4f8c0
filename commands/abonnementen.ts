import type { LastFailure } from '../src/delivery/last-failure.ts';
import type { Language, Subscription } from '../src/delivery/subscription.ts';
import { colours } from '../src/discord/colours.ts';
import type { Asker, ComponentAction, Subcommand } from '../src/discord/command.ts';
import { writeCustomId } from '../src/discord/custom-id.ts';
import { settingsAction } from '../src/discord/digest-buttons.ts';
import { haltReason } from '../src/discord/halt-reason.ts';
import { buttonRow, type Reply, sentenceReply } from '../src/discord/reply.ts';
import { asMarkdown, say, sayPlainly } from '../src/discord/say.ts';
import { tellSendFailure } from '../src/discord/tell-problem.ts';
import { timestamp } from '../src/discord/time-words.ts';
import type { CommandContext } from './context.ts';
import { sayFurtherSettings } from './describe-settings.ts';
import { untilQuiet } from './follow-room.ts';
import { choicesAction } from './instellingen.ts';
import { fillPages, pageButtons, pageFooter, turnTo } from './pages.ts';
import { subscriptionsOf } from './pick-subscription.ts';
import { followedBy, placeFirst, whereOf } from './subscription-words.ts';

/** Subscriptions on a page at most: what one looks through on a phone. */
const mostOnPage = 15;
/** How long (ms) the list tells of a post that was lost. */
const lossShownFor = 7 * 24 * 3_600_000;

/** `/nieuws abonnementen`: what the channels of this server follow. */
export const abonnementen: Subcommand<CommandContext> = {
  name: 'abonnementen',
  forManagers: true,
  ownInDirect: true,
  options: [],

  run: (call, context) => showPage(0, call, context),
};

const turnAction = 'abonnementen';

/** The buttons under a long list of subscriptions: another page of it, as it is now, in place of the one that is there. */
export const turnSubscriptions: ComponentAction<CommandContext> = {
  action: turnAction,
  inPlace: true,
  forManagers: true,
  ownInDirect: true,
  run: (press, context) => showPage(Number(press.args[0]), press, context),
};

/** The button "Instellingen" under a digest: the same list, for the one who pressed it. */
export const openSubscriptions: ComponentAction<CommandContext> = {
  action: settingsAction,
  forManagers: true,
  ownInDirect: true,
  run: (press, context) => showPage(0, press, context),
};

/** A page of the list, counted from 0; one that is not there gives the nearest. */
async function showPage(page: number, asker: Asker, context: CommandContext): Promise<Reply> {
  const { language } = asker;
  const all = await subscriptionsOf(asker, context);
  const further = {
    customId: writeCustomId(choicesAction, 'toon'),
    label: sayPlainly(language, 'subscriptions.choices', { where: whereOf(asker) }),
  };
  if (all.length === 0) {
    const none = sentenceReply(say(language, 'subscriptions.none', { where: whereOf(asker) }));
    return { ...none, content: '', components: buttonRow(further) };
  }
  const pages = await pagesOf(all, asker, context);
  const { at, lines, span } = turnTo(page, pages);
  return {
    // The list shows what there is; this is how to set it.
    content: say(language, 'subscriptions.change'),
    embeds: [
      {
        title: sayPlainly(language, 'subscriptions.title', { where: whereOf(asker) }),
        description: lines.join('\n\n'),
        color: colours.answer,
        ...pageFooter(at, pages.length, sayPlainly(language, 'subscriptions.span', span), language),
      },
    ],
    components: [...pageButtons(turnAction, at, pages.length, language), ...buttonRow(further)],
  };
}

/** The list in pages of so many lines as one embed takes, one at least each. */
async function pagesOf(
  all: readonly Subscription[],
  asker: Asker,
  context: CommandContext,
): Promise<readonly (readonly string[])[]> {
  const { language } = asker;
  const parts: string[] = [];
  for (const subscription of all) {
    const failure = await context.lastFailure(subscription.id);
    parts.push(
      [
        await describe(subscription, asker, context),
        ...sayFurther(subscription, asker, context),
        ...(await tellState(subscription, asker, context)),
        // What holds it up now says more than what held up the last one.
        ...(subscription.halt === null ? tellFailure(failure, asker) : []),
        ...tellLoss(subscription, failure, asker, context.now()),
        say(language, 'subscriptions.id', { id: subscription.id }),
      ].join('\n'),
    );
  }
  return fillPages(parts, mostOnPage);
}

async function describe(
  subscription: Subscription,
  { language }: Asker,
  context: CommandContext,
): Promise<string> {
  return say(language, 'subscriptions.line', {
    channel: asMarkdown(placeFirst(subscription, language)),
    topic: await followedBy(subscription, language, context),
    when: asMarkdown(sayWhen(subscription, language, context)),
  });
}

/** When it comes, with the next time unless nothing comes for now. */
function sayWhen(subscription: Subscription, language: Language, context: CommandContext): string {
  const { mode, schedule, timezone, quiet, pausedAt, halt, thread } = subscription;
  if (thread !== null) {
    const time = asMarkdown(timestamp(thread.newsAt + untilQuiet, 'D'));
    return say(language, 'follow.when', { time });
  }
  if (mode === 'direct') return say(language, 'setting.direct');
  const times = context.describeSchedule(schedule, language);
  if (pausedAt !== null || halt !== null) return times;
  const [next] = context.nextSlots(schedule, timezone, context.now(), 1, quiet);
  return say(language, 'subscriptions.next', {
    schedule: times,
    next: asMarkdown(next === undefined ? say(language, 'subscriptions.never') : timestamp(next, 'R')),
  });
}

function sayFurther(subscription: Subscription, { language }: Asker, context: CommandContext): string[] {
  const further = sayFurtherSettings(subscription, language, context);
  return further.length === 0 ? [] : [further.join(' · ')];
}

/** Whether it is paused, and why it is halted and what to do. */
async function tellState(
  subscription: Subscription,
  { language }: Asker,
  { reach }: CommandContext,
): Promise<string[]> {
  const { pausedAt, halt } = subscription;
  return [
    ...(pausedAt === null
      ? []
      : [say(language, 'subscriptions.paused', { time: asMarkdown(timestamp(pausedAt, 'f')) })]),
    ...(halt === null
      ? []
      : [
          say(language, 'subscriptions.halted', {
            time: asMarkdown(timestamp(halt.since, 'f')),
            reason: asMarkdown(await haltReason(subscription, reach, language)),
          }),
        ]),
  ];
}

/** What a moderator should know of a digest that did not arrive, and can mostly mend. */
function tellFailure(failure: LastFailure | null, { language }: Asker): string[] {
  if (failure === null) return [];
  const key = failure.isGivenUp ? 'subscriptions.failed' : 'subscriptions.late';
  return [say(language, key, sayPost(failure, language))];
}

/** What was lost of late, though what came after it did arrive. */
function tellLoss(
  { lostPost }: Subscription,
  failure: LastFailure | null,
  { language }: Asker,
  now: number,
): string[] {
  if (lostPost === null || now - lostPost.since > lossShownFor) return [];
  // It was the last one: that is told already.
  if (failure?.isGivenUp && failure.kind === lostPost.kind && failure.code === lostPost.code) return [];
  return [say(language, 'subscriptions.failed', sayPost(lostPost, language))];
}

function sayPost({ kind, slot, code }: Pick<LastFailure, 'kind' | 'slot' | 'code'>, language: Language) {
  return {
    kind,
    time: asMarkdown(timestamp(slot, 'F')),
    reason: tellSendFailure(code, language),
  };
}
