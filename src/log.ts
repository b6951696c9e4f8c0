import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export type { Logger };

/**
 * The log: JSON a line, or readable on a terminal. It goes to standard error, so that standard output stays what a
 * command prints. Tokens never reach it: nothing logs settings or headers.
 */
export function createLog(level: string): Logger {
  return process.stderr.isTTY
    ? pino(
        { level },
        pretty({ destination: 2, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', sync: true }),
      )
    : pino({ level }, pino.destination({ dest: 2, sync: true }));
}
