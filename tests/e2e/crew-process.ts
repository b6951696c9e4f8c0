/**
 * One of several processes of a bot, on the machine's clock, for a test that kills and stops them. Word: its settings as JSON. It says
 * `ready`; told `go` it keeps time, and told `tick` it ticks and says `ticked`.
 */
import module from 'node:module';
import { startApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';

const config = JSON.parse(process.argv[2] ?? '') as Config;
const app = await startApp(config, {
  now: Date.now,
  log: createLog(config.logLevel),
  intakeHere: true,
  // Nobody types here.
  warm: false,
});

process.on('message', async (said) => {
  if (said === 'go') return app.keepTime();
  await app.tick();
  process.send?.('ticked');
});
process.on('disconnect', () => process.exit(0));
// A killed process leaves no compiled code for the next.
module.flushCompileCache();
process.send?.('ready');
