import { openDirectMessages } from './channel-changes.ts';
import type { ChannelHandle } from './channel-handle.ts';
import { channelOfBody } from './channel-of-body.ts';
import { isRecord } from './check-body.ts';
import { offerCommands } from './command-list.ts';
import type { SandboxContext } from './context.ts';
import { showMessages } from './page-state.ts';
import type { FormValues, Reply, TypedOptions } from './places.ts';
import { SandboxError } from './sandbox-error.ts';
import { actorIn } from './who-acts.ts';
import type { ChannelRecord } from './world.ts';

/** What a person can do on the page, by the last part of the address. Each takes and gives JSON objects. */
export type PageActions = Readonly<Record<string, (body: Record<string, unknown>) => Promise<unknown>>>;

/** How many forms stay open to be sent. */
const OPEN_FORMS = 50;

/**
 * The page's actions. Messages that come of them reach the page as events; what the page cannot learn so is in
 * the answer: which message it was, a form to fill in, the commands on offer, the choices of an autocomplete.
 */
export function makePageActions(
  context: SandboxContext,
  channelOf: (record: ChannelRecord) => ChannelHandle,
): PageActions {
  const forms = new Map<string, Reply>();
  const shown = (reply: Reply): unknown => {
    if (reply.kind !== 'modal') {
      return { kind: reply.kind, messageId: reply.deleted ? null : reply.message.id };
    }
    const key = context.ids.next(context.clock.now());
    forms.set(key, reply);
    for (const old of [...forms.keys()].slice(0, -OPEN_FORMS)) forms.delete(old);
    return { kind: 'modal', key, modal: reply.modal };
  };
  const place = (body: Record<string, unknown>) => {
    const record = channelOfBody(context, body);
    return {
      record,
      channel: channelOf(record),
      who: { as: String(body.as ?? 'reader'), awaitAnswer: false },
    };
  };
  const message = (body: Record<string, unknown>) => place(body).channel.message(String(body.messageId));

  return {
    async commands(body) {
      const { record, who } = place(body);
      return {
        commands: offerCommands({
          world: context.world,
          channel: record,
          userId: actorIn(context.world, record, who),
        }),
      };
    },
    async typed(body) {
      const { channel, who } = place(body);
      return shown(await channel.typed(String(body.command), unpackFiles(body.options) as TypedOptions, who));
    },
    async 'message-command'(body) {
      const { channel, who } = place(body);
      return shown(await channel.useOnMessage(String(body.command), message(body), who));
    },
    async autocomplete(body) {
      const { channel, who } = place(body);
      const filled = (body.filled ?? {}) as TypedOptions;
      const { command, option, text } = body;
      return {
        choices: await channel.autocomplete(String(command), String(option), String(text), {
          ...who,
          filled,
        }),
      };
    },
    async press(body) {
      const { channel, who } = place(body);
      return shown(await channel.press(message(body), String(body.customId), { ...who, awaitChange: false }));
    },
    async choose(body) {
      const { channel, who } = place(body);
      const values = Array.isArray(body.values) ? body.values.map(String) : [];
      return shown(
        await channel.choose(message(body), String(body.customId), values, { ...who, awaitChange: false }),
      );
    },
    async form(body) {
      const { channel, who } = place(body);
      const form = forms.get(String(body.key));
      if (form === undefined) throw new SandboxError('not-there', 'This form is gone.');
      return shown(await channel.submitModal(form, unpackFiles(body.values) as FormValues, who));
    },
    async older(body) {
      const { before } = body;
      if (typeof before !== 'string' || !/^\d{1,20}$/.test(before)) {
        throw new SandboxError('wrong-option', 'That is not the id of a message.');
      }
      return showMessages(context, place(body).record, before);
    },
    async 'open-direct'(body) {
      const { record, who } = place(body);
      return { channelId: openDirectMessages(context, actorIn(context.world, record, who)).id };
    },
    async says(body) {
      const { channel, who } = place(body);
      return { kind: 'message', messageId: channel.says(String(body.text ?? ''), who).id };
    },
  };
}

/** What the page packed: files come with their bytes in base64, several of them in a list. */
function unpackFiles(values: unknown): Record<string, unknown> {
  if (!isRecord(values)) return {};
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, unpackFile(value)]));
}

function unpackFile(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpackFile);
  if (!isRecord(value) || typeof value.base64 !== 'string') return value;
  const bytes = Buffer.from(value.base64, 'base64');
  return { name: String(value.name), type: String(value.type), bytes };
}
