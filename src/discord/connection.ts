import type { Client } from 'discord.js';
import { describeClose, LogInError } from './log-in-error.ts';

/** The part of a log that watching needs; pino's loggers fit. */
export interface ConnectionLog {
  error(details: object, message: string): void;
  warn(details: object, message: string): void;
  info(details: object, message: string): void;
  debug(details: object, message: string): void;
}

/** What is known of a client's connection. */
export interface ConnectionWatch {
  /** Resolves, in words, when Discord has closed the connection for good: the client will not connect again. */
  readonly ended: Promise<LogInError>;
  /** Says nothing more: the client is being signed out. */
  stop(): void;
}

/**
 * Tells the log, once an outage, that the connection is gone and that it is back, and tells its end apart from an
 * outage: discord.js reconnects by itself after everything but the six close codes with `shardDisconnect`. (Its event
 * `invalidated` is in its documentation only; nothing emits it.)
 */
export function watchConnection(client: Client, log: ConnectionLog): ConnectionWatch {
  const ended = Promise.withResolvers<LogInError>();
  let watching = true;
  /** When the connection was lost, on the clock that only goes forward, ms. */
  let goneSince: number | null = null;
  let lastError: string | undefined;

  const isBack = () => {
    lastError = undefined;
    if (!watching || goneSince === null) return;
    log.info({ awaySeconds: Math.round((performance.now() - goneSince) / 1_000) }, 'Discord is back');
    goneSince = null;
  };
  client.on('shardReconnecting', () => {
    if (!watching || goneSince !== null) return;
    goneSince = performance.now();
    log.warn(
      lastError === undefined ? {} : { reason: lastError },
      'Discord is gone; the bot reconnects by itself',
    );
  });
  client.on('shardResume', isBack);
  // After an outage that was too long to resume: the bot signed in anew and has all its servers again.
  client.on('shardReady', isBack);
  client.on('shardDisconnect', ({ code }) => {
    if (watching) ended.resolve(new LogInError(describeClose(code)));
  });
  client.on('shardError', (error) => {
    lastError = error.message;
    if (watching) log.debug({ reason: error.message }, 'connecting to Discord failed');
  });
  client.on('error', (error) => {
    if (watching) log.error({ err: error }, 'the connection to Discord reports an error');
  });
  return {
    ended: ended.promise,
    stop() {
      watching = false;
    },
  };
}
