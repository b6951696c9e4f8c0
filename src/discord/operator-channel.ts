import type { REST } from 'discord.js';
import { ComponentType, type RESTGetAPIChannelMessagesResult, Routes } from 'discord-api-types/v10';
import type { ChatGateway, SendProblem } from '../delivery/chat-gateway.ts';
import type { Pace } from '../delivery/pace.ts';
import type { ChannelDirectory } from './channels.ts';
import { readCustomId } from './custom-id.ts';
import { layOutNews, type OperatorNews, showSources } from './operator-post.ts';
import type { Reach } from './reach.ts';
import { pageSize, snowflakeAt } from './read-posts.ts';
import { languageOf } from './say.ts';
import { tellSendProblem } from './send-problem.ts';
import type { Sight } from './sight.ts';

/** How a try to tell, or to look what was told, ended. */
export type Told<Found> =
  | { readonly ok: true; readonly value: Found }
  /** `wasAsked`: Discord itself said so, and not what is known of the channel. */
  | { readonly ok: false; readonly problem: SendProblem; readonly wasAsked: boolean };

/** The channel in which whoever runs the bot is told of sources. */
export interface OperatorChannel {
  readonly id: string;
  /** Posts the news, in the language of the channel's server. The same `marker` within two minutes makes no second message. */
  post(news: OperatorNews, marker: string): Promise<Told<null>>;
  /** Whether the message with this marker, of `since` (ms since the epoch) or later, stands in the channel. */
  wasPosted(marker: string, since: number): Promise<Told<boolean>>;
}

/** What it works with. */
export interface OperatorChannelParts {
  readonly sight: Sight;
  /** From `createOutgoingRest`. */
  readonly rest: Pick<REST, 'get'>;
  readonly gateway: Pick<ChatGateway, 'send'>;
  readonly channels: Pick<ChannelDirectory, 'find'>;
  readonly reach: Pick<Reach, 'whyNot' | 'missing'>;
  readonly pace: Pace;
}

/** Clocks of this machine and Discord's may differ by as much, ms. */
const clocksApart = 60_000;

/** The channel of this id; null for none. Where it is known to be out of reach no request is made. */
export function createOperatorChannel(
  channelId: string | null,
  parts: OperatorChannelParts,
): OperatorChannel | null {
  if (channelId === null) return null;
  const id = channelId;
  const { sight, rest, gateway, channels, reach, pace } = parts;

  function find() {
    const seen = channels.find(id);
    // Where another process sees it, Discord itself tells what is wrong with it.
    if (seen === null && sight.isPartial) {
      return {
        ok: true as const,
        target: { kind: 'channel', channelId: id, parentId: null } as const,
        language: 'nl' as const,
      };
    }
    if (seen === null) {
      return sight.isReady()
        ? known('unknown-channel', 'The bot cannot see a channel of this id.')
        : known('unreachable', 'The connection to Discord is not there.');
    }
    const { place, guildId, parentId } = seen;
    if (place !== 'channel' && place !== 'thread') {
      return known('wrong-channel', 'It is neither a text channel nor a thread.');
    }
    const target = { guildId, place, channelId: id, parentId };
    const code = reach.whyNot(target);
    const lacks = reach.missing(target).join(', ');
    if (code !== null) return known(code, lacks === '' ? 'It is out of reach.' : `The bot lacks ${lacks}.`);
    const language = languageOf(sight.guilds.get(guildId)?.locale);
    return { ok: true as const, target: { kind: place, channelId: id, parentId }, language };
  }

  return {
    id,
    async post(news, marker) {
      const found = find();
      if (!found.ok) return found;
      const body = layOutNews(news, marker, found.language);
      await pace.take();
      const sent = await gateway.send(found.target, { body: { ...body } }, marker);
      return sent.ok ? { ok: true, value: null } : { ok: false, problem: sent.problem, wasAsked: true };
    },
    async wasPosted(marker, since) {
      const found = find();
      if (!found.ok) return found;
      const query = new URLSearchParams({
        after: snowflakeAt(since - clocksApart),
        limit: String(pageSize),
      });
      await pace.take();
      try {
        const path = Routes.channelMessages(id);
        const messages = (await rest.get(path, { query })) as RESTGetAPIChannelMessagesResult;
        return { ok: true, value: messages.some((message) => carries(message, marker)) };
      } catch (error) {
        return { ok: false, problem: tellSendProblem(error), wasAsked: true };
      }
    },
  };
}

function known(code: string, message: string) {
  const problem: SendProblem = { code, message, retryable: true, uncertain: false };
  return { ok: false as const, problem, wasAsked: false };
}

function carries({ components = [] }: RESTGetAPIChannelMessagesResult[number], marker: string): boolean {
  return components.some(
    (row) =>
      row.type === ComponentType.ActionRow &&
      row.components.some((part) => {
        if (!('custom_id' in part)) return false;
        const { action, args } = readCustomId(part.custom_id);
        return action === showSources && args[0] === marker;
      }),
  );
}
