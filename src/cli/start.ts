import type { Command } from 'commander';
import type { BecomeBot } from '../become-bot.ts';
import { readConfig } from '../config.ts';

/** `telex start`: the bot in service. `become`: has this process become the bot, where it can. */
export function addStart(program: Command, become: BecomeBot): void {
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
      become(read.config);
      const { runBot } = await import('../run-bot.ts');
      await runBot(read.config);
    });
}
