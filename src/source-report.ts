import { dirname, resolve } from 'node:path';
import { hideSecrets } from './intake/show-address.ts';
import type { SourceReport } from './intake/sources/health.ts';
import type { SourceSettings } from './intake/sources/settings.ts';
import type { SettingsFile } from './intake/sources/settings-file.ts';
import { judgeSources, withWireFolder } from './judge-sources.ts';
import { recallSources } from './last-sources.ts';
import { checkSourceSchedule } from './next-look.ts';
import { OlderDatabase } from './store/database.ts';
import type { Stores } from './stores.ts';

/** Where the sources are named: the wire folder, and the file, if any, as in `Config`. */
export interface SourcePlaces {
  readonly wireDir: string;
  readonly file: string | null;
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
      // With what reads such a file, which is much: asked for seldom.
      const { openSettingsFile } = await import('./intake/sources/settings-file.ts');
      settings ??= openSettingsFile(file, checkSourceSchedule, known.length > 0);
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
