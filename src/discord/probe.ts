import { DiscordAPIError, type REST, RESTEvents } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
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

/**
 * Watches a REST client whose calls all carry the token. discord.js forgets the token at the first 401, and every later
 * call fails for want of one. Here a 401 is asked after: the token is put back when Discord still knows it, and else
 * the promise resolves, in words.
 */
export function watchToken(rest: REST, apiUrl: string, token: string): Promise<LogInError> {
  const refused = Promise.withResolvers<LogInError>();
  let isAsking = false;
  rest.on(RESTEvents.Response, (_, response) => {
    // Several calls under way are refused together: one question is enough, and each one counts as a refusal.
    if (response.status !== 401 || isAsking) return;
    isAsking = true;
    probeDiscord(apiUrl, token)
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
