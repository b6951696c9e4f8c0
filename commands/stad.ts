import type { CityCount } from '../src/archive/story-archive.ts';
import type { Language } from '../src/delivery/subscription.ts';
import type { Call, Choice, Subcommand } from '../src/discord/command.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { listIn, say, sayPlainly } from '../src/discord/say.ts';
import { nameTopic } from '../src/discord/topic-name.ts';
import { countryName } from '../src/wire/countries.ts';
import { foldText } from '../src/wire/words.ts';
import type { CommandContext } from './context.ts';
import { answerList, cityQuery } from './listing.ts';
import { bareName, completedOption, countOf, countOption, filledName } from './options.ts';
import { sayOtherKind } from './other-kind.ts';

/** `/nieuws stad <stad> [aantal]`: the newest stories from a place. */
export const stad: Subcommand<CommandContext> = {
  name: 'stad',
  options: [completedOption('stad.stad', 100, true), countOption],

  async run(call, context) {
    const typed = filledName(call, 'stad', 'city');
    if (typed === null) return sentenceReply(say(call.language, 'city.blank'), 'refusal');
    const city = await asWritten(typed, context);
    const part = { count: countOf(call) };
    const question = { command: 'stad', text: city } as const;
    const list = await answerList(question, cityQuery(city), part, call.language, context);
    return list ?? none(city, call, context);
  },

  async complete(_option, typed, { language }, context): Promise<readonly Choice[]> {
    const cities = await context.archive.cities(bareName(typed, 'city'), 25, context.now());
    return cities.map((city) => {
      const name = context.namePlace(city.name, city.country, language);
      return { name: describe({ ...city, name }, city.name, language), value: city.apart ?? city.name };
    });
  },
};

/** A place as it is written: case and accents are as somebody typed them. One without news stays as it stands. */
async function asWritten(typed: string, { archive, now }: CommandContext): Promise<string> {
  const key = foldText(typed);
  const near = await archive.cities(typed, 5, now());
  const names = near.flatMap(({ name, apart }) => [name, ...(apart === undefined ? [] : [apart])]);
  return names.find((name) => foldText(name) === key) ?? typed;
}

/** Letters from which a name that has no news may be another one with a typo. */
const shortestTypo = 3;

/** Says that there is no news from a place, and what to do: what is a country or province is asked for elsewhere. */
async function none(city: string, { language }: Call, context: CommandContext): Promise<Reply> {
  const other = sayOtherKind(city, language, context);
  if (other !== null) return sentenceReply(other);
  // A place that is known is no other one with a typo.
  const isTypo = !context.isKnownName('city', city) && city.length >= shortestTypo;
  const near = isTypo ? await context.archive.cities(city, 3, context.now()) : [];
  const named = nameTopic(context.nameQuery(cityQuery(city), language), language, context.timezone);
  const others = near
    .map(({ name, country }) => context.namePlace(name, country, language))
    .filter((name) => name !== named);
  if (others.length === 0) return sentenceReply(say(language, 'city.none', { city: named }));
  const list = listIn(others, language, 'disjunction');
  return sentenceReply(say(language, 'city.noneButNear', { city: named, others: list }));
}

/** `Moskou (Rusland) · 12 berichten`, `Bergen (Limburg, Nederland) · 1 bericht` */
function describe({ name, apart, country, stories }: CityCount, ownName: string, language: Language): string {
  const within = apart?.slice(ownName.length + 2, -1);
  const where =
    country === null
      ? []
      : [...(within === countryName(country, 'nl') ? [] : [within]), countryName(country, language)];
  const told = where.filter((one) => one !== undefined).join(', ');
  return `${name}${told === '' ? '' : ` (${told})`} · ${sayPlainly(language, 'list.count', { count: stories })}`;
}
