import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { keepEverything } from './archive/retention.ts';
import type { Config } from './config.ts';
import { examine, type Finding } from './finding.ts';
import { diskOf, leastFree, readFreeSpace } from './free-space.ts';
import { readPushTokens } from './intake/sources/push-tokens.ts';
import { readSettingsFile } from './intake/sources/settings-file.ts';
import { checkSourceSchedule } from './next-look.ts';
import { openServerArchive } from './open-archive.ts';
import { openReadingRoom } from './open-to-read.ts';
import { openToRead } from './store/database.ts';
import { requireNotMoved } from './store/moved-mark.ts';
import { hasTables, openPostgres } from './store/postgres.ts';
import { openPostgresStores } from './stores.ts';

/** Below this a bot fills the disk soon, bytes. */
const littleFree = 2 ** 30;

/** Looks at what is on this machine: folders, database, disk, sources. Nothing is made or changed. */
export function examineMachine(config: Config, now: number): Promise<readonly Finding[]> {
  return Promise.all([
    examine('the wire folder', () => lookAtFolder(config.wireDir)),
    examine('the database', () =>
      config.databaseUrl === null ? lookAtFile(config.databasePath) : lookAtServer(config.databaseUrl, now),
    ),
    examine('the disk', () => lookAtDisk(config)),
    examine('the sources', () => lookAtSources(config.sourcesFile ?? '', config.http != null)),
  ]);
}

type Found = Omit<Finding, 'what'>;

async function lookAtFolder(path: string): Promise<Found> {
  const folder = resolve(path);
  if (!existsSync(folder)) return { state: 'fine', says: `${folder} is made at the start.` };
  await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).catch(() => {
    throw new Error(
      `${folder} (WIRE_DIR) may not be read and written by this user: what was read is moved within it.`,
    );
  });
  return { state: 'fine', says: `${folder} can be read and written.` };
}

function lookAtFile(path: string): Found {
  const file = resolve(path);
  if (!existsSync(file)) return { state: 'fine', says: `${file} is made at the start.` };
  openReadingRoom(file).close();
  const db = openToRead(file);
  try {
    requireNotMoved(db);
  } finally {
    db.close();
  }
  return { state: 'fine', says: `${file} can be read.` };
}

async function lookAtServer(url: string, now: number): Promise<Found> {
  const postgres = openPostgres(url);
  try {
    if (!(await hasTables(postgres))) {
      return { state: 'fine', says: 'PostgreSQL (DATABASE_URL) answers; its tables are made at the start.' };
    }
    const stores = openPostgresStores(postgres);
    await stores.requireWhole();
    await openServerArchive(postgres, keepEverything, 'asking').archive.sections(now);
    await stores.openReadLog().spiked();
    await stores.openLedger().nextTryAt();
    const size = Math.ceil((await stores.bytes()) / 1_000_000).toLocaleString('en');
    return {
      state: 'fine',
      says: `PostgreSQL (DATABASE_URL) answers, and its tables are those of this Telex: ${size} MB.`,
    };
  } finally {
    await postgres.close();
  }
}

async function lookAtDisk(config: Config): Promise<Found> {
  const { bytes: free, folder } = await readFreeSpace(diskOf(config).path);
  const says = `${Math.floor(free / 2 ** 20).toLocaleString('en')} MB are free in ${folder}.`;
  if (free < leastFree)
    return { state: 'wrong', says: `${says} Make room: Telex needs 100 MB to work at all.` };
  if (free < littleFree) {
    return {
      state: 'note',
      says: `${says} A thousand stories take 4 MB; KEEP_DAYS and KEEP_MEGABYTES bound them.`,
    };
  }
  return { state: 'fine', says };
}

function lookAtSources(file: string, isServed: boolean): Found {
  if (!existsSync(file))
    return { state: 'fine', says: 'The wire folder alone is read; no file names others.' };
  const read = readSettingsFile(file, checkSourceSchedule);
  if (!read.ok) throw new Error(`${resolve(file)} is wrong:\n${read.message}`);
  const home = dirname(resolve(file));
  const { senders, problems } = readPushTokens(read.sources, { home, env: process.env });
  if (problems.length > 0) throw new Error(`Tokens of senders are wrong:\n${problems.join('\n')}`);
  const count = read.sources.length === 1 ? '1 source' : `${read.sources.length} sources`;
  if (senders.length > 0 && !isServed) {
    return {
      state: 'note',
      says: `${count}; but HTTP_PORT is not set, and nothing that is sent in would arrive.`,
    };
  }
  return { state: 'fine', says: `${count} in ${resolve(file)}; \`telex sources try NAME\` looks at one.` };
}
