import { accessSync, constants, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { SandboxState } from '../sandbox/saved-state.ts';
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
    .option('--state <file>', 'go on with what a sandbox saved here, and save again at the end')
    .action(async ({ state: file, ...options }: { port: number; token?: string; state?: string }) => {
      const state = file === undefined ? undefined : await readState(file);
      const kept = state === undefined ? {} : { state };
      const sandbox = await openSandbox({
        ...options,
        ...kept,
        tools: { readCopy: copyReader(Date.now) },
      }).catch((error) => {
        throw error.code === 'wrong-state' ? new Error(`${file}: ${error.message}`, { cause: error }) : error;
      });
      // Before anybody can press it.
      const interrupted = untilInterrupted();
      process.stdout.write(
        `A small Discord: ${sandbox.page}\n\nDISCORD_API_URL=${sandbox.url}\nDISCORD_TOKEN=${sandbox.token}\n\nCtrl-C stops it.\n`,
      );
      await interrupted;
      if (file !== undefined) keepState(file, sandbox.save());
      await sandbox.close();
    });
}

/** What a sandbox saved in this file; undefined while there is none. */
async function readState(file: string): Promise<SandboxState | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return checkKeepable(file);
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} holds no saved sandbox: it is not JSON.`, { cause: error });
  }
}

/** Says so now when nothing can be written where the state is to be kept: at the end that would lose everything. */
function checkKeepable(file: string): undefined {
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    throw new Error(`Nothing can be kept in ${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** Written beside it first, so that what was saved before is not lost halfway. */
function keepState(file: string, state: SandboxState): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(state)}\n`);
  renameSync(`${file}.new`, file);
}

/** A bot sends its token in a header, after a blank: one word of printable ASCII. */
function readToken(text: string): string {
  if (!/^[!-~]+$/.test(text)) {
    throw new InvalidArgumentError('It takes one word of letters, digits and marks, with no blanks.');
  }
  return text;
}
