import {
  type APIApplicationCommandIntegerOption,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';
import { type Call, numberOption, textOption } from '../src/discord/command.ts';
import { named } from '../src/discord/definition.ts';
import { sayPlainly } from '../src/discord/say.ts';
import { cleanText } from '../src/discord/text.ts';
import type { CommandWordKey } from '../src/discord/words/command-words.ts';
import type { ChoiceKey } from '../src/discord/words/option-words.ts';
import type { QueryField } from '../src/wire/query.ts';
import { fieldWords, namesOfField } from '../src/wire/query-fields.ts';

/** Stories in an answer when nobody says how many. */
const usualCount = 8;
/** Stories in an answer at most. */
export const mostStories = 20;

/** What can be chosen: what Discord hands over, and what it is called. A map keeps its order, also of values that are figures. */
export type ChoiceNames = Readonly<Record<string, ChoiceKey>> | ReadonlyMap<string, ChoiceKey>;

/** The same as pairs, in their order. */
export function choicePairs(choices: ChoiceNames): readonly (readonly [string, ChoiceKey])[] {
  return choices instanceof Map ? [...choices] : Object.entries(choices);
}

/** An option with these choices. */
export function chosenOption(key: CommandWordKey, choices: ChoiceNames): APIApplicationCommandStringOption {
  return {
    type: ApplicationCommandOptionType.String,
    ...named(key),
    choices: choicePairs(choices).map(([value, choice]) => {
      const [nl, en] = [sayPlainly('nl', choice), sayPlainly('en', choice)];
      return { name: nl, name_localizations: { nl, 'en-US': en, 'en-GB': en }, value };
    }),
  };
}

/** `aantal`: how many stories, 1 to 20. */
export const countOption: APIApplicationCommandIntegerOption = {
  type: ApplicationCommandOptionType.Integer,
  ...named('aantal'),
  min_value: 1,
  max_value: mostStories,
};

/** What `aantal` holds. */
export function countOf(call: Call): number {
  return numberOption(call, countOption.name, usualCount);
}

/** What was filled in for a text option, without blanks around it; null for nothing, or nothing but blanks. */
export function filledText(call: Call, name: string): string | null {
  const text = textOption(call, name) ?? '';
  return cleanText(text) === '' ? null : text.trim();
}

/** As `filledText`, of an option that takes a name of this field and nothing else. */
export function filledName(call: Call, option: string, field: QueryField): string | null {
  const text = filledText(call, option);
  const name = text === null ? '' : bareName(text, field);
  return cleanText(name) === '' ? null : name;
}

/** What stands behind a name where it is offered: `Moskou (Rusland) · 12 berichten`. */
const storyCount = /\s+·\s+[\d.,]+\s+\p{L}+$/u;

/**
 * A name without blanks around it, and without what the search language has around it (`land:"Costa Rica"` is `Costa Rica`) or an offer
 * behind it.
 */
export function bareName(text: string, field: QueryField): string {
  const typed = text.replace(storyCount, '');
  const [, prefix, rest = ''] = /^(\p{L}+):(.*)$/su.exec(typed.trim()) ?? [];
  const isField = prefix !== undefined && namesOfField(fieldWords[field]).includes(prefix.toLowerCase());
  return (isField ? rest : typed)
    .trim()
    .replace(/^["“„](.*)["”“]$/su, '$1')
    .trim();
}

/** An option for text with offers while one types. `longest` in characters. */
export function completedOption(
  key: CommandWordKey,
  longest: number,
  required = false,
): APIApplicationCommandStringOption {
  return {
    type: ApplicationCommandOptionType.String,
    ...named(key),
    required,
    max_length: longest,
    autocomplete: true,
  };
}
