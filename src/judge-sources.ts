import { resolve } from 'node:path';
import { judgeHealth, type SourceHealth } from './intake/sources/health.ts';
import { identify } from './intake/sources/identity.ts';
import type { SourceRecord } from './intake/sources/record.ts';
import type { SourceSettings } from './intake/sources/settings.ts';

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
