import { randomBytes } from 'node:crypto';
import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { botPermissions } from './access.ts';
import type { SandboxContext } from './context.ts';
import { contextOf, isOnlyPersonal, type Owners, ownersIn } from './installed.ts';
import { limits } from './limits.ts';
import { guildPayload, memberPayload, partialChannelPayload, userPayload } from './payloads.ts';
import { permissionsIn } from './permissions.ts';
import { SandboxError } from './sandbox-error.ts';
import type { ChannelRecord, MessageRecord, World } from './world.ts';

/** Discord's interaction types. */
export const KIND = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** What somebody did, before it is sent to the bot. */
export interface InteractionDraft {
  /** Discord's interaction type. */
  readonly kind: number;
  readonly channel: ChannelRecord;
  readonly userId: string;
  /** The `data` of the interaction object. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The command as typed without the slash, or the custom_id. */
  readonly of: string;
  /** By which installations the command is there; left out: by all that there are. */
  readonly owners?: Owners;
  /** The message on which the component stands; its payload goes along. */
  readonly message?: { readonly record: MessageRecord; readonly payload: unknown } | null;
  /** Whether it is done once the bot has said that it will change the message (`Acting.awaitChange`), or is thinking (`awaitAnswer`). */
  readonly ends?: { readonly updating: boolean; readonly thinking: boolean };
}

/** How far an interaction has come. */
export type InteractionState = 'waiting' | 'thinking' | 'updating' | 'done' | 'failed';

/** An interaction that was sent to the bot. */
export interface InteractionRecord {
  readonly id: string;
  readonly token: string;
  readonly draft: InteractionDraft;
  /** Story time, ms since the epoch: the token serves 15 minutes from here. */
  readonly createdAt: number;
  /** Elapsed ms. */
  readonly sentAt: number;
  state: InteractionState;
  /** Elapsed ms until the first answer; null before it. */
  answeredAfterMs: number | null;
  deferred: boolean;
  /** The message that is `@original`: the answer, or the one on which the component stands. */
  originalId: string | null;
  /** Messages after the first answer. */
  readonly followUpIds: string[];
}

/** How an interaction ended, as the person sees it. */
export type InteractionOutcome =
  | { readonly kind: 'message' | 'update'; readonly record: InteractionRecord; readonly messageId: string }
  | {
      readonly kind: 'modal';
      readonly record: InteractionRecord;
      readonly modal: APIModalInteractionResponseCallbackData;
    }
  | {
      readonly kind: 'choices';
      readonly record: InteractionRecord;
      readonly choices: readonly APIApplicationCommandOptionChoice[];
    };

interface Waiting {
  readonly resolve: (outcome: InteractionOutcome) => void;
  readonly reject: (error: SandboxError) => void;
  stop: () => void;
}

/** Sends interactions to the bot and keeps account of their answers (docs, "Receiving and Responding"). */
export class InteractionDesk {
  /** By token. */
  readonly #records = new Map<string, InteractionRecord>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #answerWithinMs: number;
  readonly #waitMs: number;

  /**
   * @param answerWithinMs real ms for the first answer
   * @param waitMs real ms for the final answer of one that is "thinking"
   */
  constructor(answerWithinMs: number, waitMs: number) {
    this.#answerWithinMs = answerWithinMs;
    this.#waitMs = waitMs;
  }

  /**
   * Sends an interaction; resolves to its final answer. Rejects with a `SandboxError` (`no-answer`) when the bot does
   * not answer in time; an answer after that gets 10062.
   */
  send(context: SandboxContext, draft: InteractionDraft): Promise<InteractionOutcome> {
    const now = context.clock.now();
    const record: InteractionRecord = {
      id: context.ids.next(now),
      token: randomBytes(96).toString('base64url'),
      draft,
      createdAt: now,
      sentAt: context.clock.elapsed(),
      state: 'waiting',
      answeredAfterMs: null,
      deferred: false,
      originalId: null,
      followUpIds: [],
    };
    this.#forgetOld(now);
    this.#records.set(record.token, record);
    return new Promise((resolve, reject) => {
      const stop = context.clock.after(this.#answerWithinMs, () => this.#giveUp(context, record));
      this.#waiting.set(record.id, { resolve, reject, stop });
      this.#tell(context, record, 'sent');
      context.gateway.dispatch(
        draft.channel.guildId,
        0,
        'INTERACTION_CREATE',
        interactionPayload(context, record),
      );
    });
  }

  /** The interaction of this id and token; undefined when there is none or it was not answered in time. */
  find(id: string, token: string): InteractionRecord | undefined {
    const record = this.#records.get(token);
    return record?.id === id ? record : undefined;
  }

  /** The interaction of a token that still serves; undefined for an unknown or an old one. */
  findByToken(token: string, now: number): InteractionRecord | undefined {
    const record = this.#records.get(token);
    return record !== undefined && now - record.createdAt < limits.tokenLifeMs ? record : undefined;
  }

  /** Notes that the bot said it is thinking (`thinking`) or will change the message (`updating`). */
  defer(
    context: SandboxContext,
    record: InteractionRecord,
    state: 'thinking' | 'updating',
    originalId: string | null,
  ): void {
    this.#acknowledge(context, record);
    record.deferred = true;
    record.state = state;
    record.originalId = originalId;
    const waiting = this.#waiting.get(record.id);
    if (originalId !== null && record.draft.ends?.[state] === true) {
      this.#waiting.delete(record.id);
      const kind = state === 'thinking' ? 'message' : 'update';
      waiting?.resolve({ kind, record, messageId: originalId });
    } else if (waiting !== undefined) {
      waiting.stop = context.clock.after(this.#waitMs, () => this.#giveUp(context, record));
    }
    this.#tell(context, record, 'deferred');
  }

  /** Notes the final answer and hands it to who waits for it. */
  finish(context: SandboxContext, outcome: InteractionOutcome): void {
    const { record } = outcome;
    this.#acknowledge(context, record);
    record.state = 'done';
    if (outcome.kind === 'message' || outcome.kind === 'update') record.originalId ??= outcome.messageId;
    this.#waiting.get(record.id)?.resolve(outcome);
    this.#waiting.delete(record.id);
    this.#tell(context, record, 'answered');
  }

  /** Lets go of everybody who still waits. */
  close(): void {
    for (const waiting of this.#waiting.values()) {
      waiting.stop();
      waiting.reject(new SandboxError('closed', 'The sandbox was closed before the bot answered.'));
    }
    this.#waiting.clear();
  }

  #forgetOld(now: number): void {
    for (const [token, record] of this.#records) {
      if (now - record.createdAt >= limits.tokenLifeMs && record.state === 'done')
        this.#records.delete(token);
    }
  }

  #acknowledge(context: SandboxContext, record: InteractionRecord): void {
    record.answeredAfterMs ??= context.clock.elapsed() - record.sentAt;
    this.#waiting.get(record.id)?.stop();
  }

  #giveUp(context: SandboxContext, record: InteractionRecord): void {
    const waiting = this.#waiting.get(record.id);
    this.#waiting.delete(record.id);
    const wasThinking = record.state === 'thinking' || record.state === 'updating';
    // Having said "will change the message" a bot may leave it at that.
    if (record.state === 'updating' && record.originalId !== null) {
      record.state = 'done';
      waiting?.resolve({ kind: 'update', record, messageId: record.originalId });
      return;
    }
    // Without a first answer Discord forgets it; a deferred one keeps its 15 minutes: only this wait ends, of which nobody else hears.
    if (!wasThinking) {
      record.state = 'failed';
      this.#records.delete(record.token);
      this.#tell(context, record, 'failed');
    }
    const of = record.draft.kind === KIND.component ? `pressing ${record.draft.of}` : `/${record.draft.of}`;
    const seconds = (wasThinking ? this.#waitMs : this.#answerWithinMs) / 1000;
    const link = context.gateway.connected ? '' : ' (no bot is connected to the gateway)';
    waiting?.reject(
      new SandboxError(
        'no-answer',
        wasThinking
          ? `The bot is still thinking about ${of} after ${seconds} s.`
          : `The application did not respond: no answer to ${of} within ${seconds} s${link}.`,
      ),
    );
  }

  #tell(
    context: SandboxContext,
    record: InteractionRecord,
    what: 'sent' | 'deferred' | 'answered' | 'failed',
  ): void {
    const { channel, userId, of, kind } = record.draft;
    if (kind === KIND.autocomplete) return;
    context.events.emit({
      kind: 'interaction',
      what,
      interactionId: record.id,
      channelId: channel.id,
      userId,
      of,
      type: kind,
      isThinking: record.state === 'thinking',
    });
  }
}

/** The interaction object as INTERACTION_CREATE brings it (docs, "Interaction Object"). */
function interactionPayload(context: SandboxContext, record: InteractionRecord) {
  const { world } = context;
  const { draft } = record;
  const user = world.users.get(draft.userId);
  const guild = world.guilds.get(draft.channel.guildId ?? '');
  const member = guild?.members.get(draft.userId);
  const inGuild = guild !== undefined && member !== undefined;
  return {
    version: 1,
    id: record.id,
    application_id: world.applicationId,
    type: draft.kind,
    token: record.token,
    data: draft.data,
    channel_id: draft.channel.id,
    channel: partialChannelPayload(world, draft.channel, draft.userId),
    locale: user?.locale ?? 'en-US',
    app_permissions: appPermissions(world, draft).toString(),
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: limits.fileBytes,
    authorizing_integration_owners: draft.owners ?? ownersIn(world, draft.channel, draft.userId),
    context: contextOf(draft.channel),
    ...(inGuild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.preferredLocale, features: guildPayload(guild).features },
          guild_locale: guild.preferredLocale,
          member: {
            ...memberPayload(world, member),
            permissions: permissionsIn(world, draft.channel, draft.userId).toString(),
          },
        }
      : { user: user === undefined ? undefined : userPayload(user) }),
    ...(draft.message == null ? {} : { message: draft.message.payload }),
  };
}

/** What the application may do where it was used; where it is there only by a person, what that person may. */
function appPermissions(world: World, draft: InteractionDraft): bigint {
  if (!isOnlyPersonal(world, draft)) return botPermissions(world, draft.channel);
  if (draft.channel.guildId === null)
    return PermissionFlagsBits.SendMessages | PermissionFlagsBits.EmbedLinks;
  return permissionsIn(world, draft.channel, draft.userId);
}
