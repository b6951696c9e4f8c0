import type { Language } from '../src/delivery/subscription.ts';
import { type Markdown, say } from '../src/discord/say.ts';
import { tellProblem } from '../src/discord/tell-problem.ts';
import { countryCode, countryName } from '../src/wire/countries.ts';
import type { Problem } from '../src/wire/problem.ts';
import { provinces } from '../src/wire/provinces.ts';
import type { Query } from '../src/wire/query.ts';
import { type NamedField, namesIn } from '../src/wire/query-names.ts';
import { foldText } from '../src/wire/words.ts';
import type { CommandContext } from './context.ts';

/**
 * What to ask instead of a place by this name that has no news, as markdown, where it is that of a country or province; null for any
 * other.
 */
export function sayOtherKind(city: string, language: Language, context: CommandContext): string | null {
  const country = countryCode(city);
  if (country !== null) return say(language, 'city.isCountry', { country: countryName(country, language) });
  const province = provinceNamed(city);
  if (province === null) return null;
  const question = context.formatQuery({ kind: 'field', field: 'province', value: province }, language);
  return say(language, 'city.isProvince', { province, question });
}

/**
 * What a name is that is no country, or no province, as it was asked for: a country, else a province, since that has the news of a city of its name
 * too, else a city. Null for what is none of them, and for a name that is what it was taken for.
 */
export function otherKindOf({ field, value }: NamedField, context: CommandContext): NamedField | null {
  if (field !== 'country' && field !== 'province') return null;
  const code = countryCode(value);
  const province = provinceNamed(value);
  if (field === 'country' ? code !== null : context.isKnownName('province', value)) return null;
  if (code !== null) return { kind: 'field', field: 'country', value: countryName(code, 'nl') };
  if (field !== 'province' && province !== null) return { kind: 'field', field: 'province', value: province };
  // A province that is written otherwise is meant as one.
  if (field === 'province' && context.nearNames('province', value).length > 0) return null;
  return context.isKnownName('city', value) ? { kind: 'field', field: 'city', value } : null;
}

/** Says what is wrong with a question, as markdown: of a place that is no country, by which field it is found. */
export function tellQuestionProblem(problem: Problem, language: Language, context: CommandContext): Markdown {
  const typed = problem.code === 'query-unknown-country' ? problem.about?.typed : undefined;
  const other =
    typeof typed === 'string'
      ? otherKindOf({ kind: 'field', field: 'country', value: typed }, context)
      : null;
  if (other === null) return tellProblem(problem, language);
  return tellProblem({ ...problem, meant: context.formatQuery(other, language) }, language);
}

function provinceNamed(name: string): string | null {
  const key = foldText(name);
  return provinces.find((names) => names.some((one) => foldText(one) === key))?.[0] ?? null;
}

/** The same of every place in a question that found nothing, and of what is no province. */
export function sayOtherKinds(query: Query, language: Language, context: CommandContext): readonly string[] {
  return namesIn(query).flatMap((named) => {
    if (named.field === 'city') return sayOtherKind(named.value, language, context) ?? [];
    const other = otherKindOf(named, context);
    if (other === null) return [];
    const question = context.formatQuery(other, language);
    return say(language, 'province.isOther', { name: named.value, question });
  });
}
