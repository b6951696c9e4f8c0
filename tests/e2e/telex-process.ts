import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { compileCache } from '../compile-cache.ts';

const launcher = fileURLToPath(new URL('../../bin/telex.js', import.meta.url));

/** `telex` in a process of its own, as an operator starts it. */
export interface TelexProcess {
  readonly child: ChildProcess;
  /** What it printed so far, on standard output and standard error together. */
  text(): string;
  /** Resolves when it has printed this; rejects, with what it printed, when it ends before. */
  says(words: string): Promise<void>;
  /** How it ended: the exit code, or the signal that killed it. */
  readonly end: Promise<number | NodeJS.Signals>;
}

/** What differs from a plain start: the folder it starts in, settings, and as whom (only root can choose). */
export interface TelexSurroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  /** Words for Node itself, before the program. */
  readonly nodeOptions?: readonly string[];
}

/** Starts `telex` with these words. Only the settings in `env` are set, and those in `.env` in `cwd`. */
export function startTelex(
  words: readonly string[],
  { cwd, env = {}, uid, nodeOptions = [] }: TelexSurroundings,
): TelexProcess {
  const child = spawn(process.execPath, [...nodeOptions, launcher, ...words], {
    cwd,
    env: {
      PATH: process.env.PATH,
      TMPDIR: tmpdir(),
      NO_COLOR: '1',
      NODE_COMPILE_CACHE: compileCache,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid }),
  });
  let text = '';
  let look = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      look();
    });
  }
  const end = once(child, 'close').then(([code, signal]) => (signal ?? code) as number | NodeJS.Signals);
  return {
    child,
    text: () => text,
    end,
    says: (wanted) =>
      Promise.race([
        new Promise<void>((resolve) => {
          look = () => {
            if (text.includes(wanted)) resolve();
          };
          look();
        }),
        end.then((how) => {
          throw new Error(`telex ended (${how}) and never said "${wanted}". It said:\n${text}`);
        }),
      ]),
  };
}
