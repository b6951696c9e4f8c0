import type { REST } from 'discord.js';
import { type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord-api-types/v10';
import type { DirectOpener, HaltNotice, TellHalts } from '../delivery/chat-gateway.ts';
import type { Language, Subscription } from '../delivery/subscription.ts';
import { haltReason } from './halt-reason.ts';
import { limits } from './limits.ts';
import type { Reach } from './reach.ts';
import { asMarkdown, say } from './say.ts';
import { tellSendProblem } from './send-problem.ts';
import { tellSendFailure } from './tell-problem.ts';
import { timestamp } from './time-words.ts';

/** What telling works with. */
export interface HaltTellerParts {
  /** From `createOutgoingRest`. */
  readonly rest: Pick<REST, 'post'>;
  readonly openDirect: DirectOpener['openDirect'];
  readonly reach: Pick<Reach, 'missing' | 'lastName'>;
  /** What a subscription follows, as a person would say it (plain text), without a headline: a notice is not mended. */
  topicOf(subscription: Subscription, language: Language): string;
}

/** Halts of channels that Discord can draw no link to. */
const goneCodes: ReadonlySet<string> = new Set(['unknown-channel', 'unknown-guild']);

/** What was lost of a subscription, as its words take it. */
function lossOf({ lostPost }: Subscription, language: Language) {
  return {
    kind: lostPost?.kind ?? 'digest',
    time: asMarkdown(timestamp(lostPost?.slot ?? 0, 'f')),
    reason: tellSendFailure(lostPost?.code ?? '', language),
  };
}

/** Tells in one direct message which subscriptions nothing can be posted for, or lost a role or a post, why, and what to do. */
export function createHaltMessenger({ rest, openDirect, reach, topicOf }: HaltTellerParts): TellHalts {
  async function layOut({ language, subscriptions, about, isOthers }: HaltNotice): Promise<string> {
    const count = subscriptions.length;
    const head = {
      halt: () => say(language, isOthers ? 'halt.headOthers' : 'halt.head', { count }),
      role: () => say(language, 'role.head', { count }),
      post: () => say(language, 'lostPost.head'),
    }[about]();
    const end = { halt: 'halt.end', role: null, post: 'lostPost.end' } as const;
    const last = end[about] === null ? '' : say(language, end[about]);
    const lineOf = async (subscription: Subscription) => {
      const place = await linkTo(subscription);
      const topic = topicOf(subscription, language);
      if (about === 'role') return say(language, 'role.line', { place, topic });
      if (about === 'post')
        return say(language, 'lostPost.line', { place, topic, ...lossOf(subscription, language) });
      const reason = asMarkdown(await haltReason(subscription, reach, language));
      return say(language, 'halt.line', { place, topic, reason });
    };
    const lines = await Promise.all(subscriptions.map(lineOf));
    const more = (count: number) => say(language, 'halt.more', { count });
    let room = limits.content - head.length - last.length - more(lines.length).length - 4;
    const fitting = lines.findIndex((line) => {
      room -= line.length + 1;
      return room < 0;
    });
    const shown = fitting < 0 ? lines : lines.slice(0, fitting);
    const left = lines.length - shown.length;
    return [head, ...shown, ...(left > 0 ? [more(left)] : []), last].join('\n').trimEnd();
  }

  /** A link to what is gone reads "unknown": it is called by the name that it had. */
  async function linkTo(subscription: Subscription) {
    const isGone = goneCodes.has(subscription.halt?.code ?? '');
    const name = isGone ? await reach.lastName(subscription) : null;
    return name === null ? asMarkdown(`<#${subscription.channelId}>`) : `#${name.channel}`;
  }

  return async (notice) => {
    const opened = await openDirect(notice.userId);
    if (!opened.ok) return opened.problem.retryable ? 'later' : 'refused';
    const content = await layOut(notice);
    try {
      const body: RESTPostAPIChannelMessageJSONBody = {
        content,
        allowed_mentions: { parse: [] },
      };
      await rest.post(Routes.channelMessages(opened.channelId), { body });
      return 'told';
    } catch (error) {
      const { retryable, uncertain } = tellSendProblem(error);
      // It may be there: told twice is worse than to be read in the list.
      if (uncertain) return 'told';
      return retryable ? 'later' : 'refused';
    }
  };
}
