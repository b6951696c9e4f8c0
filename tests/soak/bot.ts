/**
 * Telex in a process of its own, for the soak: the real composition root, on a clock that the driver tells. It loads
 * everything and waits; the driver has one waiting while another lives.
 */
import module from 'node:module';
import { setEnvironmentData } from 'node:worker_threads';
import { startApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { fateKey, shareFate, watchStatements } from './die-at-statement.ts';
import type { Doom } from './kill-points.ts';
import { watchCalls } from './watch-calls.ts';

/** What the driver says: begin to live, be at this moment, or tick at it. */
export type ToBot =
  | {
      readonly say: 'begin';
      readonly config: Config;
      readonly at: number;
      readonly doom: Doom | null;
      /** Takes copy in on its only thread. */
      readonly intakeHere: boolean;
    }
  | { readonly say: 'move'; readonly at: number }
  | { readonly say: 'tick'; readonly at: number; readonly doom: Doom | null };

/** What the bot says. `statements`: so many it has said to its database in this life. */
export type FromBot =
  | { readonly say: 'loaded' | 'moved' }
  | { readonly say: 'ready' | 'ticked'; readonly statements: number };

/** It compiles what the thread of the intake will load: a killed process leaves no compiled code for the next. */
const isFirst = process.argv.includes('first');
const shared = shareFate();
setEnvironmentData(fateKey, shared);
const fate = watchStatements(shared);
const calls = watchCalls();
const tell = (message: FromBot) => process.send?.(message);
let app: Awaited<ReturnType<typeof startApp>> | null = null;
let told = { at: Date.now(), since: performance.now() };
// All that goes by the clock goes by the story's: also how long discord.js keeps to a limit.
Date.now = () => Math.round(told.at + performance.now() - told.since);

process.on('message', async (message: ToBot) => {
  told = { at: message.at, since: performance.now() };
  switch (message.say) {
    case 'begin':
      fate.set(message.doom);
      app = await startApp(message.config, {
        now: Date.now,
        log: createLog(message.config.logLevel),
        // What only a reader who types would wait for costs a third of a life.
        warm: false,
        intakeHere: message.intakeHere,
      });
      fate.set(null);
      tell({ say: 'ready', statements: fate.statements });
      return;
    case 'move':
      await calls.underWay();
      tell({ say: 'moved' });
      return;
    case 'tick':
      fate.set(message.doom);
      await app?.tick();
      fate.set(null);
      tell({ say: 'ticked', statements: fate.statements });
  }
});
process.on('disconnect', () => process.exit(0));
if (isFirst) {
  await import('../../src/intake-task.ts');
  module.flushCompileCache();
}
tell({ say: 'loaded' });
