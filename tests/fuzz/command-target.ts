import assert from 'node:assert/strict';
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  ApplicationCommandOptionType as OptionType,
  Routes,
} from 'discord-api-types/v10';
import fc from 'fast-check';
import { componentActions, nieuws } from '../../commands/index.ts';
import { defineCommand } from '../../src/discord/definition.ts';
import type { Reply } from '../../src/sandbox/places.ts';
import { SandboxError } from '../../src/sandbox/sandbox-error.ts';
import { startBot } from '../discord/bot.ts';
import { anyTyped } from './any-typed.ts';
import type { FuzzTarget, OpenTarget } from './target.ts';

/** What somebody does who means no good, or slips. Values are of options, or of the inputs of the form that may come of it. */
type Deed =
  | {
      readonly kind: 'type';
      readonly as: string;
      readonly name: string;
      readonly values: readonly Value[];
      readonly filled: string;
    }
  | {
      readonly kind: 'complete';
      readonly as: string;
      readonly name: string;
      readonly option: string;
      readonly text: string;
    }
  | { readonly kind: 'press'; readonly as: string; readonly customId: string; readonly filled: string };
type Value = readonly [option: string, value: string | number | boolean];

/** Characters of a message's component, and of an option's value by default (Discord's limits). */
const longestId = 100;
const longestOption = 6_000;
/** Forms in a row: the guide goes from one step to the next. */
const mostForms = 3;

const subcommands = (defineCommand(nieuws).options ?? []) as APIApplicationCommandSubcommandOption[];
const who = fc.constantFrom('reader', 'moderator');

/** A value that Discord's client would let through for an option; null for one that it fills in by itself. */
function anyValueOf(option: APIApplicationCommandBasicOption): fc.Arbitrary<string | number | boolean> {
  switch (option.type) {
    case OptionType.Boolean:
      return fc.boolean();
    case OptionType.Integer:
    case OptionType.Number:
      if (option.choices?.length) return fc.constantFrom(...option.choices.map(({ value }) => value));
      return fc.integer({ min: option.min_value ?? -(2 ** 53) + 1, max: option.max_value ?? 2 ** 53 - 1 });
    case OptionType.Channel:
      return fc.constantFrom('nieuws', 'aankondigingen', 'sport');
    case OptionType.Role:
      return fc.constantFrom('Moderatoren');
    case OptionType.User:
      return fc.constantFrom('reader');
    case OptionType.String:
      if (option.choices?.length) return fc.constantFrom(...option.choices.map(({ value }) => value));
      return anyTyped(Math.min(option.max_length ?? longestOption, longestOption)).filter(isTypable);
    default:
      throw new Error(`What is typed for an option of type ${option.type}?`);
  }
}

/** Discord takes no blank value, and no half of a character comes through JSON. */
const isTypable = (text: string) => text.trim() !== '' && text.isWellFormed();

const typing = fc.constantFrom(...subcommands).chain(({ name, options = [] }) => {
  // A file is fetched from Discord: tests/commands has that.
  const given = options.filter(({ type }) => type !== OptionType.Attachment);
  const values = given.map((option) => {
    const value = anyValueOf(option).map((one): Value => [option.name, one]);
    return option.required === true ? value : fc.option(value);
  });
  return fc.record({
    kind: fc.constant('type' as const),
    as: who,
    name: fc.constant(name),
    values: fc.tuple(...values).map((some) => some.filter((one) => one !== null)),
    filled: anyTyped(longestOption).filter(isTypable),
  });
});

const completed = subcommands.flatMap(({ name, options = [] }) =>
  options.flatMap((option) =>
    'autocomplete' in option && option.autocomplete === true ? [{ name, option: option.name }] : [],
  ),
);
const completing = fc.record({
  kind: fc.constant('complete' as const),
  as: who,
  at: fc.constantFrom(...completed),
  text: anyTyped(longestOption).filter((text) => text.isWellFormed()),
});

const actions = [...componentActions.map(({ action }) => action), 'page', ''];
const pressing = fc.record({
  kind: fc.constant('press' as const),
  as: who,
  customId: fc
    .tuple(fc.constantFrom(...actions), fc.array(anyTyped(60), { maxLength: 4 }))
    .map(([action, args]) => [action, ...args].join(':').slice(0, longestId))
    .filter(isTypable),
  filled: anyTyped(longestOption).filter(isTypable),
});

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  typing,
  completing.map(({ at, ...deed }) => ({ ...deed, ...at })),
  pressing,
);

/** The commands, in a real client at the sandbox: whatever is done, something is answered and nothing breaks. */
export const commandTarget: FuzzTarget = {
  name: 'commands',
  inputs: deeds,
  async open(): Promise<OpenTarget> {
    const bot = await startBot();
    const channel = bot.sandbox.channel('nieuws');

    async function fill(reply: Reply, text: string, as: string): Promise<void> {
      let last = reply;
      for (let i = 0; i < mostForms && last.kind === 'modal'; i += 1) {
        last = await channel.submitModal(last, valuesFor(last.modal, text), { as });
      }
    }

    /** A button of ours that says anything: an older Telex may have posted it. */
    async function post(customId: string): Promise<string> {
      const button = {
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: 'x',
        custom_id: customId,
      };
      const body = { content: 'x', components: [{ type: ComponentType.ActionRow, components: [button] }] };
      const { id } = (await bot.client.rest.post(Routes.channelMessages(channel.id), { body })) as {
        id: string;
      };
      return id;
    }

    async function act(deed: Deed): Promise<void> {
      const { as } = deed;
      switch (deed.kind) {
        case 'type':
          return fill(
            await channel.typed(`/nieuws ${deed.name}`, Object.fromEntries(deed.values), { as }),
            deed.filled,
            as,
          );
        case 'complete':
          return void (await channel.autocomplete(`/nieuws ${deed.name}`, deed.option, deed.text, { as }));
        case 'press': {
          const message = channel.message(await post(deed.customId));
          return fill(await channel.press(message, deed.customId, { as }), deed.filled, as);
        }
      }
    }

    return {
      async check(input) {
        const before = bot.logged.length;
        await act(input as Deed).catch(unlessRefused);
        assert.deepEqual(bot.logged.slice(before), []);
      },
      close: () => bot.stop(),
    };
  },
};

/** What Discord's own client refuses never comes to us. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof SandboxError && ['wrong-option', 'not-allowed'].includes(error.code))) throw error;
}

/** Something for each input of text of a form, no longer than it takes. */
function valuesFor(modal: APIModalInteractionResponseCallbackData, text: string): Record<string, string> {
  const inputs = modal.components.flatMap((part) =>
    part.type === ComponentType.ActionRow ? part.components : 'component' in part ? [part.component] : [],
  );
  return Object.fromEntries(
    inputs.flatMap((input) =>
      input.type === ComponentType.TextInput
        ? [[input.custom_id, text.slice(0, input.max_length ?? 4_000)]]
        : [],
    ),
  );
}
