import { formatQuery } from './archive/format-query.ts';
import type { Subscription } from './delivery/subscription.ts';
import { nameQuery } from './desk/name-query.ts';
import type { DigestVoice } from './discord/digest-layout.ts';
import type { Query } from './wire/query.ts';

/** For whom a digest about `query` is laid out: its places as readers of that language call them. `marker`: as of `DigestVoice`. */
export function digestVoice(
  query: Query,
  { language, timezone, layout }: Pick<Subscription, 'language' | 'timezone' | 'layout'>,
  marker: string,
): DigestVoice {
  const topic = nameQuery(query, language);
  return { topic, readOn: formatQuery(topic, language), language, timezone, layout, marker };
}
