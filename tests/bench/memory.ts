/**
 * `npm run bench -- memory [--guilds 1,1000,10000] [--rest 30] [--runs 1]`: what a bot holds at rest in servers of twenty channels,
 * and how long it takes to be ready, beside discord.js alone on the same servers, with its caches off and on. Each is a process of its own, is
 * started once before it is measured (so that compiled code is there), and rests for so many seconds, ticks included. Linux only.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AtRest, measureAtRest, type Program } from './at-rest.ts';
import type { DiscordAddress } from './memory-discord.ts';
import { readOptions } from './read-options.ts';
import { report, withVersion } from './report.ts';

const { guilds, rest, runs } = readOptions({
  guilds: { type: 'string', default: '1,1000,10000' },
  rest: { type: 'string', default: '30' },
  runs: { type: 'string', default: '1' },
});
const home = mkdtempSync(join(tmpdir(), 'telex-bench-'));
const cache = join(home, 'compiled');
const kinds = ['discord.js, caches off', 'discord.js, caches on', 'Telex'] as const;
type Kind = (typeof kinds)[number];

function programOf(kind: Kind, { url, token }: DiscordAddress): Program {
  const env = { ...process.env, DISCORD_TOKEN: token, NODE_COMPILE_CACHE: cache };
  if (kind === 'Telex') {
    const folder = mkdtempSync(join(home, 'bot-'));
    return {
      words: [join(import.meta.dirname, '../../bin/telex.js'), 'start'],
      ready: 'Telex is on the wire',
      env: {
        ...env,
        DISCORD_API_URL: url,
        DATABASE_PATH: join(folder, 'telex.sqlite'),
        WIRE_DIR: join(folder, 'wire'),
        SOURCES_FILE: join(folder, 'sources.yaml'),
        LOG_LEVEL: 'error',
      },
    };
  }
  const caches = kind === 'discord.js, caches on' ? 'on' : 'off';
  return { words: [join(import.meta.dirname, 'memory-client.ts'), url, caches], ready: 'ready', env };
}

/** Calls `work` with a Discord of so many servers. */
async function withDiscord(count: number, work: (discord: DiscordAddress) => Promise<void>): Promise<void> {
  const child = fork(join(import.meta.dirname, 'memory-discord.ts'), [String(count)], { execArgv: [] });
  const [discord] = (await once(child, 'message')) as [DiscordAddress];
  try {
    await work(discord);
  } finally {
    child.disconnect();
    await once(child, 'exit');
  }
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
function tell(count: number, resident: number, theirs: number, startMs: number): void {
  const of = count === 1 ? '1 server' : `${count} servers`;
  report({
    measure: `RSS at rest in ${of}, MB`,
    ours: resident / 1e6,
    rival: `${withVersion('discord.js')}, caches off`,
    theirs: theirs / 1e6,
    limit: { words: '40 MB more', isKept: resident - theirs <= 40e6 },
  });
  // With more the time is that of hearing of them all.
  const limit = count === 1 ? { words: '2,000 ms', isKept: startMs <= 2_000 } : null;
  report({ measure: `ready in ${of} after, ms`, ours: startMs, rival: null, theirs: null, limit });
}

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(0);

try {
  await withDiscord(1, async (discord) => {
    for (const kind of kinds) await measureAtRest(programOf(kind, discord), 0);
  });
  console.log(
    '| servers | | ready after, ms | of processor time | RSS, MB | of it anonymous | over discord.js, caches off |',
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const count of guilds.split(',').map(Number)) {
    await withDiscord(count, async (discord) => {
      let bare: AtRest | null = null;
      for (const kind of kinds) {
        const all: AtRest[] = [];
        for (let run = 0; run < Number(runs); run += 1)
          all.push(await measureAtRest(programOf(kind, discord), Number(rest)));
        const of = (what: keyof AtRest) => middle(all.map((one) => one[what]));
        const resident = of('resident');
        bare ??= { startMs: of('startMs'), startWork: of('startWork'), resident, anonymous: of('anonymous') };
        const over = resident - bare.resident;
        if (kind === 'Telex') tell(count, resident, bare.resident, of('startMs'));
        const times = [of('startMs'), of('startWork')].map((ms) => ms.toFixed(0));
        const cells = [...times, megabytes(resident), megabytes(of('anonymous'))];
        console.log(
          `| ${count} | ${kind} | ${cells.join(' | ')} | ${kind === kinds[0] ? '' : megabytes(over)} |`,
        );
      }
    });
  }
  console.log(
    `\nNode ${process.versions.node}; load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}.`,
  );
} finally {
  rmSync(home, { recursive: true });
}
