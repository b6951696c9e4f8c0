import { ChannelType } from 'discord-api-types/v10';
import { needOneOf, needText } from './check-asked.ts';
import type { SandboxContext } from './context.ts';
import { limits } from './limits.ts';
import { postMessage } from './messages.ts';
import type { ThreadSettings } from './places.ts';
import { SandboxError } from './sandbox-error.ts';
import { startFromMessage, startPost, startWithoutMessage } from './thread-making.ts';
import type { ChannelRecord, ThreadChannel } from './world.ts';

/**
 * A person starts a thread in a channel, in a forum a post. Throws a `SandboxError` where none can be, and a
 * `DiscordRefusal` (160004, 160006) as the bot would get it.
 */
export function startThread(
  context: SandboxContext,
  parent: ChannelRecord,
  settings: ThreadSettings & { readonly name: string; readonly ownerId: string },
): ThreadChannel {
  const { name, ownerId, autoArchiveMinutes, from } = settings;
  needText('The name of a thread', name, limits.name);
  if (settings.text !== undefined) needText('The first message', settings.text, limits.content);
  const kind = needOneOf('a kind of thread', settings.kind ?? 'public', ['public', 'private']);
  const tags = (settings.tags ?? []).map((tagName) => {
    const tag = parent.tags.find((one) => one.name === tagName);
    if (tag === undefined) throw new SandboxError('not-there', `#${parent.name} has no tag "${tagName}".`);
    return tag.id;
  });
  const draft = { parent, name, ownerId, autoArchiveMinutes, tags };
  const body = { content: settings.text ?? name };
  if (parent.type === ChannelType.GuildForum) return startPost(context, draft, { body, flags: 0 }).channel;
  const isNews = parent.type === ChannelType.GuildAnnouncement;
  if (!isNews && parent.type !== ChannelType.GuildText) {
    throw new SandboxError('not-there', `In #${parent.name} there can be no threads.`);
  }
  const source = from === undefined ? undefined : context.world.messages.get(from.id);
  const asked = kind === 'private' ? ChannelType.PrivateThread : ChannelType.PublicThread;
  const type = isNews ? ChannelType.AnnouncementThread : asked;
  const channel =
    source === undefined
      ? startWithoutMessage(context, draft, type)
      : startFromMessage(context, draft, source);
  if (settings.text !== undefined) postMessage(context, { channel, authorId: ownerId, body, flags: 0 });
  return channel;
}
