import type { Language } from '../src/delivery/subscription.ts';
import { say } from '../src/discord/say.ts';
import { nameTopic } from '../src/discord/topic-name.ts';
import { agencies } from '../src/wire/dateline/agencies.ts';
import type { Query } from '../src/wire/query.ts';
import { foldText } from '../src/wire/words.ts';
import type { CommandContext } from './context.ts';
import { provinces } from './provinces.ts';

type Field = Query & { readonly kind: 'field' };
/** The fields of which there is a list of names. */
type NamedKind = 'section' | 'province' | 'agency';
/** A name that stands for nothing. */
export interface UnknownName {
  readonly field: NamedKind;
  readonly value: string;
}

const unknownKeys = {
  section: 'subscribe.unknownSection',
  province: 'subscribe.unknownProvince',
  agency: 'subscribe.unknownAgency',
} as const;

/** Names that are listed at most where somebody has to choose one. */
const mostNamed = 20;

/** Sections that any newsroom has: what is named where there is no news yet. */
const usualSections = ['Binnenland', 'Buitenland', 'Economie', 'Politiek', 'Regio', 'Sport'];

/**
 * The names in a topic that stand for nothing: sections, provinces and agencies that neither the desk knows nor any story
 * has. A city is none of them, since a dateline may come to name any place.
 */
export async function findUnknownNames(
  topic: Query,
  context: CommandContext,
): Promise<readonly UnknownName[]> {
  const unknown: UnknownName[] = [];
  for (const named of fieldsIn(topic)) {
    const { field, value } = named;
    // What is no country is a mistake in the question already.
    if (field === 'city' || field === 'country' || context.isKnownName(field, value)) continue;
    if (!(await findsAnything(named, context))) unknown.push({ field, value });
  }
  return unknown;
}

/** Why a topic with this unknown name is not followed, and which names there are, as markdown. */
export async function refuseUnknownName(
  { field, value }: UnknownName,
  language: Language,
  context: CommandContext,
): Promise<string> {
  const known = await namesThatThereAre(field, context);
  const start = foldText(value).slice(0, 3);
  const near = known.find((names) => names.some((name) => foldText(name).startsWith(start)))?.[0];
  const said = {
    name: value,
    names: known
      .slice(0, mostNamed)
      .map(([name]) => name)
      .join(', '),
  };
  const sentences = [
    say(language, unknownKeys[field], said),
    ...(near === undefined ? [] : [say(language, 'subscribe.meant', { name: near })]),
    say(language, 'subscribe.nothingChanged'),
  ];
  return sentences.join(' ');
}

/**
 * A warning, as markdown, for a topic that no story is about so far, with what was perhaps meant; null where there is
 * one.
 */
export async function warnOfNothing(
  topic: Query,
  language: Language,
  context: CommandContext,
): Promise<string | null> {
  if (await findsAnything(topic, context)) return null;
  const now = context.now();
  const meant = await context.archive.suggest(topic, now);
  const asksForSection = fieldsIn(topic).some(({ field }) => field === 'section');
  const sections = asksForSection ? await context.archive.sections(now) : [];
  const names = sections.slice(0, mostNamed).map(({ name }) => name);
  return [
    say(language, 'subscribe.nothingYet', { topic: nameTopic(topic, language, context.timezone) }),
    ...(meant === null
      ? []
      : [say(language, 'subscribe.meant', { name: `“${context.formatQuery(meant)}”` })]),
    ...(names.length === 0 ? [] : [say(language, 'subscribe.sections', { names: names.join(', ') })]),
  ].join(' ');
}

async function findsAnything(topic: Query, { archive, now }: CommandContext): Promise<boolean> {
  return (await archive.find(topic, { limit: 1 }, now())).stories.length > 0;
}

function fieldsIn(topic: Query): readonly Field[] {
  switch (topic.kind) {
    case 'field':
      return [topic];
    case 'not':
      return fieldsIn(topic.part);
    case 'and':
    case 'or':
      return topic.parts.flatMap(fieldsIn);
    default:
      return [];
  }
}

/** The names of a kind that can be followed, each first as it is to be typed, then as it goes by besides. */
async function namesThatThereAre(
  field: NamedKind,
  { archive, now }: CommandContext,
): Promise<readonly (readonly string[])[]> {
  switch (field) {
    case 'section': {
      const held = (await archive.sections(now())).map(({ name }) => name);
      return [...new Set(held.length > 0 ? held : usualSections)].map((name) => [name]);
    }
    case 'province':
      return provinces;
    case 'agency':
      return agencies.map(({ code, name, aliases }) => [code, name, ...aliases]);
  }
}
