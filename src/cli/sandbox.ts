import { type Command, InvalidArgumentError } from 'commander';
import { copyReader } from './desk-tools.ts';
import { openSandbox } from './open-sandbox.ts';
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
    .option('--token <text>', 'the token that a bot signs in with; default: a new one', readToken)
    .action(async (options: { port: number; token?: string }) => {
      const sandbox = await openSandbox({ ...options, tools: { readCopy: copyReader(Date.now) } });
      process.stdout.write(
        `A small Discord: ${sandbox.page}\n\nDISCORD_API_URL=${sandbox.url}\nDISCORD_TOKEN=${sandbox.token}\n\nCtrl-C stops it.\n`,
      );
      await untilInterrupted();
      await sandbox.close();
    });
}

/** A bot sends its token in a header, after a blank: one word of printable ASCII. */
function readToken(text: string): string {
  if (!/^[!-~]+$/.test(text)) {
    throw new InvalidArgumentError('It takes one word of letters, digits and marks, with no blanks.');
  }
  return text;
}
