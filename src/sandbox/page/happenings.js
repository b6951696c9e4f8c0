import { allChannels, isThinking, state } from './state.js';

/** Discord's type of an interaction that is a command; others fail where they were pressed. */
const COMMAND = 2;

/**
 * Takes in what happened in the sandbox.
 * @returns what it means for the page: `posted` (with the message, and whether it was thought about in view), `log` (something in the messages changed), `reload`
 * (fetch everything anew), or null
 */
export function takeIn({ now, event }) {
  state.ahead = now - Date.now();
  switch (event.kind) {
    case 'message-thinking':
    case 'message-posted':
    case 'message-edited':
      return keepMessage(event.message);
    case 'message-deleted':
      dropMessage(event);
      return { kind: 'log' };
    case 'interaction':
      keepFailed(event);
      return { kind: 'log' };
    case 'commands':
      return { kind: 'commands' };
    case 'world':
    case 'gateway':
    case 'hello':
      return { kind: 'reload' };
    default:
      return null;
  }
}

function keepMessage(message) {
  const channel = allChannels().find((one) => one.id === message.channelId);
  if (!channel) return null;
  const index = channel.messages.findIndex((one) => one.id === message.id);
  if (index >= 0) {
    const wasThinking = isThinking(channel.messages[index]) && !isThinking(message);
    channel.messages[index] = message;
    return wasThinking ? { kind: 'posted', message, channel, wasThinking } : { kind: 'log' };
  }
  // The answer that was thought about has the id of when the thinking began.
  const after = channel.messages.findLastIndex((one) => BigInt(one.id) < BigInt(message.id));
  channel.messages.splice(after + 1, 0, message);
  return { kind: isThinking(message) ? 'thinking' : 'posted', message, channel, wasThinking: false };
}

function dropMessage({ channelId, messageId }) {
  const channel = allChannels().find((one) => one.id === channelId);
  if (channel) channel.messages = channel.messages.filter((message) => message.id !== messageId);
}

function keepFailed(event) {
  const isFailedCommand = event.what === 'failed' && event.type === COMMAND;
  if (isFailedCommand) state.failed.set(event.interactionId, event);
}
