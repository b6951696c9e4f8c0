import { ApplicationCommandOptionType as Type } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { componentActions, formActions, nieuws } from '../../commands/index.ts';
import { story } from '../digest/stories.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { errorDesk } from './error-desk.ts';
import { patternOf } from './said-keys.ts';

let bot: Bot;
const { textOf, subscribe, buttonOf } = errorDesk(() => bot);
/** The id of a subscription of the server. */
let abonnement: string;
beforeAll(async () => {
  bot = await startBot();
  bot.sandbox.guild.addRole('Lezers');
  await bot.file(
    story({ id: 'gas', section: 'Economie', headline: 'Gasprijs daalt', from: 'ROTTERDAM (ANP)' }),
  );
  abonnement = await subscribe();
});
afterAll(() => bot.stop());

const moderator = { as: 'moderator' };
const news = () => bot.sandbox.channel('nieuws');
const failed = patternOf('failed.unexpected', 'nl');

/** What somebody fills in where nothing is offered to choose from. */
const usual: Readonly<Record<string, string>> = {
  stad: 'Rotterdam',
  land: 'Nederland',
  sectie: 'Economie',
  woorden: 'gas',
  bericht: 'gas',
  onderwerp: 'gas',
  kanaal: 'nieuws',
  schema: 'elke dag 08:00',
  stilte: '22:00-07:00',
  tijdzone: 'London',
  tag: 'Weer',
  rol: 'Lezers',
};
type Option = (typeof nieuws.subcommands)[number]['options'][number];

/** Everything that an option can be given: each of its choices, its ends, or what somebody would type. */
function valuesOf(option: Option): readonly (string | number | boolean)[] {
  if ('choices' in option && option.choices !== undefined) return option.choices.map(({ value }) => value);
  switch (option.type) {
    case Type.Integer:
      return [option.min_value ?? 1, option.max_value ?? 20];
    case Type.Boolean:
      return [true, false];
    default:
      return /^(?:abonnement|zoals)$/.test(option.name) ? [abonnement] : [usual[option.name] ?? ''];
  }
}

test.each(nieuws.subcommands.map((subcommand) => [subcommand.name, subcommand] as const))(
  '/nieuws %s answers whatever each of its options is given, alone and beside what it needs',
  async (name, { options }) => {
    const needed = options.filter((option) => option.required);
    const least = () => Object.fromEntries(needed.map((option) => [option.name, valuesOf(option)[0] ?? '']));
    const files = options.filter(({ type }) => type === Type.Attachment);
    const given = options.filter((option) => !files.includes(option));
    const wishes = [
      ...(needed.length === options.length && needed.length > 0 ? [] : [{}]),
      ...given.flatMap((option) => valuesOf(option).map((value) => ({ [option.name]: value }))),
      ...files.map((option) => ({
        [option.name]: { name: 'kopij.txt', bytes: 'ROTTERDAM (ANP) - Brug open.' },
      })),
    ];
    for (const wish of wishes) {
      // What an earlier one ended is made again.
      if ((await bot.context.subscriptions.get(abonnement)) === null) abonnement = await subscribe();
      const filled = { ...least(), ...wish };
      if ('abonnement' in filled) filled.abonnement = abonnement;
      const reply = await news().typed(`/nieuws ${name}`, filled, moderator);
      const isForm = reply.kind === 'modal';
      if (!isForm) expect(textOf(reply), JSON.stringify(wish)).not.toMatch(failed);
      if (!isForm) expect(textOf(reply).trim(), JSON.stringify(wish)).not.toBe('');
    }
    expect(bot.logged).toEqual([]);
  },
);

test.each(componentActions.map(({ action }) => action))(
  'a button “%s” that carries nothing, or what nobody wrote, is answered in words',
  async (action) => {
    for (const customId of [action, `${action}:x`, `${action}:x:1`, `${action}:toon:99`]) {
      const shown = await buttonOf(customId);
      const reply = await news().press(shown, customId, moderator);
      if (reply.kind !== 'modal') expect(textOf(reply)).not.toMatch(failed);
    }
    expect(bot.logged).toEqual([]);
  },
);

test('every form has an action, and no two actions are called the same', () => {
  const names = [...componentActions, ...formActions].map(({ action }) => action);
  expect(names.filter((name) => name === '' || name.includes(':'))).toEqual([]);
  for (const actions of [componentActions, formActions]) {
    expect(new Set(actions.map(({ action }) => action)).size).toBe(actions.length);
  }
});
