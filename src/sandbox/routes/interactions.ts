import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  LaunchActivityInteractionCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  MessageFlags,
  InteractionResponseType as Reply,
} from 'discord-api-types/v10';
import { answerWith, changeOriginal } from '../answers.ts';
import { isRecord, needBySchema } from '../check-body.ts';
import { checkModal } from '../check-form.ts';
import { listOf } from '../check-message.ts';
import { checkAnswerChoice } from '../check-option-values.ts';
import { checkUnsupportedInputs } from '../check-unsupported.ts';
import { refuse } from '../errors.ts';
import { problemsBelow } from '../form-problems.ts';
import { type Answer, bodyOf, type Call, openRoute, type Route } from '../http.ts';
import { type InteractionRecord, KIND } from '../interactions.ts';
import { limits } from '../limits.ts';
import { messagePayload } from '../message-payloads.ts';

/** Which answers each kind of interaction may get (docs, "Interaction Callback Type"). */
const ALLOWED: Readonly<Record<number, readonly number[]>> = {
  [KIND.command]: [4, 5, 9, 12],
  [KIND.component]: [4, 5, 6, 7, 9, 12],
  [KIND.autocomplete]: [8],
  [KIND.modal]: [4, 5, 6, 7, 12],
};

const SCHEMAS: Readonly<Record<number, Parameters<typeof needBySchema>[0]>> = {
  4: CreateMessageInteractionCallbackRequestSchema,
  5: CreateMessageInteractionCallbackRequestSchema,
  6: UpdateMessageInteractionCallbackRequestSchema,
  7: UpdateMessageInteractionCallbackRequestSchema,
  8: ApplicationCommandAutocompleteCallbackRequestSchema,
  9: ModalInteractionCallbackRequestSchema,
  12: LaunchActivityInteractionCallbackRequestSchema,
};

/** The first answer to an interaction. */
export const interactionRoutes: readonly Route[] = [
  openRoute('POST', '/interactions/{interaction_id}/{interaction_token}/callback', (call) => {
    const record = call.context.interactions.find(
      call.param('interaction_id'),
      call.param('interaction_token'),
    );
    if (record === undefined) throw refuse.unknownInteraction();
    const given = bodyOf(call);
    const type = Number(given.type);
    const allowed = ALLOWED[record.draft.kind] ?? [];
    const schema = SCHEMAS[type];
    if (!allowed.includes(type) || schema === undefined) {
      throw refuse.invalidForm([
        {
          path: ['type'],
          code: 'BASE_TYPE_CHOICES',
          message: `Value must be one of {${allowed.join(', ')}}.`,
        },
      ]);
    }
    const unsupported =
      type === Reply.Modal && isRecord(given.data) ? checkUnsupportedInputs(given.data) : [];
    if (unsupported.length > 0) throw refuse.invalidForm(unsupported);
    const body = needBySchema(schema, given);
    if (record.state !== 'waiting') throw refuse.alreadyAcknowledged();
    acknowledge(call, record, type, isRecord(body.data) ? body.data : {});
    return call.query.get('with_response') === 'true' ? { body: callbackPayload(call, record, type) } : {};
  }),
];

function acknowledge(
  call: Call,
  record: InteractionRecord,
  type: number,
  data: Record<string, unknown>,
): void {
  const { context } = call;
  switch (type) {
    case Reply.ChannelMessageWithSource:
      answerWith(call, record, data, ['data']);
      return;
    case Reply.DeferredChannelMessageWithSource:
      answerWith(call, record, data, ['data'], true);
      return;
    case Reply.DeferredMessageUpdate:
      context.interactions.defer(context, record, 'updating', record.draft.message?.record.id ?? null);
      return;
    case Reply.UpdateMessage:
      record.originalId = record.draft.message?.record.id ?? null;
      changeOriginal(call, record, data, ['data']);
      return;
    case Reply.ApplicationCommandAutocompleteResult: {
      const choices = listOf(data.choices);
      const problems = choices.flatMap((choice, index) =>
        problemsBelow(['data', 'choices', index], checkAnswerChoice(choice, record.draft.data)),
      );
      if (problems.length > 0) throw refuse.invalidForm(problems);
      context.interactions.finish(context, {
        kind: 'choices',
        record,
        choices: choices.slice(0, limits.choices) as unknown as APIApplicationCommandOptionChoice[],
      });
      return;
    }
    case Reply.Modal: {
      const problems = checkModal(data);
      if (problems.length > 0) throw refuse.invalidForm(problems);
      const modal = data as unknown as APIModalInteractionResponseCallbackData;
      context.interactions.finish(context, { kind: 'modal', record, modal });
      return;
    }
    default:
      throw refuse.invalidForm([
        { path: ['type'], code: 'BASE_TYPE_CHOICES', message: 'This application has no activity to launch.' },
      ]);
  }
}

/** What `with_response` asks for (docs, "Interaction Callback Response Object"). */
function callbackPayload({ context }: Call, record: InteractionRecord, type: number): Answer['body'] {
  const message = record.originalId === null ? undefined : context.world.messages.get(record.originalId);
  const shows = message !== undefined && (type === 4 || type === 5 || type === 7);
  return {
    interaction: {
      id: record.id,
      type: record.draft.kind,
      channel_id: record.draft.channel.id,
      ...(record.draft.channel.guildId === null ? {} : { guild_id: record.draft.channel.guildId }),
      ...(shows
        ? {
            response_message_id: message.id,
            response_message_loading: (message.flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: message.onlyFor !== null,
          }
        : {}),
    },
    ...(shows
      ? {
          resource: {
            type,
            message: messagePayload(context.world, message, { origin: context.origin(), sees: true }),
          },
        }
      : { resource: { type } }),
  };
}
