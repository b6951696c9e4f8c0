import type { Language, Subscription } from '../src/delivery/subscription.ts';
import { say } from '../src/discord/say.ts';
import { sectionName } from '../src/discord/section-names.ts';
import type { Query } from '../src/wire/query.ts';
import { type NamedField, namesIn } from '../src/wire/query-names.ts';
import type { CommandContext } from './context.ts';
import { topicOf } from './subscription-words.ts';
import { findUnknown, mostNamed, sayInstead, sayMeant, sayUnknown } from './unknown-names.ts';

/** Why a topic with a name that can never stand for anything is not followed, and which names there are, as markdown. */
export async function refuseUnknownName(
  named: NamedField,
  language: Language,
  context: CommandContext,
): Promise<string> {
  return [
    await sayUnknown(named, language, context),
    await sayInstead(named, language, context),
    say(language, 'subscribe.nothingChanged'),
  ].join(' ');
}

/**
 * A warning, as markdown, for a topic that no story is about so far, that holds a name which stands for nothing so far, or
 * that may have been meant as another; with what was perhaps meant. Null where there is nothing to say. Such a topic is
 * followed all the same: the first story of its section or agency may be still to come.
 */
export async function warnOfTopic(
  { topic, timezone }: Pick<Subscription, 'topic' | 'timezone'>,
  language: Language,
  context: CommandContext,
): Promise<string | null> {
  const { query, doubt } = context.readTyped(topic, context.now(), timezone);
  if (!query.ok) return null;
  const unknown = await findUnknown(query.value, context);
  const isEmpty = !(await findsAnything(query.value, context));
  if (!isEmpty && unknown.length === 0 && doubt === null) return null;
  const said = isEmpty
    ? [say(language, 'subscribe.nothingYet', { topic: topicOf({ topic, timezone }, language, context) })]
    : ['⚠️'];
  for (const named of unknown) said.push(await sayUnknown(named, language, context));
  if (doubt !== null) said.push(sayMeant(doubt, language));
  const meant = isEmpty ? await context.archive.suggest(query.value, context.now()) : null;
  if (meant !== null) said.push(sayMeant(context.formatQuery(meant, language), language));
  else for (const named of unknown) said.push(await sayInstead(named, language, context));
  if (isEmpty && unknown.length === 0) said.push(...(await saySections(query.value, language, context)));
  return said.join(' ');
}

/** For a topic that asks for a section: those that there is news in. */
async function saySections(
  topic: Query,
  language: Language,
  { archive, now }: CommandContext,
): Promise<readonly string[]> {
  if (!namesIn(topic).some(({ field }) => field === 'section')) return [];
  const names = (await archive.sections(now()))
    .slice(0, mostNamed)
    .map(({ name }) => sectionName(name, language));
  return names.length === 0 ? [] : [say(language, 'subscribe.sections', { names: names.join(', ') })];
}

async function findsAnything(topic: Query, { archive, now }: CommandContext): Promise<boolean> {
  return (await archive.find(topic, { limit: 1 }, now())).stories.length > 0;
}
