import { join } from 'node:path';
import { type App, startApp } from '../../src/app.ts';
import { type DemoCopy, deliverCopy } from '../../src/cli/demo-copy.ts';
import { demoTools } from '../../src/cli/desk-tools.ts';
import { makeTemporaryFolder } from '../../src/cli/temporary-folder.ts';
import { createLog } from '../../src/log.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';

const timezone = 'Europe/Amsterdam';
const minute = 60_000;

/** The real bot in a sandbox whose page has all that the demo's has: its clock can be moved, and copy given to the bot. */
export interface Newsroom {
  readonly sandbox: Sandbox;
  readonly app: App;
  /** Story time, ms since the epoch: it stands still until it is moved here or on the page. */
  readonly clock: { now(): number; jumpTo(moment: number): void };
  /** Has the bot read copy that came in during the last minutes, a minute apart. */
  deliver(copies: readonly DemoCopy[]): Promise<void>;
  /** Stops the bot and the sandbox, and removes the files. */
  close(): Promise<void>;
}

/**
 * Opens a newsroom without news at `start` (ms since the epoch), whose sources have been looked at once. An answer is never
 * too late, however busy the machine is.
 */
export async function openNewsroom(start: number): Promise<Newsroom> {
  let at = start;
  const clock = {
    now: () => at,
    jumpTo: (moment: number) => {
      at = moment;
    },
  };
  const home = makeTemporaryFolder('telex-newsroom-');
  const wire = join(home.path, 'wire');
  let app: App | null = null;
  const sandbox = await startSandbox({
    rateLimits: 'off',
    clock: { now: clock.now, elapsed: () => performance.now(), after: () => () => {} },
    tools: demoTools({ app: () => app, clock, wire, timezone }),
  });
  const config = {
    discordToken: sandbox.token,
    discordApiUrl: sandbox.url,
    wireDir: wire,
    databasePath: join(home.path, 'telex.sqlite'),
    databaseUrl: null,
    timezone,
    logLevel: 'fatal',
    editorGuilds: [sandbox.guild.id],
  } as const;
  const bot = await startApp(config, { now: clock.now, log: createLog('fatal'), intakeHere: true });
  app = bot;
  await bot.readWire();
  return {
    sandbox,
    app: bot,
    clock,
    async deliver(copies) {
      await deliverCopy(copies, wire, at - minute);
      await bot.readWire();
    },
    async close() {
      await bot.stop();
      await sandbox.close();
      home.remove();
    },
  };
}
