import { IncomingWebhookUpdateRequestPartialSchema } from 'discord-api-spec/zod';
import { MessageFlags } from 'discord-api-types/v10';
import { refuseClosed, refuseLocked } from './access.ts';
import { refuse } from './errors.ts';
import type { Call } from './http.ts';
import { isOnlyPersonal, mayAnswerOpenly } from './installed.ts';
import { type InteractionRecord, KIND } from './interactions.ts';
import { limits } from './limits.ts';
import {
  type CheckedMessage,
  checkEdit,
  checkNew,
  flagsIn,
  type MessageRequest,
  SETTABLE_FLAGS,
} from './message-rules.ts';
import { deleteMessage, editMessage, postMessage } from './messages.ts';
import { keepUploads } from './uploads.ts';
import type { AnswerRecord, MessageRecord, World } from './world.ts';

/**
 * Posts an answer to an interaction: the first one, or with `thinking` the placeholder for it.
 *
 * @param below Where the message's body stands in the request's, for the places of problems.
 * @throws DiscordRefusal 50035, 50006, 30015.
 */
export function answerWith(
  call: Call,
  record: InteractionRecord,
  body: Record<string, unknown>,
  below: readonly string[],
  thinking = false,
): MessageRecord {
  const { context } = call;
  refuseLocked(context.world, record.draft.channel);
  const { flags, ...checked } = thinking
    ? thinkingOf(record, body, context.world)
    : checkAnswer(call, record, body, below);
  const message = postMessage(context, {
    channel: record.draft.channel,
    authorId: context.world.applicationId,
    body: checked.body,
    flags,
    type: record.draft.kind === KIND.command ? 20 : 0,
    attachments: keepUploads(context, checked.uploads, checked.body),
    onlyFor: (flags & MessageFlags.Ephemeral) !== 0 ? record.draft.userId : null,
    answers: answerRecord(record),
  });
  record.originalId = message.id;
  if (thinking) context.interactions.defer(context, record, 'thinking', message.id);
  else context.interactions.finish(context, { kind: 'message', record, messageId: message.id });
  return message;
}

/** Posts a message after the first answer; to one that is "thinking" it is that answer. */
export function followUp(
  call: Call,
  record: InteractionRecord,
  body: Record<string, unknown>,
): MessageRecord {
  const { context } = call;
  if (record.state === 'thinking') return changeOriginal(call, record, body, []);
  refuseLocked(context.world, record.draft.channel);
  const { world } = context;
  if (isOnlyPersonal(world, record.draft) && record.followUpIds.length >= limits.personalFollowUps) {
    throw refuse.tooManyFollowUps();
  }
  const checked = checkAnswer(call, record, body, []);
  const { flags } = checked;
  const message = postMessage(context, {
    channel: record.draft.channel,
    authorId: context.world.applicationId,
    body: checked.body,
    flags,
    attachments: keepUploads(context, checked.uploads, checked.body),
    onlyFor: (flags & MessageFlags.Ephemeral) !== 0 ? record.draft.userId : null,
    answers: answerRecord(record),
    repliesTo: record.originalId,
  });
  record.followUpIds.push(message.id);
  // Somebody who was told "will change the message" has an answer now, whether it is changed or not.
  if (record.state === 'updating') settle(call, record);
  return message;
}

/** Takes `@original` away; what was "thinking" or about to change is then done. */
export function deleteOriginal(call: Call, record: InteractionRecord, message: MessageRecord): void {
  deleteMessage(call.context, message);
  if (record.state !== 'done') settle(call, record);
}

function settle({ context }: Call, record: InteractionRecord): void {
  const kind = record.state === 'thinking' ? 'message' : 'update';
  context.interactions.finish(context, { kind, record, messageId: record.originalId ?? '' });
}

/**
 * Changes `@original`: the answer, or the message on which the component stands. What was "thinking" is then done.
 * @throws DiscordRefusal 10008, 50035, 50006, 30015.
 */
export function changeOriginal(
  call: Call,
  record: InteractionRecord,
  body: Record<string, unknown>,
  below: readonly string[],
): MessageRecord {
  const message = call.context.world.messages.get(record.originalId ?? '');
  if (message === undefined) throw refuse.unknownMessage();
  changeMessage(call, message, body, below);
  if (record.state !== 'done') settle(call, record);
  return message;
}

/** Changes a message that an interaction's token may change. */
export function changeMessage(
  call: Call,
  message: MessageRecord,
  body: Record<string, unknown>,
  below: readonly string[] = [],
): void {
  const channel = call.context.world.channels.get(message.channelId);
  if (channel !== undefined) refuseClosed(call.context.world, channel);
  const checked = checkEdit(message, requestOf(call, body, below));
  editMessage(call.context, message, checked, keepUploads(call.context, checked.uploads, checked.body));
}

/** The message of this id, when it belongs to this interaction's answers. */
export function answeredMessage(
  world: World,
  record: InteractionRecord,
  id: string,
): MessageRecord | undefined {
  const isOwn = id === record.originalId || record.followUpIds.includes(id);
  return isOwn ? world.messages.get(id) : undefined;
}

function checkAnswer(
  call: Call,
  record: InteractionRecord,
  body: Record<string, unknown>,
  below: readonly string[],
): CheckedMessage {
  return checkNew(requestOf(call, body, below), (asked) => flagsOf(asked, record, call.context.world));
}

/** The placeholder "is thinking": of what is asked for only whether one person sees it. */
function thinkingOf(record: InteractionRecord, body: Record<string, unknown>, world: World): CheckedMessage {
  const flags = flagsOf(flagsIn(body), record, world) & MessageFlags.Ephemeral;
  return { body: {}, flags: flags | MessageFlags.Loading, kept: [], uploads: [] };
}

function requestOf(call: Call, body: Record<string, unknown>, below: readonly string[]): MessageRequest {
  const schema = IncomingWebhookUpdateRequestPartialSchema;
  return { schema, body, uploads: call.uploads, below };
}

function flagsOf(asked: number, { draft }: InteractionRecord, world: World): number {
  const forced = mayAnswerOpenly(world, draft) ? 0 : MessageFlags.Ephemeral;
  return (asked | forced) & (SETTABLE_FLAGS | MessageFlags.Ephemeral);
}

function answerRecord(record: InteractionRecord): AnswerRecord {
  return {
    interactionId: record.id,
    userId: record.draft.userId,
    type: record.draft.kind,
    command: record.draft.kind === KIND.command ? record.draft.of : null,
    commandType: Number(record.draft.data.type ?? 1),
    interactedMessageId: record.draft.message?.record.id ?? null,
  };
}
