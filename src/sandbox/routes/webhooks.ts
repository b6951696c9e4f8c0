import { answeredMessage, changeMessage, changeOriginal, deleteOriginal, followUp } from '../answers.ts';
import { refuse } from '../errors.ts';
import { bodyOf, type Call, openRoute, type Route } from '../http.ts';
import type { InteractionRecord } from '../interactions.ts';
import { messagePayload } from '../message-payloads.ts';
import { deleteMessage } from '../messages.ts';
import type { MessageRecord } from '../world.ts';

const HOOK = '/webhooks/{webhook_id}/{webhook_token}';

/** What comes after the first answer to an interaction (docs, "Followup Messages"). */
export const webhookRoutes: readonly Route[] = [
  openRoute('POST', HOOK, (call) => ({ body: show(call, followUp(call, needRecord(call), bodyOf(call))) })),
  openRoute('GET', `${HOOK}/messages/@original`, (call) => ({ body: show(call, needOriginal(call)) })),
  openRoute('PATCH', `${HOOK}/messages/@original`, (call) => ({
    body: show(call, changeOriginal(call, needRecord(call), bodyOf(call), [])),
  })),
  openRoute('DELETE', `${HOOK}/messages/@original`, (call) => {
    deleteOriginal(call, needRecord(call), needOriginal(call));
    return {};
  }),
  openRoute('GET', `${HOOK}/messages/{message_id}`, (call) => ({ body: show(call, needOwn(call)) })),
  openRoute('PATCH', `${HOOK}/messages/{message_id}`, (call) => {
    const record = needRecord(call);
    const message = needOwn(call);
    if (message.id === record.originalId)
      return { body: show(call, changeOriginal(call, record, bodyOf(call), [])) };
    changeMessage(call, message, bodyOf(call));
    return { body: show(call, message) };
  }),
  openRoute('DELETE', `${HOOK}/messages/{message_id}`, (call) => {
    const record = needRecord(call);
    const message = needOwn(call);
    if (message.id === record.originalId) deleteOriginal(call, record, message);
    else deleteMessage(call.context, message);
    return {};
  }),
];

/** The interaction of the token in the path, once it has had its first answer. */
function needRecord({ context, param }: Call): InteractionRecord {
  if (param('webhook_id') !== context.world.applicationId) throw refuse.unknownWebhook();
  const record = context.interactions.findByToken(param('webhook_token'), context.clock.now());
  if (record === undefined) throw refuse.invalidWebhookToken();
  if (record.state === 'waiting' || record.state === 'failed') throw refuse.unknownWebhook();
  return record;
}

function needOriginal(call: Call): MessageRecord {
  const message = call.context.world.messages.get(needRecord(call).originalId ?? '');
  if (message === undefined) throw refuse.unknownMessage();
  return message;
}

function needOwn(call: Call): MessageRecord {
  const message = answeredMessage(call.context.world, needRecord(call), call.param('message_id'));
  if (message === undefined) throw refuse.unknownMessage();
  return message;
}

function show({ context }: Call, message: MessageRecord) {
  return messagePayload(context.world, message, { origin: context.origin(), sees: true });
}
