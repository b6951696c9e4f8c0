import { createRequire } from 'node:module';
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/**
 * The log: JSON a line, or readable on a terminal. It goes to standard error, so that standard output stays what a
 * command prints. Tokens never reach it: nothing logs settings or headers, the token of an interaction is taken out of
 * every line, and of an error of Discord's what was sent and what came back is left out.
 *
 * @param to Where lines go in place of standard error.
 */
export function createLog(level: string, to: DestinationStream = standardError()): Logger {
  return pino({ level, serializers: { err: describeError }, hooks: { streamWrite: hideTokens } }, to);
}

function standardError(): DestinationStream {
  if (!process.stderr.isTTY) return pino.destination({ dest: 2, sync: true });
  // A service never needs it.
  const pretty = createRequire(import.meta.url)('pino-pretty') as typeof import('pino-pretty');
  return pretty({ destination: 2, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', sync: true });
}

/**
 * What discord.js puts on its errors beside code, status and route: the whole of what was sent, and of what was answered, of which
 * its message already has what matters. Messages of readers and copy of agencies are in them.
 */
const BODIES: ReadonlySet<string> = new Set(['requestBody', 'rawError', 'raw']);

/** An error as pino writes it, and every error within it, without bodies. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return withoutBodies(pino.stdSerializers.err(error), new Set());
}

function withoutBodies(value: unknown, above: ReadonlySet<unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (above.has(value)) return '[Circular]';
  const here = new Set([...above, value]);
  if (Array.isArray(value)) return value.map((one) => withoutBodies(one, here));
  const kept = Object.entries(value).filter(([key]) => !BODIES.has(key));
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutBodies(one, here)]));
}

/** A path of Discord's in which a token stands: whoever has it answers in the bot's name for 15 minutes, webhooks for ever. */
const TOKEN_IN_PATH = /(\/(?:interactions|webhooks)\/\d+\/)[^/?#\s"'\\]+/g;

function hideTokens(line: string): string {
  return line.replace(TOKEN_IN_PATH, '$1[token]');
}
