import { PermissionFlagsBits } from 'discord-api-types/v10';
import { holdsMessages } from './access.ts';
import { countCharacters } from './count-characters.ts';
import { limits } from './limits.ts';
import { may, permissionsIn, sendingIn } from './permissions.ts';
import { SandboxError } from './sandbox-error.ts';
import type { ChannelRecord, MessageRecord, World } from './world.ts';

// What Discord's client keeps a person from doing before anything is sent. In direct messages everything goes.

/**
 * Whoever uses something in a channel sees it, and in a locked thread may manage threads.
 * @throws SandboxError `not-allowed`.
 */
export function checkUsesChannel(world: World, channel: ChannelRecord, userId: string): void {
  if (channel.guildId === null) return;
  const held = permissionsIn(world, channel, userId);
  const place = channel.thread === null ? `#${channel.name}` : `the thread "${channel.name}"`;
  if (!may(held, PermissionFlagsBits.ViewChannel)) {
    throw new SandboxError('not-allowed', `${nameOf(world, userId)} does not see ${place}.`);
  }
  if (channel.thread?.locked === true && !may(held, PermissionFlagsBits.ManageThreads)) {
    throw new SandboxError('not-allowed', `The thread "${channel.name}" is locked.`);
  }
}

/**
 * Whoever writes may do so in this channel, and there is something in the message, of at most 2,000 characters.
 * @throws SandboxError `not-allowed`, `not-there` for a channel that holds no messages, `wrong-option`.
 */
export function checkWrites(world: World, channel: ChannelRecord, userId: string, text: string): void {
  if (!holdsMessages(channel)) {
    throw new SandboxError('not-there', `In #${channel.name} there are no messages.`);
  }
  checkUsesChannel(world, channel, userId);
  if (channel.guildId !== null && !may(permissionsIn(world, channel, userId), sendingIn(channel))) {
    throw new SandboxError('not-allowed', `${nameOf(world, userId)} may not write in #${channel.name}.`);
  }
  if (text.trim() === '') throw new SandboxError('wrong-option', 'There is nothing in this message.');
  if (countCharacters(text) > limits.content) {
    throw new SandboxError('wrong-option', `A message has at most ${limits.content} characters.`);
  }
}

/**
 * What is for one person only that person uses.
 * @throws SandboxError `not-there`.
 */
export function checkIsFor(message: MessageRecord, userId: string): void {
  if (message.onlyFor === null || message.onlyFor === userId) return;
  throw new SandboxError('not-there', 'Only the one it was for sees this message.');
}

function nameOf(world: World, userId: string): string {
  return world.users.get(userId)?.username ?? userId;
}
