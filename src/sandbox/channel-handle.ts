import { MessageFlags } from 'discord-api-types/v10';
import { makeAttach } from './attached-files.ts';
import { channelChanged, deleteChannel, setOverwrite } from './channel-changes.ts';
import { needText } from './check-asked.ts';
import { chooseValues, pressable, pressButton } from './component-actions.ts';
import type { SandboxContext } from './context.ts';
import { fillForm } from './fill-form.ts';
import { ownersIn, ownersOf } from './installed.ts';
import { type InteractionDraft, KIND } from './interactions.ts';
import { limits } from './limits.ts';
import { messagePayload, showMessage } from './message-payloads.ts';
import { postMessage } from './messages.ts';
import { OpenForms } from './open-forms.ts';
import { checkIsFor, checkUsesChannel, checkWrites } from './person-checks.ts';
import type {
  Acting,
  As,
  Asking,
  FormValues,
  PermissionName,
  Reply,
  SandboxChannel,
  SandboxThread,
  ShownMessage,
  ThreadSettings,
  TypedOptions,
  Whom,
} from './places.ts';
import { ShownReply } from './reply.ts';
import { SandboxError } from './sandbox-error.ts';
import { startThread } from './start-thread.ts';
import { type CommandTarget, fillTargeted } from './targeted-command.ts';
import { openThread, threadChanged } from './thread-changes.ts';
import { deleteThread } from './thread-making.ts';
import { fillCommand, findTyped, nameOf } from './typed-command.ts';
import { actorIn, bitsOf, targetIn } from './who-acts.ts';
import {
  type ChannelRecord,
  isNotice,
  isThread,
  type MessageRecord,
  messagesOf,
  type ThreadChannel,
  threadsOf,
} from './world.ts';

/** Gives the one handle of a channel or a thread. */
export interface Handles {
  of(record: ChannelRecord): ChannelHandle;
  ofThread(record: ThreadChannel): SandboxThread & ChannelHandle;
}

/** One channel for a test. Made once a channel, so that `nextMessage` goes on where it was. */
export class ChannelHandle implements SandboxChannel {
  readonly #context: SandboxContext;
  readonly #record: ChannelRecord;
  readonly #waitMs: number;
  readonly #handles: Handles;
  /** Messages that `nextMessage` gave already. */
  readonly #given = new Set<string>();
  readonly #forms = new OpenForms();

  constructor(context: SandboxContext, record: ChannelRecord, waitMs: number, handles: Handles) {
    this.#context = context;
    this.#record = record;
    this.#waitMs = waitMs;
    this.#handles = handles;
  }

  get id(): string {
    return this.#record.id;
  }

  get name(): string {
    return this.#record.name;
  }

  get guildId(): string | null {
    return this.#record.guildId;
  }

  get messages(): readonly ShownMessage[] {
    const { world } = this.#context;
    return messagesOf(world, this.id)
      .filter((message) => message.onlyFor === null && !isNotice(message))
      .filter((message) => (message.flags & MessageFlags.Loading) === 0)
      .map((message) => this.#show(message));
  }

  async nextMessage(waitMs = this.#waitMs): Promise<ShownMessage> {
    const isNext = (message: ShownMessage) =>
      message.channelId === this.id &&
      message.author.id === this.#context.world.applicationId &&
      message.answers === null &&
      !this.#given.has(message.id);
    let next = this.messages.find(isNext);
    if (next === undefined) {
      const event = await this.#context.events.next(
        `a message in #${this.name}`,
        (one) => one.kind === 'message-posted' && isNext(one.message),
        waitMs,
      );
      if (event.kind === 'message-posted') next = event.message;
    }
    if (next === undefined) throw new SandboxError('timeout', `No message in #${this.name}.`);
    this.#given.add(next.id);
    return next;
  }

  message(id: string): ShownMessage {
    return this.#show(this.#needMessage(id));
  }

  async typed(command: string, options: TypedOptions = {}, who: Asking = {}): Promise<Reply> {
    const userId = this.#actor(who);
    const { world } = this.#context;
    const typist = { world, channel: this.#record, userId, attach: makeAttach(this.#context) };
    const found = findTyped(typist, command);
    const data = fillCommand(typist, found, options);
    const owners = ownersOf(found.command, ownersIn(world, this.#record, userId));
    const draft = { kind: KIND.command, channel: this.#record, userId, data, of: nameOf(found), owners };
    return this.#send(draft, who);
  }

  async useOnMessage(command: string, message: Reply | ShownMessage, who: Asking = {}): Promise<Reply> {
    const shown = 'message' in message ? message.message : message;
    const record = this.#needMessage(shown.id);
    return this.#useOn(command, { type: 3, message: record, origin: this.#context.origin() }, who);
  }

  async useOnMember(command: string, member: string, who: Asking = {}): Promise<Reply> {
    const userId = actorIn(this.#context.world, this.#record, { as: member });
    return this.#useOn(command, { type: 2, userId }, who);
  }

  async autocomplete(
    command: string,
    option: string,
    text: string,
    who: As & { readonly filled?: TypedOptions } = {},
  ) {
    const userId = this.#actor(who);
    const typist = { world: this.#context.world, channel: this.#record, userId };
    const found = findTyped(typist, command);
    const data = fillCommand(typist, found, who.filled ?? {}, { option, text });
    const outcome = await this.#context.interactions.send(this.#context, {
      kind: KIND.autocomplete,
      channel: this.#record,
      userId,
      data,
      of: nameOf(found),
    });
    return outcome.kind === 'choices' ? outcome.choices : [];
  }

  async press(message: Reply | ShownMessage, customId: string, who: Acting = {}): Promise<Reply> {
    return this.#act(message, customId, null, who);
  }

  async choose(
    message: Reply | ShownMessage,
    customId: string,
    values: readonly string[],
    who: Acting = {},
  ): Promise<Reply> {
    return this.#act(message, customId, values, who);
  }

  async submitModal(shown: Reply, values: FormValues, who: Asking = {}): Promise<Reply> {
    const earlier = this.#forms.behind(shown);
    const asked = earlier?.draft.userId;
    const userId = who.as === undefined && asked !== undefined ? asked : this.#actor(who);
    if (asked !== undefined && asked !== userId) {
      throw new SandboxError('not-there', 'Only the one to whom it was shown sees this form.');
    }
    const message = earlier?.draft.message ?? null;
    const attach = makeAttach(this.#context);
    const filler = { world: this.#context.world, channel: this.#record, userId, attach };
    const of = shown.modal.custom_id;
    checkUsesChannel(this.#context.world, this.#record, userId);
    const data = fillForm(filler, shown.modal, values);
    const draft = { kind: KIND.modal, channel: this.#record, userId, data, of, message };
    return this.#forms.once(shown, () => this.#send(draft, who));
  }

  says(text: string, who: As = {}): ShownMessage {
    const authorId = this.#actor(who);
    checkWrites(this.#context.world, this.#record, authorId, text);
    const draft = { channel: this.#record, authorId, body: { content: text }, flags: 0 };
    return this.#show(postMessage(this.#context, draft));
  }

  allow(whom: Whom, ...permissions: PermissionName[]): void {
    setOverwrite(this.#context, this.#record, targetIn(this.#context.world, this.#record, whom), {
      allow: bitsOf(permissions),
    });
  }

  deny(whom: Whom, ...permissions: PermissionName[]): void {
    setOverwrite(this.#context, this.#record, targetIn(this.#context.world, this.#record, whom), {
      deny: bitsOf(permissions),
    });
  }

  rename(name: string): void {
    this.#record.name = needText('The name of a channel or thread', name, limits.name);
    if (isThread(this.#record)) threadChanged(this.#context, this.#record);
    else channelChanged(this.#context, this.#record);
  }

  delete(): void {
    if (isThread(this.#record)) deleteThread(this.#context, this.#record);
    else deleteChannel(this.#context, this.#record);
  }

  get threads(): readonly SandboxThread[] {
    return threadsOf(this.#context.world, this.guildId ?? '')
      .filter((channel) => channel.parentId === this.id)
      .map((channel) => this.#handles.ofThread(channel));
  }

  thread(name: string): SandboxThread {
    const thread = this.threads.findLast((one) => one.name === name);
    if (thread !== undefined) return thread;
    const known = this.threads.map((one) => `"${one.name}"`).join(', ') || 'none';
    throw new SandboxError('not-there', `#${this.name} has no thread "${name}". It has: ${known}.`);
  }

  startThread(name: string, settings: ThreadSettings = {}): SandboxThread {
    const ownerId = actorIn(this.#context.world, this.#record, settings);
    const made = startThread(this.#context, this.#record, { ...settings, name, ownerId });
    return this.#handles.ofThread(made);
  }

  async #useOn(command: string, target: CommandTarget, who: Asking): Promise<Reply> {
    const userId = this.#actor(who);
    if (target.type === 3) checkIsFor(target.message, userId);
    const typist = { world: this.#context.world, channel: this.#record, userId };
    const draft = fillTargeted(typist, command, target);
    return this.#send({ ...draft, kind: KIND.command, channel: this.#record, userId }, who);
  }

  async #act(
    message: Reply | ShownMessage,
    customId: string,
    values: readonly string[] | null,
    who: Acting,
  ): Promise<Reply> {
    const { world } = this.#context;
    const shown = 'message' in message ? message.message : message;
    const record = this.#needMessage(shown.id);
    const userId = this.#actor(who);
    checkIsFor(record, userId);
    const component = pressable(record, customId);
    const data =
      values === null
        ? pressButton(component)
        : chooseValues({ world, channel: this.#record, userId }, component, values);
    const payload = messagePayload(world, record, { origin: this.#context.origin(), sees: true });
    const draft = { kind: KIND.component, channel: this.#record, userId, data, of: customId };
    return this.#send({ ...draft, message: { record, payload } }, who);
  }

  async #send(asked: InteractionDraft, who: Acting): Promise<Reply> {
    const ends = { updating: who.awaitChange === false, thinking: who.awaitAnswer === false };
    const draft = { ...asked, ends };
    checkUsesChannel(this.#context.world, this.#record, draft.userId);
    // As in the client: who uses an archived thread opens it.
    if (isThread(this.#record)) openThread(this.#context, this.#record);
    const outcome = await this.#context.interactions.send(this.#context, draft);
    const reply = new ShownReply(this.#context, outcome);
    this.#forms.note(reply, outcome.record);
    return reply;
  }

  #actor(who: As): string {
    return actorIn(this.#context.world, this.#record, who);
  }

  #show(message: MessageRecord): ShownMessage {
    return showMessage(this.#context.world, message, this.#context.origin());
  }

  #needMessage(id: string) {
    const message = this.#context.world.messages.get(id);
    if (message === undefined || message.channelId !== this.id) {
      throw new SandboxError('not-there', `#${this.name} has no message ${id}.`);
    }
    return message;
  }
}
