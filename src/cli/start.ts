import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import type { App } from '../app.ts';
import { readConfig } from '../config.ts';
import { untilInterrupted } from './until-interrupted.ts';

/** A bot gets so long to stop in good order, ms. */
const longestEnd = 10_000;

/** `telex start`: the bot in service. */
export function addStart(program: Command): void {
  program
    .command('start')
    .summary('run the bot')
    .description('Runs the bot with the settings in the environment and in .env, until SIGINT or SIGTERM.')
    .action(async () => {
      const { inspectPlaces } = await import('../inspect-places.ts');
      const read = readConfig(process.env, inspectPlaces);
      if (!read.ok) {
        process.stderr.write(`${read.message}\n`);
        process.exitCode = 1;
        return;
      }
      const { config } = read;
      const { startApp } = await import('../app.ts');
      const { createLog } = await import('../log.ts');
      const log = createLog(config.logLevel);
      const interruption = new AbortController();
      const interrupted = untilInterrupted().then(() => {
        log.info('Telex stops; what is being sent is waited for (once more: stops at once)');
        interruption.abort();
        return null;
      });
      const broken = untilBroken();
      const starting = startApp(config, { now: Date.now, log, signal: interruption.signal });
      const started = await Promise.race([starting, broken]).catch((error: unknown) => {
        // Interrupted while Discord could not be reached.
        if (interruption.signal.aborted) return null;
        throw error;
      });
      if (started === null) process.exit(0);
      if (started instanceof Error) {
        log.fatal({ err: started }, 'Telex is broken and stops');
        process.exit(1);
      }
      const app = started;
      process.stdout.write(
        `Telex is on the wire.\n\nInvite it to a server:\n  ${app.inviteLink}\n\nFor yourself, to read and search in any server:\n  ${app.personalLink}\n\nCommands: ${app.commands.join(', ')}\nWire copy is read from: ${config.wireDir}\n${app.httpUrl === null ? '' : `Wire copy is taken at: ${app.httpUrl}/wire\n`}`,
      );
      app.keepTime();
      const refused = app.ended.then((refusal) => {
        log.fatal(`${refusal.message} Telex stops.`);
        return refusal;
      });
      const fault = broken.then((error) => {
        log.fatal({ err: error }, 'Telex is broken and stops; what is due goes out at the next start');
        return error;
      });
      const why = await Promise.race([interrupted, refused, fault]);
      await stopInTime(app, why === null);
      // Whatever still hopes for Discord's answer must not keep the process.
      process.exit(why === null ? 0 : 1);
    });
}

/** Resolves with the first error that nobody caught. */
function untilBroken(): Promise<Error> {
  return new Promise((resolve) => {
    process.on('uncaughtException', (error) => resolve(error));
  });
}

/** What is not over by then is settled by the next start, or by another process. */
async function stopInTime(app: App, isInOrder: boolean): Promise<void> {
  const stopped = Promise.race([app.stop(), pause(longestEnd)]);
  await (isInOrder ? stopped : stopped.catch(() => {}));
}
