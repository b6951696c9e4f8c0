import type { Language } from '../src/delivery/subscription.ts';
import type { Choice, Subcommand } from '../src/discord/command.ts';
import { sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import { nameTopic } from '../src/discord/topic-name.ts';
import { countryCode, countryInSentence, countryName } from '../src/wire/countries.ts';
import { valuesOf } from './complete-topic.ts';
import type { CommandContext } from './context.ts';
import { answerList, cityQuery, countryQuery } from './listing.ts';
import { bareName, completedOption, countOf, countOption, filledName } from './options.ts';
import { otherKindOf } from './other-kind.ts';
import { sayInstead } from './unknown-names.ts';

/** Choices that Discord shows at most. */
const mostChoices = 25;

/** `/nieuws land <land> [aantal]`: the newest stories from a country. */
export const land: Subcommand<CommandContext> = {
  name: 'land',
  options: [completedOption('land.land', 100, true), countOption],

  async run(call, context) {
    const { language } = call;
    const typed = filledName(call, 'land', 'country');
    if (typed === null) return sentenceReply(say(language, 'country.blank'), 'refusal');
    const code = countryCode(typed);
    if (code === null) {
      const other = otherKindOf(countryQuery(typed), context);
      if (other?.field === 'province') {
        const told = { province: other.value, question: context.formatQuery(other, language) };
        return sentenceReply(say(language, 'country.isProvince', told), 'refusal');
      }
      if (other !== null) {
        const city = nameTopic(context.nameQuery(cityQuery(typed), language), language, context.timezone);
        return sentenceReply(say(language, 'country.isCity', { city }), 'refusal');
      }
      const named = { kind: 'field', field: 'country', value: typed } as const;
      const instead = await sayInstead(named, language, context, (name) => inLanguage(name, language));
      return sentenceReply(`${say(language, 'country.unknown', { country: typed })} ${instead}`, 'refusal');
    }
    const text = countryName(code, 'nl');
    const part = { count: countOf(call) };
    const list = await answerList({ command: 'land', text }, countryQuery(text), part, language, context);
    return (
      list ?? sentenceReply(say(language, 'country.none', { country: countryInSentence(code, language) }))
    );
  },

  async complete(_option, typed, { language }, context): Promise<readonly Choice[]> {
    const names = await valuesOf('country', bareName(typed, 'country'), mostChoices, language, context);
    return names.map((name) => ({ name, value: name }));
  },
};

/** The country as its readers call it. */
function inLanguage(name: string, language: Language): string {
  const code = countryCode(name);
  return code === null ? name : countryName(code, language);
}
