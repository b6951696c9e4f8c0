/**
 * Telex in a process of its own, for the soak: the real composition root, on a clock that the driver tells. It loads
 * everything and waits; the driver has one waiting while another lives.
 */
import module from 'node:module';
import { setEnvironmentData } from 'node:worker_threads';
import { startApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { knownNames } from '../../src/desk/known-names.ts';
// What the thread of the intake loads is compiled here already: a killed process leaves no compiled code for the next.
import '../../src/intake-task.ts';
import { createLog } from '../../src/log.ts';
import { fateKey, shareFate, watchStatements } from './die-at-statement.ts';
import type { Doom } from './kill-points.ts';

/** What the driver says: begin to live, or tick at this moment. */
export type ToBot =
  | { readonly say: 'begin'; readonly config: Config; readonly at: number; readonly doom: Doom | null }
  | { readonly say: 'tick'; readonly at: number; readonly doom: Doom | null };

/** What the bot says. `statements`: so many it has said to its database in this life. */
export type FromBot =
  | { readonly say: 'loaded' }
  | { readonly say: 'ready' | 'ticked'; readonly statements: number };

const shared = shareFate();
setEnvironmentData(fateKey, shared);
const fate = watchStatements(shared);
const tell = (message: FromBot) => process.send?.(message);
let now = 0;
let app: Awaited<ReturnType<typeof startApp>> | null = null;

process.on('message', async (message: ToBot) => {
  now = message.at;
  fate.set(message.doom);
  if (message.say === 'begin') {
    app = await startApp(message.config, { now: () => now, log: createLog(message.config.logLevel) });
    fate.set(null);
    tell({ say: 'ready', statements: fate.statements });
    return;
  }
  await app?.tick();
  fate.set(null);
  tell({ say: 'ticked', statements: fate.statements });
});
process.on('disconnect', () => process.exit(0));
// The gazetteer is read before it lives, so that a life begins at once.
knownNames.suggest('a', () => 0);
module.flushCompileCache();
tell({ say: 'loaded' });
