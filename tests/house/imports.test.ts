import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { drawRooms } from '../../scripts/rooms/draw-rooms.ts';
import { type Import, readImports, roomOf } from '../../scripts/rooms/read-imports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files that are a seam: other rooms may name their types. */
const seams = new Set([
  'src/archive/story-archive.ts',
  'src/delivery/chat-gateway.ts',
  'src/delivery/compose.ts',
  'src/delivery/dispatcher.ts',
  'src/delivery/guard-part.ts',
  'src/delivery/last-failure.ts',
  'src/delivery/ledger.ts',
  'src/delivery/outline-schedule.ts',
  'src/delivery/pace.ts',
  'src/delivery/pulse.ts',
  'src/delivery/round.ts',
  'src/delivery/scheduler.ts',
  'src/delivery/starts.ts',
  'src/delivery/subscription.ts',
  'src/delivery/subscription-care.ts',
  'src/digest/digest.ts',
  'src/intake/sources/alerts.ts',
  'src/intake/sources/health.ts',
  'src/intake/sources/settings-mistakes.ts',
  'src/operator/matter.ts',
  'src/picture/draw-map.ts',
  'src/picture/pictures.ts',
  'src/store/database.ts',
]);

/** What a room may import beside itself. Default deny: a room that is not here may import nothing of ours. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  wire: [],
  store: [],
  crew: ['src/store/postgres.ts'],
  http: ['wire'],
  intake: ['wire', 'src/store/carry-rows.ts', 'src/store/database.ts', 'src/store/postgres.ts'],
  desk: ['wire'],
  archive: ['wire', 'src/store/carry-rows.ts', 'src/store/database.ts', 'src/store/postgres.ts'],
  digest: ['wire'],
  delivery: [
    'wire',
    'src/store/carry-rows.ts',
    'src/store/database.ts',
    'src/store/log-sync.ts',
    'src/store/postgres.ts',
  ],
  discord: ['wire', 'commands'],
  commands: ['wire', 'discord'],
  metrics: [],
  operator: [],
  picture: [],
  sandbox: [],
  cli: ['*'],
  root: ['*'],
};

/** Where each package is at home. Default deny: one that is not here may be imported nowhere. */
const homes: Readonly<Record<string, readonly string[]>> = {
  '@clack/prompts': ['cli'],
  '@hono/node-server': ['http', 'sandbox'],
  '@orama/stemmers': ['archive'],
  '@resvg/resvg-js': ['picture'],
  '@rowanmanning/feed-parser': ['wire'],
  '@skyra/discord-components-core': ['sandbox'],
  'better-sqlite3': ['store'],
  chevrotain: ['archive'],
  commander: ['cli', 'root'],
  croner: ['delivery'],
  cronstrue: ['discord'],
  'css-select': ['intake'],
  'd3-geo': ['picture'],
  defuddle: ['intake'],
  'dejavu-fonts-ttf': ['picture'],
  'discord-api-spec': ['sandbox'],
  'discord-api-types': ['discord', 'commands', 'sandbox'],
  'discord.js': ['discord', 'commands'],
  entities: ['wire'],
  'fast-wrap-ansi': ['cli'],
  'fast-xml-parser': ['wire'],
  'fastest-levenshtein': ['archive', 'desk'],
  feedsmith: ['wire', 'intake'],
  hono: ['http', 'sandbox'],
  'html-encoding-sniffer': ['intake'],
  htmlparser2: ['wire'],
  'http-cache-semantics': ['intake'],
  'intl-messageformat': ['discord'],
  'ipaddr.js': ['intake'],
  keyv: ['store'],
  linkedom: ['intake'],
  lit: ['sandbox'],
  'node-cron': ['delivery'],
  'p-limit': ['intake', 'root'],
  parse5: ['intake'],
  pg: ['store'],
  'pg-boss': ['crew'],
  pino: ['root'],
  'pino-pretty': ['root'],
  piscina: ['root'],
  'prom-client': ['metrics'],
  'rate-limiter-flexible': ['http'],
  'robots-parser': ['intake'],
  'twemoji-colr-font': ['sandbox'],
  undici: ['intake'],
  ws: ['sandbox'],
  yaml: ['intake'],
  zod: ['root', 'archive', 'intake', 'sandbox'],
};

/** What the page's scripts may have beside each other: packages that the sandbox serves to the browser. */
const served = ['@skyra/discord-components-core', 'lit'];

/** What pure rooms may have of Node itself: nothing that reaches out, but for the tables that the desk reads. */
const nodeOf: Readonly<Record<string, readonly string[]>> = {
  wire: ['node:buffer', 'node:crypto'],
  desk: ['node:crypto', 'node:fs'],
  digest: [],
};

function isAllowed({ from, to, typeOnly }: Import): boolean {
  const room = roomOf(from);
  // The page's scripts run in a browser, which has what lies beside them and what it is served, and nothing else.
  if (/^src\/sandbox\/page\/.*\.js$/.test(from)) {
    return dirname(to) === 'src/sandbox/page' || served.includes(to);
  }
  if (to.startsWith('node:')) return nodeOf[room]?.includes(to) ?? true;
  if (to === 'package.json') return room === 'root';
  if (!/^(src|commands)\//.test(to)) return homes[to]?.includes(room) ?? false;
  if (to === 'src/app.ts') return room === 'root' || room === 'cli';
  if (to === 'src/main.ts') return false;
  const allowed = mayImport[room] ?? [];
  return (
    room === roomOf(to) ||
    allowed.includes('*') ||
    allowed.includes(roomOf(to)) ||
    allowed.includes(to) ||
    (typeOnly && seams.has(to))
  );
}

const { files, imports } = readImports();

describe('the rooms', () => {
  test('are read: every file is looked at and the imports in them are found', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(files.length);
    expect(imports.some((i) => i.to === 'src/wire/item.ts' && i.typeOnly)).toBe(true);
    expect(imports.some((i) => i.from === 'src/sandbox/page/main.js')).toBe(true);
    expect(imports.some((i) => i.to === 'cronstrue')).toBe(true);
  });

  test('import only what the house allows them', () => {
    const broken = imports.filter((i) => !isAllowed(i)).map((i) => `${i.from} imports ${i.to}`);
    expect(broken).toEqual([]);
  });

  test('would be caught: a room that reaches for its neighbour, a package out of its home', () => {
    const bad = (from: string, to: string, typeOnly = false) => isAllowed({ from, to, typeOnly });
    expect(bad('src/wire/item.ts', 'src/desk/identity.ts')).toBe(false);
    expect(bad('src/digest/select.ts', 'src/archive/sqlite-archive.ts', true)).toBe(false);
    expect(bad('src/digest/select.ts', 'src/archive/story-archive.ts')).toBe(false);
    expect(bad('src/delivery/planner.ts', 'discord.js')).toBe(false);
    expect(bad('src/discord/client.ts', 'src/app.ts')).toBe(false);
    expect(bad('src/newroom/thing.ts', 'src/wire/item.ts')).toBe(false);
    expect(bad('src/digest/select.ts', 'zod')).toBe(false);
    expect(bad('src/app.ts', 'left-pad')).toBe(false);
    expect(bad('src/app.ts', 'undici')).toBe(false);
    expect(bad('src/intake/http/send-request.ts', 'undici')).toBe(true);
    expect(bad('src/digest/select.ts', 'node:fs')).toBe(false);
    expect(bad('src/sandbox/page/main.js', 'hono')).toBe(false);
    expect(bad('src/sandbox/page/main.js', 'src/sandbox/world.ts')).toBe(false);
    expect(bad('src/sandbox/page/main.js', 'src/sandbox/page/draw.js')).toBe(true);
    expect(bad('src/sandbox/page/skyra.js', 'lit')).toBe(true);
  });

  test('are the home of every package that the program depends on, and of no other', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(Object.keys(homes).sort()).toEqual(Object.keys(dependencies).sort());
  });

  test('are drawn in docs/rooms.md as they are (npm run rooms)', () => {
    expect(readFileSync(join(root, 'docs/rooms.md'), 'utf8')).toBe(drawRooms(imports));
  });

  test('hold no barrel and no drawer for odds and ends', () => {
    expect(files.filter((f) => /(^|\/)(utils?|helpers?|misc)\.ts$/.test(f))).toEqual([]);
    expect(files.filter((f) => f.startsWith('src/') && f.endsWith('/index.ts'))).toEqual([]);
  });
});
