import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { ChannelHandle } from './channel-handle.ts';
import { channelOfBody } from './channel-of-body.ts';
import type { SandboxContext } from './context.ts';
import type { DeskTools, PageLanguage } from './desk-tools.ts';
import type { FaultSwitches } from './fault-switches.ts';
import { nextEight } from './next-eight.ts';
import type { PageActions } from './page-actions.ts';
import { may, permissionsIn } from './permissions.ts';
import type { PermissionName } from './places.ts';
import type { NumberedRequest, RequestLog } from './request-log.ts';
import { SandboxError } from './sandbox-error.ts';
import type { ChannelRecord } from './world.ts';

/** What a person can take away from the bot in the open channel. */
const TAKEABLE = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'ReadMessageHistory',
] as const satisfies readonly PermissionName[];
/** How many requests the panel lists. */
const LISTED = 200;
/** Copy that the panel takes, characters: a whole day of an agency is less. */
const MOST_COPY = 2_000_000;
/** How far a jump may go, ms: what the bot has to catch up on is bounded by that. */
const FARTHEST = 400 * 24 * 3_600_000;

/** What the panel works with. */
export interface PanelParts {
  readonly context: SandboxContext;
  readonly log: RequestLog;
  readonly switches: FaultSwitches;
  readonly tools: DeskTools;
  readonly channelOf: (record: ChannelRecord) => ChannelHandle;
}

/**
 * What the panel for the curious asks and does: the clock, faults, permissions of the bot in the open channel, copy, and
 * the requests that the bot made with what was answered.
 */
export function makePanelActions({ context, log, switches, tools, channelOf }: PanelParts): PageActions {
  const zone = tools.timezone ?? Temporal.Now.timeZoneId();
  const showPanel = (body: Record<string, unknown>) => {
    const channel = context.world.channels.get(String(body.channelId));
    const now = context.clock.now();
    return {
      now,
      eight: tools.jumpTo === undefined ? null : nextEight(now, zone),
      timezone: zone,
      faults: switches.on,
      permissions: channel === undefined ? [] : showPermissions(context, channel),
      invalid: log.countInvalidSince(now),
      connected: context.gateway.connected,
      canRead: tools.readCopy !== undefined,
      canTakeIn: tools.takeIn !== undefined,
    };
  };
  const changed = (body: Record<string, unknown>) => {
    context.events.emit({ kind: 'world', guildId: null });
    return showPanel(body);
  };
  return {
    async panel(body) {
      return showPanel(body);
    },
    async jump(body) {
      if (tools.jumpTo === undefined) throw new SandboxError('not-there', 'This clock cannot be moved.');
      await tools.jumpTo(readMoment(body.to, context.clock.now()));
      return changed(body);
    },
    async fault(body) {
      await switches.set(String(body.name), body.on === true);
      return changed(body);
    },
    async permission(body) {
      const channel = channelOf(channelOfBody(context, body));
      const name = TAKEABLE.find((one) => one === body.name);
      if (name === undefined) {
        throw new SandboxError('wrong-option', `Can be taken away: ${TAKEABLE.join(', ')}.`);
      }
      if (body.held === true) channel.allow('bot', name);
      else channel.deny('bot', name);
      return changed(body);
    },
    async copy(body) {
      if (tools.readCopy === undefined) throw new SandboxError('not-there', 'Nobody here reads copy.');
      return tools.readCopy(readText(body), readLanguage(body)).catch(inWords);
    },
    async 'take-in'(body) {
      if (tools.takeIn === undefined) throw new SandboxError('not-there', 'Nobody here takes in copy.');
      return { became: await tools.takeIn(readText(body), readLanguage(body)).catch(inWords) };
    },
    async requests() {
      return { requests: log.newest(LISTED).map(summarise) };
    },
    async request(body) {
      const found = log.numbered(Number(body.number));
      if (found === undefined) throw new SandboxError('not-there', 'This request is not kept any more.');
      return found;
    },
  };
}

/** A request in a line of the list, without its bodies. */
export function summarise({ number, request }: NumberedRequest) {
  const { method, path, route, status, at } = request;
  return { number, method, path, route, status, at };
}

function showPermissions(context: SandboxContext, channel: ChannelRecord) {
  if (channel.guildId === null) return [];
  const held = permissionsIn(context.world, channel, context.world.applicationId);
  return TAKEABLE.map((name) => ({ name, held: may(held, PermissionFlagsBits[name]) }));
}

function readMoment(given: unknown, now: number): number {
  const moment = typeof given === 'number' ? given : Number.NaN;
  if (!Number.isFinite(moment)) throw new SandboxError('wrong-option', 'A moment is a number of ms.');
  if (moment < now) {
    throw new SandboxError('wrong-option', 'The clock only goes on: this moment has been.');
  }
  if (moment > now + FARTHEST) {
    throw new SandboxError('wrong-option', 'That is further than 400 days away: jump there in steps.');
  }
  return moment;
}

function readText(body: Record<string, unknown>): string {
  const text = String(body.text ?? '');
  if (text.trim() === '') throw new SandboxError('wrong-option', 'There is no copy here.');
  if (text.length > MOST_COPY) {
    throw new SandboxError('wrong-option', `That is more than ${MOST_COPY} characters.`);
  }
  return text;
}

function readLanguage(body: Record<string, unknown>): PageLanguage {
  return body.language === 'en' ? 'en' : 'nl';
}

/** What a tool says went wrong, for the person at the page. */
function inWords(error: unknown): never {
  throw new SandboxError('refused', error instanceof Error ? error.message : String(error));
}
