import type { Command } from 'commander';
import { readPort } from './read-port.ts';
import { untilInterrupted } from './until-interrupted.ts';

/** `telex sandbox`: a Discord on your desk, for any bot. */
export function addSandbox(program: Command): void {
  program
    .command('sandbox')
    .summary('run a small Discord on this machine')
    .description(
      'Runs a small Discord on 127.0.0.1 until interrupted, and prints what a bot needs to sign in to it.',
    )
    .option('--port <number>', 'the port; 0 takes a free one', readPort, 0)
    .option('--token <text>', 'the token that a bot signs in with; default: a new one')
    .action(async (options: { port: number; token?: string }) => {
      const { startSandbox } = await import('../sandbox/start-sandbox.ts');
      const sandbox = await startSandbox(options);
      process.stdout.write(
        `A small Discord: ${sandbox.page}\n\nDISCORD_API_URL=${sandbox.url}\nDISCORD_TOKEN=${sandbox.token}\n\nCtrl-C stops it.\n`,
      );
      await untilInterrupted();
      await sandbox.close();
    });
}
