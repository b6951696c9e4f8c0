import { dirname, resolve } from 'node:path';
import { hideSecrets } from './intake/show-address.ts';
import { judgeHealth, type SourceHealth, type SourceReport } from './intake/sources/health.ts';
import { identify } from './intake/sources/identity.ts';
import type { SourceRecord } from './intake/sources/record.ts';
import type { SourceSettings } from './intake/sources/settings.ts';
import { openSettingsFile, type SettingsFile } from './intake/sources/settings-file.ts';
import { recallSources } from './last-sources.ts';
import { checkSourceSchedule } from './next-look.ts';
import { OlderDatabase } from './store/database.ts';
import type { Stores } from './stores.ts';

/** Where the sources are named: the wire folder, and the file, if any, as in `Config`. */
export interface SourcePlaces {
  readonly wireDir: string;
  readonly file: string | null;
}

/** The name of the wire folder among the sources. */
const wireFolder = 'wire';

/** The sources of a file in the folder `home`, with the wire folder before them unless it is one of them. */
export function withWireFolder(
  sources: readonly SourceSettings[],
  wireDir: string,
  home: string,
): readonly SourceSettings[] {
  const path = resolve(wireDir);
  // Set up as a source of its own, the wire folder is that.
  if (sources.some((one) => one.kind === 'folder' && resolve(home, one.path) === path)) return sources;
  const isTaken = sources.some(({ name }) => name.toLowerCase() === wireFolder);
  const wire: SourceSettings = {
    name: isTaken ? `${wireFolder} (WIRE_DIR)` : wireFolder,
    kind: 'folder',
    enabled: true,
    path,
    afterwards: 'move',
    firstSync: 'backfill',
  };
  return [wire, ...sources];
}

/**
 * How each of these sources is at `now` (ms since the epoch), by what is remembered of it; what is remembered of another
 * that had its name is nothing to it. `home`: the folder that relative paths are in.
 */
export function judgeSources(
  sources: readonly SourceSettings[],
  home: string,
  records: { get(name: string): Promise<unknown> },
  now: number,
): Promise<readonly SourceHealth[]> {
  return Promise.all(
    sources.map(async (one) => {
      const record = (await records.get(one.name)) as SourceRecord | undefined;
      return judgeHealth(one, record?.identity === identify(one, home) ? record : undefined, now);
    }),
  );
}

/**
 * Reports how all sources are, from the file and from what the database remembers of them: the thread that takes copy in,
 * which may be busy, is not asked. The file is read again when it changed. On a database that is only read, and that no bot
 * has run on, every source is new.
 */
export function createSourceReporter(
  stores: Pick<Stores, 'openKeyv'>,
  { wireDir, file }: SourcePlaces,
): (now: number) => Promise<SourceReport> {
  const home = dirname(resolve(file ?? '.'));
  const records = openRecords(() => stores.openKeyv('sources'));
  const remembered = openRecords(() => stores.openKeyv('sources-file'));
  let settings: SettingsFile | null = null;
  let known: readonly SourceSettings[] = [];
  let fileTrouble: string | null = null;
  return async (now) => {
    if (file !== null && settings === null) {
      known = await recallSources(remembered, file);
      settings = openSettingsFile(file, checkSourceSchedule, known.length > 0);
    }
    const news = settings?.read() ?? null;
    if (news?.ok) known = news.sources;
    // The intake looks more often: it may have seen one in order that was never seen here.
    else if (news !== null && file !== null) known = await recallSources(remembered, file);
    if (news !== null) fileTrouble = news.ok ? null : hideSecrets(news.message);
    return {
      sources: await judgeSources(withWireFolder(known, wireDir, home), home, records, now),
      fileTrouble,
    };
  };
}

/** What `open` gives; of a database that nothing was ever kept in, nothing. */
function openRecords(open: () => { get(name: string): Promise<unknown> }): {
  get(name: string): Promise<unknown>;
} {
  try {
    return open();
  } catch (error) {
    if (error instanceof OlderDatabase && error.version === 0) return { get: async () => undefined };
    throw error;
  }
}
