import { GatewayIntentBits as Intent, PermissionFlagsBits } from 'discord-api-types/v10';
import { needMessage, needTextChannel } from '../access.ts';
import type { SandboxContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { type Answer, type Call, type Route, route } from '../http.ts';
import { limits } from '../limits.ts';
import { messagePayload, seesContent } from '../message-payloads.ts';
import { announce, postMessage } from '../messages.ts';
import { readLimit } from '../read-query.ts';
import { type ChannelRecord, isNotice, type MessageRecord, messagesOf } from '../world.ts';

const PINS = '/channels/{channel_id}/messages/pins';

/** Pinned messages (docs, "Message", "Get Channel Pins"), at today's addresses and at those before. */
export const pinRoutes: readonly Route[] = [
  route('GET', PINS, listPins),
  route('GET', '/channels/{channel_id}/pins', (call) => ({
    body: pinsOf(call, needPins(call)).map((message) => show(call.context, message)),
  })),
  ...[`${PINS}/{message_id}`, '/channels/{channel_id}/pins/{message_id}'].flatMap((path) => [
    route('PUT', path, pin),
    route('DELETE', path, unpin),
  ]),
];

function needPins({ context: { world }, param }: Call): ChannelRecord {
  return needTextChannel(world, param('channel_id'), PermissionFlagsBits.ReadMessageHistory);
}

/** Newest pin first. */
function pinsOf({ context }: Call, channel: ChannelRecord): MessageRecord[] {
  return messagesOf(context.world, channel.id)
    .filter((message) => message.pinned)
    .sort((a, b) => (b.pinnedAt ?? 0) - (a.pinnedAt ?? 0));
}

function listPins(call: Call): Answer {
  const limit = readLimit(call.query, { least: 1, most: 50, byDefault: 50 });
  const before = call.query.get('before');
  const until = before === null ? Number.POSITIVE_INFINITY : Date.parse(before);
  const older = pinsOf(call, needPins(call)).filter((message) => (message.pinnedAt ?? 0) < until);
  return {
    body: {
      items: older.slice(0, limit).map((message) => ({
        pinned_at: new Date(message.pinnedAt ?? 0).toISOString(),
        message: show(call.context, message),
      })),
      has_more: older.length > limit,
    },
  };
}

function pin(call: Call): Answer {
  const { context, param } = call;
  const { channel, message } = needPinnable(call);
  if (message.pinned) return {};
  if (pinsOf(call, channel).length >= limits.pins) throw refuse.tooManyPins();
  setPinned(context, channel, message, true);
  const notice = { authorId: context.world.applicationId, body: {}, flags: 0, type: 6 };
  postMessage(context, { ...notice, channel, repliesTo: param('message_id') });
  return {};
}

function unpin(call: Call): Answer {
  const { channel, message } = needPinnable(call);
  if (message.pinned) setPinned(call.context, channel, message, false);
  return {};
}

function needPinnable({ context: { world }, param }: Call) {
  const direct = world.channels.get(param('channel_id'))?.guildId === null;
  const channel = needTextChannel(world, param('channel_id'), direct ? 0n : PermissionFlagsBits.PinMessages);
  const message = needMessage(world, channel, param('message_id'));
  if (isNotice(message)) throw refuse.systemMessage();
  return { channel, message };
}

function setPinned(
  context: SandboxContext,
  channel: ChannelRecord,
  message: MessageRecord,
  isPinned: boolean,
): void {
  const now = context.clock.now();
  message.pinned = isPinned;
  message.pinnedAt = isPinned ? now : null;
  announce(context, message, 'MESSAGE_UPDATE');
  const { guildId } = channel;
  context.gateway.dispatch(
    guildId,
    guildId === null ? Intent.DirectMessages : Intent.Guilds,
    'CHANNEL_PINS_UPDATE',
    {
      channel_id: channel.id,
      ...(guildId === null ? {} : { guild_id: guildId }),
      last_pin_timestamp: isPinned ? new Date(now).toISOString() : null,
    },
  );
}

function show(context: SandboxContext, message: MessageRecord) {
  const sees = seesContent(context.gateway.intents);
  return messagePayload(context.world, message, { origin: context.origin(), sees });
}
