import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import type { SendProblem } from '../delivery/chat-gateway.ts';

/** Discord's error codes that a delivery can do something about, by its documentation's "JSON Error Codes". */
const byCode: Readonly<
  Record<
    number,
    Pick<SendProblem, 'code' | 'message'> & Partial<Pick<SendProblem, 'retryable' | 'retryAfterMs'>>
  >
> = {
  10003: { code: 'unknown-channel', message: 'The channel is no longer there.' },
  10004: { code: 'unknown-guild', message: 'The bot is no longer in this server.' },
  10087: {
    code: 'tag-missing',
    message: 'The forum no longer has one of the tags.',
    // The client is about to be told: then the post goes out without it.
    retryable: true,
  },
  10008: { code: 'unknown-message', message: 'The message is no longer there.' },
  50001: { code: 'missing-access', message: 'The bot cannot see this channel: it lacks View Channel.' },
  50013: {
    code: 'missing-permissions',
    message:
      'The bot may not post in this channel: it lacks Send Messages (in a thread Send Messages in Threads) or Embed Links.',
  },
  40067: { code: 'tag-missing', message: 'The forum wants a tag on each post, and this one has none.' },
  50007: { code: 'no-direct-messages', message: 'This person takes no direct messages from the bot.' },
  50008: { code: 'wrong-channel', message: 'The channel is of a kind in which there are no messages.' },
  50024: { code: 'wrong-channel', message: 'The channel is of another kind than it was.' },
  50035: { code: 'refused', message: 'Discord refused the form of the message.' },
  50083: { code: 'thread-locked', message: 'The thread is archived, and locked for the bot.' },
  50278: { code: 'no-shared-server', message: 'The bot is in no server together with this person.' },
  160005: { code: 'thread-locked', message: 'The thread is locked for the bot.' },
  160006: {
    code: 'too-many-threads',
    message: 'The server has as many open threads as Discord takes.',
    retryable: true,
    retryAfterMs: 10 * 60_000,
  },
};

/** An old message that was edited too often (code 30046): Discord says "try again later" and not when. ms. */
const editAgainAfter = 10 * 60_000;

/** What was held back is tried again after so long, ms: by then the refusal before it has said how long to rest. */
const againAfter = 1_000;

/** discord.js forgets the token at the first 401 (see `watchToken`); a call without one is never made. */
const noToken = 'Expected token to be set';

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
      // discord.js tells a limit that it kept to by itself in the same words as a 429; only then do these two agree.
      ...(error.retryAfter === error.timeToReset ? {} : { status: 429 }),
      limit:
        error.global || error.scope === 'global' ? 'global' : error.scope === 'shared' ? 'shared' : 'channel',
      uncertain: false,
    };
  }
  if (error instanceof Error && error.name === 'TurnedBack') {
    const { message } = error;
    return {
      code: 'held-back',
      message: `${message}.`,
      retryable: true,
      retryAfterMs: againAfter,
      untried: true,
      uncertain: false,
    };
  }
  if (error instanceof Error && error.message.startsWith(noToken)) return unauthorised(error.message);
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
  if (error.status === 401) return unauthorised('Discord no longer accepts the bot token.');
  if (error.code === RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached) {
    return {
      code: 'edit-limited',
      message: `Discord takes no further edit of an old message for now: ${error.message}.`,
      retryable: true,
      retryAfterMs: editAgainAfter,
      status: error.status,
      uncertain: false,
    };
  }
  const known = byCode[Number(error.code)] ?? { code: 'refused', message: 'Discord refused the message.' };
  return {
    retryable: false,
    ...known,
    message: `${known.message} (${error.status}, code ${error.code}: ${error.message})`,
    status: error.status,
    uncertain: false,
  };
}

/** With a new token the same message goes out: nothing is wrong with it. */
function unauthorised(message: string): SendProblem {
  return { code: 'unauthorised', message, retryable: true, status: 401, uncertain: false };
}

function isOfConnection(error: Error): boolean {
  return error.name === 'AbortError' || error.name === 'TimeoutError' || codeOf(error) !== '';
}

function codeOf(error: Error): string {
  const own = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return own || (error.cause instanceof Error ? codeOf(error.cause) : '');
}
