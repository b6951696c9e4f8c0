import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../src/config.ts';
import { compileCache } from '../compile-cache.ts';
import type { FromBot, ToBot } from './bot.ts';
import type { Doom } from './kill-points.ts';

const script = fileURLToPath(new URL('./bot.ts', import.meta.url));
const watch = new URL('./watch-thread.ts', import.meta.url).href;

/** How a tick or a start ended: it was done, or its process was. */
export type Ended = 'done' | 'killed';

/** One process of Telex after another. */
export interface Lives {
  readonly isAlive: boolean;
  /** Starts the next life at this moment (ms); the one before must have ended. `killed` when it did not live to be ready. */
  begin(at: number, doom?: Doom | null): Promise<Ended>;
  /** One tick at this moment, ms. Resolves when it is done or the process is gone. Throws when it ends by itself. */
  tick(at: number, doom?: Doom | null): Promise<Ended>;
  /** Kills the one that lives, and resolves when it is gone. */
  kill(): Promise<void>;
  /** Statements that the last life that lasted has said to its database. */
  readonly statements: number;
  readonly begun: number;
  close(): Promise<void>;
}

/** Processes that load while another lives: loading takes longest. */
const spares = 2;

/**
 * Lives of the bot with these settings. `clock` is Discord's: it moves when the life that goes on has moved and has no call
 * under way. `expected`: beyond so many lives none is loaded before it is wanted. `threadsEach`: the first and each so manieth
 * life has threads of its own for copy.
 */
export function createLives(
  config: Config,
  clock: { at: number },
  { expected, threadsEach }: { readonly expected: number; readonly threadsEach: number },
): Lives {
  const loading: Promise<ChildProcess>[] = [];
  let loaded = 0;
  let living: ChildProcess | null = null;
  let statements = 0;
  let begun = 0;

  function loadAhead(): void {
    while (loading.length < spares && loaded < expected) loading.push(load());
  }

  async function load(): Promise<ChildProcess> {
    loaded += 1;
    const child = fork(script, loaded === 1 ? ['first'] : [], {
      execArgv: ['--import', watch],
      env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
    });
    if ((await hear(child)) === 'killed') throw new Error('The bot of the soak could not be loaded');
    return child;
  }

  /** The next thing that it says, or that it was killed. One that ends by itself is broken. */
  async function hear(child: ChildProcess): Promise<Ended> {
    const listening = new AbortController();
    const { signal } = listening;
    const said = await Promise.race([
      once(child, 'message', { signal }).then(([message]) => message as FromBot),
      once(child, 'exit', { signal }).then(([code, by]) => ({ code, by }) as const),
    ]);
    listening.abort();
    if ('say' in said) {
      if ('statements' in said) statements = said.statements;
      return 'done';
    }
    if (child === living) living = null;
    if (said.by !== 'SIGKILL') throw new Error(`Telex ended by itself (${said.code ?? said.by})`);
    return 'killed';
  }

  function tell(child: ChildProcess, message: ToBot): Promise<Ended> {
    const heard = hear(child);
    child.send(message);
    return heard;
  }

  loadAhead();
  return {
    get isAlive() {
      return living !== null;
    },
    get statements() {
      return statements;
    },
    get begun() {
      return begun;
    },
    async begin(at, doom = null) {
      if (living !== null) throw new Error('The life before has not ended');
      clock.at = at;
      const next = loading.shift() ?? load();
      loadAhead();
      // One that cannot be loaded is told of when its time comes.
      for (const one of loading) one.catch(() => {});
      living = await next;
      const intakeHere = begun % threadsEach !== 0;
      begun += 1;
      return tell(living, { say: 'begin', config, at, doom, intakeHere });
    },
    async tick(at, doom = null) {
      if (living === null) throw new Error('Nobody lives to tick');
      if ((await tell(living, { say: 'move', at })) === 'killed') return 'killed';
      clock.at = at;
      return tell(living, { say: 'tick', at, doom });
    },
    async kill() {
      const child = living;
      if (child === null) return;
      living = null;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    async close() {
      await this.kill();
      for (const child of await Promise.all(loading)) {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      }
    },
  };
}
