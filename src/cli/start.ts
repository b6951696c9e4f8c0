import type { Command } from 'commander';
import { loadEnvFile, readConfig } from '../config.ts';
import { untilInterrupted } from './until-interrupted.ts';

/** `telex start`: the bot in service. */
export function addStart(program: Command): void {
  program
    .command('start')
    .summary('run the bot')
    .description('Runs the bot with the settings in the environment and in .env, until SIGINT or SIGTERM.')
    .action(async () => {
      loadEnvFile('.env');
      const read = readConfig(process.env);
      if (!read.ok) {
        process.stderr.write(`${read.message}\n`);
        process.exitCode = 1;
        return;
      }
      const { config } = read;
      const { startApp } = await import('../app.ts');
      const { createLog } = await import('../log.ts');
      const interrupted = untilInterrupted();
      const starting = startApp(config, { now: Date.now, log: createLog(config.logLevel) });
      const app = await Promise.race([starting, interrupted]);
      // Interrupted while Discord could not be reached: there is nothing yet to bring to an end.
      if (app === undefined) process.exit(0);
      process.stdout.write(
        `Telex is on the wire.\n\nInvite it to a server:\n  ${app.inviteLink}\n\nCommands: ${app.commands.join(', ')}\nWire copy is read from: ${config.wireDir}\n`,
      );
      app.keepTime();
      await interrupted;
      await app.stop();
    });
}
