/**
 * The bot in a process of its own, for tests that kill it: `tick` and the clock come over IPC. Words: its settings as JSON,
 * the time in ms, and `intake-here` when it shall take copy in on its only thread.
 */
import module from 'node:module';
import { startApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';

const config = JSON.parse(process.argv[2] ?? '') as Config;
const clock = { at: Number(process.argv[3]) };
const app = await startApp(config, {
  now: () => clock.at,
  log: createLog('fatal'),
  intakeHere: process.argv[4] === 'intake-here',
  // Nobody types here.
  warm: false,
});

process.on('message', async (at: number) => {
  clock.at = at;
  await app.tick();
  process.send?.('ticked');
});
process.on('disconnect', () => process.exit(0));
// A killed process leaves no compiled code for the next.
module.flushCompileCache();
process.send?.('ready');
