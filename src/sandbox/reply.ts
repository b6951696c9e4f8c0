import type {
  APIEmbed,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { SandboxContext } from './context.ts';
import type { InteractionOutcome, InteractionRecord } from './interactions.ts';
import { showMessage } from './message-payloads.ts';
import type { Reply, ShownMessage } from './places.ts';
import { SandboxError } from './sandbox-error.ts';

/**
 * What the person sees of an outcome, at the moment of the answer; follow-ups as they come. What may throw is on the
 * class, not on the object: printing a reply shows the rest.
 */
export class ShownReply implements Reply {
  readonly kind: Reply['kind'];
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly ephemeral: boolean;
  readonly deferred: boolean;
  readonly deleted: boolean;
  readonly answeredAfterMs: number;
  readonly #context: SandboxContext;
  readonly #record: InteractionRecord;
  readonly #message: ShownMessage | null;
  readonly #modal: APIModalInteractionResponseCallbackData | null;

  constructor(context: SandboxContext, outcome: InteractionOutcome) {
    const { world } = context;
    const messageId = outcome.kind === 'message' || outcome.kind === 'update' ? outcome.messageId : '';
    const held = world.messages.get(messageId);
    this.#context = context;
    this.#record = outcome.record;
    this.#message = held === undefined ? null : showMessage(world, held, context.origin());
    this.deleted = messageId !== '' && held === undefined;
    this.#modal = outcome.kind === 'modal' ? outcome.modal : null;
    this.kind = outcome.kind === 'choices' ? 'message' : outcome.kind;
    this.content = this.#message?.content ?? '';
    this.embeds = this.#message?.embeds ?? [];
    this.components = this.#message?.components ?? [];
    this.ephemeral = this.#message?.ephemeral ?? false;
    this.deferred = outcome.record.deferred;
    this.answeredAfterMs = outcome.record.answeredAfterMs ?? 0;
  }

  get message(): ShownMessage {
    if (this.#message !== null) return this.#message;
    const why = this.deleted ? 'The bot took the message away.' : 'The answer is a form, not a message.';
    throw new SandboxError('not-there', why);
  }

  get modal(): APIModalInteractionResponseCallbackData {
    if (this.#modal !== null) return this.#modal;
    throw new SandboxError('not-there', 'The answer is a message, not a form.');
  }

  get followUps(): readonly ShownMessage[] {
    const { world, origin } = this.#context;
    return this.#record.followUpIds.flatMap((id) => {
      const followUp = world.messages.get(id);
      return followUp === undefined ? [] : [showMessage(world, followUp, origin())];
    });
  }
}
