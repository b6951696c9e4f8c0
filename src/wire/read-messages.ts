import type { WireItem } from './item.ts';
import type { Result } from './problem.ts';

/**
 * The items of copy that is a row of messages (IPTC 7901, ANPA 1312), in their order; `adapt` gives null for a message
 * that says nothing. Copy without any is a problem that names the format. `capturedAt` in ms since the epoch.
 */
export function readMessages<Message>(
  messages: Iterable<Message>,
  adapt: (message: Message, capturedAt: number) => WireItem | null,
  capturedAt: number,
  formatName: string,
): Result<readonly WireItem[]> {
  const items: WireItem[] = [];
  for (const message of messages) {
    const item = adapt(message, capturedAt);
    if (item !== null) items.push(item);
  }
  if (items.length > 0) return { ok: true, value: items };
  return {
    ok: false,
    problem: {
      code: 'no-story',
      message: `No ${formatName} message with a header and a text starts in this copy.`,
      at: { byte: 0 },
    },
  };
}
