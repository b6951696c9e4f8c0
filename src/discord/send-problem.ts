import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import type { SendProblem } from '../delivery/chat-gateway.ts';

/** Discord's error codes that a delivery can do something about, by its documentation's "JSON Error Codes". */
const byCode: Readonly<Record<number, Pick<SendProblem, 'code' | 'message'>>> = {
  10003: { code: 'unknown-channel', message: 'The channel is no longer there.' },
  10004: { code: 'unknown-guild', message: 'The bot is no longer in this server.' },
  10008: { code: 'unknown-message', message: 'The message is no longer there.' },
  50001: { code: 'missing-access', message: 'The bot cannot see this channel: it lacks View Channel.' },
  50007: { code: 'dm-refused', message: 'This person takes no direct messages of the bot.' },
  50278: { code: 'dm-refused', message: 'This person has no server in common with the bot.' },
  50013: {
    code: 'missing-permissions',
    message: 'The bot may not post in this channel: it lacks Send Messages or Embed Links.',
  },
  50035: { code: 'refused', message: 'Discord refused the form of the message.' },
};

/** An old message that was edited too often (code 30046): Discord says "try again later" and not when. ms. */
const editAgainAfter = 10 * 60_000;

/** Errors of the connection after which it is certain that nothing was sent. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * What became of a call that threw, in the delivery's words. It was tried once (see `createOutgoingRest`), so that an
 * error says all there is to say: nothing that an earlier try may have done is behind it.
 * An error that is none of Discord's or the connection's is a mistake of ours and is thrown on.
 */
export function tellSendProblem(error: unknown): SendProblem {
  if (error instanceof RateLimitError) {
    const wait = Math.max(error.retryAfter, error.timeToReset, 0);
    return {
      code: 'rate-limited',
      message: `Discord asks to wait ${Math.ceil(wait / 1000)} s.`,
      retryable: true,
      retryAfterMs: wait,
      uncertain: false,
    };
  }
  if (error instanceof DiscordAPIError) return tellRefusal(error);
  if (error instanceof HTTPError) {
    // The server broke down while it worked on it: it may have posted before it did.
    return {
      code: 'unreachable',
      message: `Discord answered ${error.status}.`,
      retryable: true,
      uncertain: true,
    };
  }
  if (error instanceof Error && isOfConnection(error)) {
    const code = codeOf(error);
    return {
      code: 'unreachable',
      message: `Discord could not be reached: ${error.message || code}.`,
      retryable: true,
      uncertain: !neverSent.has(code),
    };
  }
  throw error;
}

function tellRefusal(error: DiscordAPIError): SendProblem {
  if (error.status === 401) {
    return {
      code: 'unauthorised',
      message: 'Discord no longer accepts the bot token.',
      // With a new token the same message goes out: nothing is wrong with it.
      retryable: true,
      uncertain: false,
    };
  }
  if (error.code === RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached) {
    return {
      code: 'edit-limited',
      message: `Discord takes no further edit of an old message for now: ${error.message}.`,
      retryable: true,
      retryAfterMs: editAgainAfter,
      uncertain: false,
    };
  }
  const known = byCode[Number(error.code)] ?? { code: 'refused', message: 'Discord refused the message.' };
  return {
    code: known.code,
    message: `${known.message} (${error.status}, code ${error.code}: ${error.message})`,
    retryable: false,
    uncertain: false,
  };
}

function isOfConnection(error: Error): boolean {
  return error.name === 'AbortError' || error.name === 'TimeoutError' || codeOf(error) !== '';
}

function codeOf(error: Error): string {
  const own = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return own || (error.cause instanceof Error ? codeOf(error.cause) : '');
}
