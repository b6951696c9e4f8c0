import manifest from '../package.json' with { type: 'json' };
import { type Config, readContactUrl } from './config.ts';
import { describeUserAgent } from './intake/http/user-agent.ts';
import { startIntakeThread } from './intake-thread.ts';
import { makeFolder } from './make-folder.ts';
import type { Newsroom } from './newsroom.ts';
import { type Intake, openIntake } from './open-intake.ts';

/** A thread that takes copy in; in place when asked, or where the database is in memory, which no other thread can have. */
export function beginIntake(config: Config, newsroom: Newsroom, isHere: boolean): Intake {
  const { wireDir, sourcesFile, timezone, databasePath, databaseUrl, retention } = config;
  const settings = {
    wireDir,
    ...(sourcesFile === undefined
      ? {}
      : {
          sources: {
            file: sourcesFile,
            timezone,
            userAgent: describeUserAgent(manifest.version, readContactUrl()),
          },
        }),
  };
  if (isHere) {
    const readHere = { read: newsroom.desk.read, close: async () => {} };
    return openIntake(settings, newsroom, readHere);
  }
  if (databaseUrl === null && databasePath === ':memory:') return openIntake(settings, newsroom);
  return startIntakeThread({ ...settings, databasePath, databaseUrl, retention });
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
