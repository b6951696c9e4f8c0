import type { SandboxContext } from './context.ts';
import { SandboxError } from './sandbox-error.ts';
import type { ChannelRecord } from './world.ts';

/** The channel that the page names with `channelId`; one that is gone throws a `SandboxError`. */
export function channelOfBody(context: SandboxContext, body: Record<string, unknown>): ChannelRecord {
  const record = context.world.channels.get(String(body.channelId));
  if (record === undefined) throw new SandboxError('not-there', 'This channel is gone.');
  return record;
}
