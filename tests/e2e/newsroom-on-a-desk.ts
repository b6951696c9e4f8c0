import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, startApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { diskFolder } from '../memory-folder.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Eight o'clock in Amsterdam on an invented Tuesday, ms. */
export const eight = Date.parse('2026-03-10T08:00:00+01:00');

/** A clock that stands still until it is set. */
export interface Clock {
  at: number;
}

/** A sandbox, a folder for wire copy and a database, and the settings for a bot in it. */
export interface Desk {
  readonly clock: Clock;
  readonly sandbox: Sandbox;
  readonly config: Config;
  /** Puts copy into the wire folder, captured at `at` (ms). */
  deliver(name: string, text: string, at: number): void;
  /** Writes the file of sources. */
  setSources(text: string): void;
  /**
   * Starts the bot in this process, on the desk's clock. It takes copy in on the thread of the tests, which spares the half
   * second of processor time that its own threads take to begin, unless they are asked for. `change`: what differs from the
   * desk's settings. `freeBytes`: what is free on the disk, in place of what the file system tells.
   */
  startBot(how?: {
    readonly onThreads?: boolean;
    readonly change?: Partial<Config>;
    readonly freeBytes?: () => Promise<number>;
  }): Promise<App>;
  /** What the bot told the operator in #algemeen by itself, oldest first: the title, and below it the text. */
  told(): string[];
  /** Stops the bots that nobody stopped and the sandbox, and removes the files. */
  clear(): Promise<void>;
}

export async function layDesk(
  options: SandboxOptions = {},
  {
    operatorIn,
    ...change
  }: Partial<Pick<Config, 'timezone' | 'databaseUrl'>> & { readonly operatorIn?: string } = {},
): Promise<Desk> {
  const clock = { at: eight - 5 * minute };
  const home = mkdtempSync(join(diskFolder(), 'telex-e2e-'));
  const store = mkdtempSync(join(tmpdir(), 'telex-e2e-'));
  const wireDir = join(home, 'wire');
  mkdirSync(wireDir);
  // A machine that is busy with other tests takes its time: what Discord's three seconds ask of a bot is in tests/discord.
  const sandbox = await startSandbox({ now: () => clock.at, answerWithinMs: 15_000, ...options });
  const config: Config = {
    discordToken: sandbox.token,
    discordApiUrl: sandbox.url,
    wireDir,
    sourcesFile: join(home, 'sources.yaml'),
    databasePath: join(store, 'telex.sqlite'),
    databaseUrl: null,
    timezone: 'Europe/Amsterdam',
    logLevel: 'fatal',
    ...(operatorIn === undefined ? {} : { operatorChannel: sandbox.channel(operatorIn).id }),
    ...change,
  };
  const bots = new Set<App>();
  return {
    clock,
    sandbox,
    config,
    deliver(name, text, at) {
      const path = join(wireDir, name);
      writeFileSync(path, text);
      utimesSync(path, at / 1_000, at / 1_000);
    },
    setSources: (text) => writeFileSync(join(home, 'sources.yaml'), text),
    async startBot({ onThreads = false, change: own = {}, freeBytes } = {}) {
      const app = await startApp(
        { ...config, ...own },
        // Names of places are read when a test asks for one, as few do.
        { now: () => clock.at, log: createLog('fatal'), intakeHere: !onThreads, warm: false, freeBytes },
      );
      const bot: App = {
        ...app,
        stop() {
          bots.delete(bot);
          return app.stop();
        },
      };
      bots.add(bot);
      return bot;
    },
    told: () =>
      sandbox
        .channel('algemeen')
        .messages.filter(({ answers }) => answers === null)
        .map(({ embeds }) => `${embeds[0]?.title ?? ''}\n${embeds[0]?.description}`),
    async clear() {
      for (const bot of bots) await bot.stop();
      await sandbox.close();
      for (const folder of [home, store]) rmSync(folder, { recursive: true });
    },
  };
}

/** An invented page in the glued layout: a lead and three briefs. */
export const foreignPage = `Havenstad Marisol krijgt eerste drijvende school
MOSKOU (ANP/RTR) - De oude veerboot Lidija wordt verbouwd tot een school met twaalf klaslokalen. Dat maakte wethouder Pavel Onegin dinsdag bekend.
De eerste leerlingen gaan na de zomer aan boord. Het schip blijft het hele jaar aan de kade liggen.
Meer uit Buitenland
LISSABON (ANP) - De Portugese tramlijn 91 rijdt weer na een verbouwing van twee jaar. Er zijn acht nieuwe haltes.
11 minuten geledenGAZA-STAD (ANP/AFP) - Een konvooi met hulpgoederen is aangekomen bij het ziekenhuis. Het gaat om vijf vrachtwagens.
42 minuten geledenKYIV/WASHINGTON (ANP/AFP) - Oekraïne en de Verenigde Staten tekenen een akkoord over de uitwisseling van studenten.
1 uur geleden
`;
