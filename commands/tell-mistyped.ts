import type { Language } from '../src/delivery/subscription.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import type { Query } from '../src/wire/query.ts';
import type { CommandContext } from './context.ts';
import { sayOtherKinds } from './other-kind.ts';
import { findUnknown, noteInstead, sayMeant, sayUnknown } from './unknown-names.ts';
import { wordsForReader } from './words-for-reader.ts';

/** How long it is looked whether a topic finds anything at all, ms. */
const longestLook = 500;

/**
 * When nothing was found for a topic: what is wrong with how it was typed and what was perhaps meant, so that the news is not blamed
 * for a typo. Null when nothing is known to be wrong with it. `typed`: the topic as it was typed.
 */
export async function tellMistyped(
  typed: string,
  query: Query,
  language: Language,
  context: CommandContext,
): Promise<Reply | null> {
  const { archive, formatQuery, readTyped, timezone } = context;
  const now = context.now();
  const unknown = await findUnknown(query, context);
  if (unknown.length === 0) {
    const { stories, isCutShort } = await archive.find(query, { limit: 1, mostTime: longestLook }, now);
    if (stories.length > 0 || isCutShort === true) return null;
  }
  const elsewhere = sayOtherKinds(query, language, context);
  if (elsewhere.length > 0) return sentenceReply(elsewhere.join(' '), 'refusal');
  const notes = await Promise.all(unknown.map((named) => sayUnknown(named, language, context)));
  const { doubt } = readTyped(typed, now, timezone);
  if (doubt !== null) notes.push(sayMeant(doubt, language));
  const meant = await archive.suggest(query, now);
  const [first] = unknown;
  if (meant !== null) notes.push(sayMeant(formatQuery(meant, language), language));
  else if (first !== undefined) notes.push(...(await noteInstead(first, language, context)));
  if (notes.length === 0) return null;
  const words = wordsForReader(typed, query, language, context);
  return sentenceReply([say(language, 'search.nothing', { words }), ...notes].join(' '), 'refusal');
}
