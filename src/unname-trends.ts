import type { ShareBook, SharedTrend } from '../commands/share-book.ts';
import type { ChatGateway } from './delivery/chat-gateway.ts';
import { say } from './discord/say.ts';

/** Of what is gone there is no name left to take away. */
const goneCodes: ReadonlySet<string> = new Set(['unknown-message', 'unknown-channel', 'unknown-guild']);

/** What taking a name from trends works with. */
export interface UnnamingParts {
  readonly shares: Pick<ShareBook, 'trendsOf'>;
  readonly edit: ChatGateway['edit'];
}

/**
 * Takes a person's name from the trends that they shared: these are no deliveries, so that their messages are changed at once. Gives
 * the ids of those that Discord could not be brought to change; picture and text stay. Rejects as the book does.
 */
export async function unnameTrends(
  userId: string,
  { shares, edit }: UnnamingParts,
): Promise<ReadonlySet<string>> {
  const left = new Set<string>();
  for (const { id, channelId, trend } of await shares.trendsOf(userId)) {
    const { kind, parentId, messageId } = trend;
    const changed = await edit({ kind, channelId, parentId }, messageId, { body: withoutName(trend) });
    if (!changed.ok && !goneCodes.has(changed.problem.code)) left.add(id);
  }
  return left;
}

function withoutName({ language }: SharedTrend) {
  return { content: `-# ${say(language, 'share.bySomebody')}`, allowed_mentions: { parse: [] } };
}
