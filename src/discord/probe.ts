import { setImmediate } from 'node:timers/promises';
import { DiscordAPIError, type REST, RESTEvents } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { Starts } from '../delivery/starts.ts';
import { createOutgoingRest } from './client.ts';
import { LogInError, tokenRefused } from './log-in-error.ts';

/** Answers that say nothing about who gave them: the server is busy, limits us, or something before it bars the way. */
const passing = new Set([403, 408, 429]);

/**
 * Asks, once, what is at `apiUrl`. Resolves when it is Discord's API and knows the token. Rejects with a `LogInError`
 * when it is not, or when the token is refused, and with discord.js's or the connection's errors when there is no
 * telling now; with the reason of `signal` when that ends the asking.
 */
export async function probeDiscord(apiUrl: string, token: string, signal?: AbortSignal): Promise<void> {
  const answer = await createOutgoingRest(apiUrl, token)
    .get(Routes.gatewayBot(), signal === undefined ? {} : { signal })
    .catch((error: unknown) => {
      if (!(error instanceof DiscordAPIError) || passing.has(error.status)) throw error;
      throw new LogInError(error.status === 401 ? tokenRefused : notDiscord(apiUrl), { cause: error });
    });
  if (!isGatewayAnswer(answer)) throw new LogInError(notDiscord(apiUrl));
}

function notDiscord(apiUrl: string): string {
  return `What answers at DISCORD_API_URL (${apiUrl}) is not Discord’s API. Leave that setting out for Discord itself.`;
}

/** The three fields of `GET /gateway/bot` that signing in works with. */
function isGatewayAnswer(answer: unknown): boolean {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'url' in answer &&
    'shards' in answer &&
    'session_start_limit' in answer
  );
}

/** Where so many calls in a row were refused there is nothing left to ask, and no cause is to draw more. */
const mostRefusals = 10;

/**
 * Watches a REST client whose calls all carry the token. discord.js forgets the token at the first 401, and every later
 * call fails for want of one. Here a 401 is asked after, once none of the
 * requests is under way that leave by `starts`: the token is put back when Discord still knows it, and else
 * the promise resolves, in words.
 */
export function watchToken(
  rest: REST,
  apiUrl: string,
  token: string,
  starts: Pick<Starts, 'idle'> = { idle: async () => {} },
): Promise<LogInError> {
  const refused = Promise.withResolvers<LogInError>();
  let isAsking = false;
  /** Answers 401 in a row. */
  let refusals = 0;

  async function ask(): Promise<void> {
    await starts.idle();
    // discord.js tells of an answer a little after it began.
    await setImmediate();
    if (refusals >= mostRefusals) throw new LogInError(tokenRefused);
    await probeDiscord(apiUrl, token);
  }

  rest.on(RESTEvents.Response, (_, response) => {
    refusals = response.status === 401 ? refusals + 1 : 0;
    // Several calls under way are refused together: one question is enough, and each one counts as a refusal.
    if (response.status !== 401 || isAsking) return;
    isAsking = true;
    ask()
      .catch((error: unknown) => {
        if (error instanceof LogInError) refused.resolve(error);
      })
      .finally(() => {
        isAsking = false;
        rest.setToken(token);
      });
  });
  return refused.promise;
}
