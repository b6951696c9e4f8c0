import { setTimeout as pause } from 'node:timers/promises';
import { type Client, DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError } from 'discord.js';

/** Discord refuses the bot, and trying again would not help. The message says what to do. */
export class LogInError extends Error {
  override readonly name = 'LogInError';
}

/** The part of a log that logging in needs; pino's loggers fit. */
interface LogInLog {
  warn(details: object, message: string): void;
}

/** ms before the first new try; each further one waits twice as long, up to a minute. */
const firstWait = 2_000;
const longestWait = 60_000;

/**
 * Signs the client in and waits until Discord says that it is ready; gives the application's id. While Discord cannot
 * be reached it tries again, without end: a machine that starts before its network should find its way.
 * Rejects with a `LogInError` when the token or the intents are refused, or when the address is not Discord's API.
 */
export async function logIn(client: Client, token: string, log: LogInLog): Promise<string> {
  for (let wait = firstWait; ; wait = Math.min(wait * 2, longestWait)) {
    try {
      const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
      await client.login(token);
      return (await ready).application.id;
    } catch (error) {
      const refusal = describeRefusal(error);
      if (refusal !== null) throw new LogInError(refusal, { cause: error });
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ reason }, `Discord cannot be reached; the next try is in ${wait / 1_000} s`);
      await pause(wait);
    }
  }
}

function describeRefusal(error: unknown): string | null {
  const tokenAdvice =
    'It signs the bot in to Discord. Get it: https://discord.com/developers/applications → your application → Bot → Reset Token.';
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
    return `Discord refuses DISCORD_TOKEN. ${tokenAdvice}`;
  }
  if (error instanceof DiscordAPIError && error.status === 401) {
    return `Discord refuses DISCORD_TOKEN. ${tokenAdvice}`;
  }
  if (error instanceof Error && /disallowed intents/i.test(error.message)) {
    return 'Discord refuses the intents of this application, although Telex asks for none that needs permission. Look at the bot’s page in the developer portal.';
  }
  if ((error instanceof DiscordAPIError || error instanceof HTTPError) && error.status === 404) {
    return 'What answers at DISCORD_API_URL is not Discord’s API. Leave that setting out for Discord itself.';
  }
  return null;
}
