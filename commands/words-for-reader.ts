import type { Language } from '../src/delivery/subscription.ts';
import type { Query } from '../src/wire/query.ts';
import { namesIn } from '../src/wire/query-names.ts';
import type { CommandContext } from './context.ts';

/**
 * A question as it is said back, plain text: as it was typed, but that names (`city:Moskou`, `section:Buitenland`) and what stands with them are in the
 * reader's words (`city:Moscow`, `section:World`), as they were chosen from what was offered.
 */
export function wordsForReader(
  typed: string,
  query: Query,
  language: Language,
  { formatQuery }: CommandContext,
): string {
  return namesIn(query).length === 0 ? typed : formatQuery(query, language);
}
