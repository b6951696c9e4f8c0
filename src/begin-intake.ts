import manifest from '../package.json' with { type: 'json' };
import type { Config } from './config.ts';
import { describeUserAgent } from './intake/http/user-agent.ts';
import { makeFolder } from './make-folder.ts';
import type { Newsroom } from './newsroom.ts';
import type { Intake } from './open-intake.ts';

/**
 * A thread that takes copy in, once there is something to do (`openIntakeOnNeed`); in place when asked, or where the database is in
 * memory, which no other thread can have.
 */
export async function beginIntake(config: Config, newsroom: Newsroom, isHere: boolean): Promise<Intake> {
  const { wireDir, sourcesFile, timezone, databasePath, databaseUrl, retention } = config;
  const userAgent = describeUserAgent(manifest.version, config.contactUrl ?? null);
  const settings = {
    wireDir,
    ...(sourcesFile === undefined ? {} : { sources: { file: sourcesFile, timezone, userAgent } }),
  };
  const { openIntake } = await import('./open-intake.ts');
  if (isHere) return openIntake(settings, newsroom, { read: newsroom.desk.read, close: async () => {} });
  const inPlace = openIntake(settings, newsroom);
  if (databaseUrl === null && databasePath === ':memory:') return inPlace;
  const { startIntakeThread } = await import('./intake-thread.ts');
  const begin = () => startIntakeThread({ ...settings, databasePath, databaseUrl, retention });
  if (databaseUrl !== null) return begin();
  const { isThreadNeeded, openIntakeOnNeed } = await import('./intake-on-need.ts');
  return openIntakeOnNeed(inPlace, begin, () => isThreadNeeded(settings, newsroom));
}

/** Makes the folder for wire copy when it is not there. Throws in words when it cannot. */
export function makeWireFolder(path: string): void {
  try {
    makeFolder(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The folder for wire copy, WIRE_DIR (${path}), cannot be made: ${why}.`, {
      cause: error,
    });
  }
}
