import { setTimeout as pause } from 'node:timers/promises';
import { type Client, DiscordAPIError } from 'discord.js';
import { type ConnectionLog, type ConnectionWatch, watchConnection } from './connection.ts';
import { LogInError } from './log-in-error.ts';
import { probeDiscord } from './probe.ts';

/** ms before the first new try; each further one waits twice as long, up to a minute. */
const firstWait = 2_000;
const longestWait = 60_000;
/** A client that cannot say goodbye (the network is gone) is left after so many ms. */
const longestGoodbye = 3_000;

/** What trying Discord again and again needs. */
export interface Tries {
  /** The setting DISCORD_API_URL, for the log. */
  readonly apiUrl: string;
  readonly log: ConnectionLog;
  /** Ends the trying: what is tried then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What signing in works with. */
export interface LogInParts extends Tries {
  readonly token: string;
  /** A new client, not yet logged in: discord.js's can be logged in once only (its `destroy` then works no more). */
  open(): Client;
}

/** A client that is signed in. */
export interface LoggedIn {
  readonly client: Client;
  readonly applicationId: string;
  /** See `ConnectionWatch.ended`. */
  readonly ended: Promise<LogInError>;
  /** Signs out; resolves after a few seconds also when Discord does not answer. */
  logOut(): Promise<void>;
}

/**
 * Signs a client in and waits until Discord says that it is ready. While Discord cannot be reached it tries again,
 * without end: a machine that starts before its network should find its way.
 * Rejects with a `LogInError` when Discord refuses token or intents, or when the address is not Discord's API, and with
 * the reason of `signal` when that ends it.
 */
export function logIn(parts: LogInParts): Promise<LoggedIn> {
  return keepTrying(() => logInOnce(parts), parts);
}

async function logInOnce({ apiUrl, token, log, signal, open }: LogInParts): Promise<LoggedIn> {
  await probeDiscord(apiUrl, token, signal);
  signal?.throwIfAborted();
  const client = open();
  const watch = watchConnection(client, log);
  try {
    const aborted = Promise.withResolvers<never>();
    signal?.addEventListener('abort', () => aborted.reject(signal.reason), { once: true });
    const isReady = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
    const [ready] = await Promise.race([
      Promise.all([isReady, client.login(token)]),
      watch.ended.then((refusal) => Promise.reject(refusal)),
      aborted.promise,
    ]);
    return {
      client,
      applicationId: ready.application.id,
      ended: watch.ended,
      logOut: () => signOut(client, watch),
    };
  } catch (error) {
    await signOut(client, watch);
    throw error;
  }
}

/** Discord may have been gone for a while when the bot stops: nothing is waited for that may never come. */
async function signOut(client: Client, watch: ConnectionWatch): Promise<void> {
  watch.stop();
  const waiting = new AbortController();
  await Promise.race([client.destroy(), pause(longestGoodbye, null, { signal: waiting.signal })]).finally(
    () => waiting.abort(),
  );
}

/**
 * Does the work, and again after a while when Discord could not be reached, without end.
 * Rejects with what is no matter of reaching it: a `LogInError`, or Discord's own refusal of the request.
 */
export async function keepTrying<T>(work: () => Promise<T>, { apiUrl, log, signal }: Tries): Promise<T> {
  for (let wait = firstWait; ; wait = Math.min(wait * 2, longestWait)) {
    try {
      signal?.throwIfAborted();
      return await work();
    } catch (error) {
      if (error instanceof LogInError || signal?.aborted) throw error;
      if (error instanceof DiscordAPIError && error.status !== 403 && error.status !== 429) throw error;
      log.warn(
        {},
        `Discord cannot be reached at ${apiUrl} (DISCORD_API_URL): ${describeReason(error)}; the next try is in ${wait / 1_000} s`,
      );
      await pause(wait, null, { signal });
    }
  }
}

/** In words what an error of the connection says; one for several addresses says it in its parts only. */
function describeReason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return describeReason(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return error.cause === undefined ? error.name : describeReason(error.cause);
}
