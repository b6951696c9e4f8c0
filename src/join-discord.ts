import type { Config } from './config.ts';
import { createClient } from './discord/client.ts';
import { logIn } from './discord/log-in.ts';
import { oneSession, type Sessions } from './discord/sessions.ts';
import { recallSources } from './last-sources.ts';
import type { Newsroom } from './newsroom.ts';
import type { Crew, CrewParts } from './open-crew.ts';
import type { RestoreMark } from './store/restore-mark.ts';
import type { AppSurroundings } from './surroundings.ts';

/** How this process is with Discord. */
export interface Joined {
  readonly sessions: Sessions;
  /** Those that it shares the work with; null where it does all of it. */
  readonly crew: Crew | null;
}

/** The same, with what was read of the database before. */
export interface Begun extends Joined {
  readonly mark: RestoreMark | null;
  /** See `recallSources`. */
  readonly before: Awaited<ReturnType<typeof recallSources>>;
}

type Surroundings = Pick<AppSurroundings, 'now' | 'log' | 'signal'> & Pick<CrewParts, 'counting' | 'report'>;

/**
 * Signs in: alone on a SQLite file, and on PostgreSQL as one of those that share that. Rejects as `logIn` and `openCrew` do and as
 * the database does; the newsroom is closed then.
 */
export async function joinDiscord(config: Config, newsroom: Newsroom, parts: Surroundings): Promise<Begun> {
  const { stores, close } = newsroom;
  try {
    // First what only the database can fail at: a server that is away is no reason to sign in.
    await stores.requireWhole();
    const mark = await stores.restoreMark.read();
    const before = await recallSources(stores.openKeyv('sources-file'), config.sourcesFile);
    return { mark, before, ...(await join(config, newsroom, parts)) };
  } catch (error) {
    close();
    throw error;
  }
}

async function join(config: Config, { postgres }: Newsroom, parts: Surroundings): Promise<Joined> {
  const { discordApiUrl: apiUrl, discordToken: token, databaseUrl } = config;
  if (postgres !== null && databaseUrl !== null) {
    // pg-boss and what it brings are megabytes that a bot on a file never needs.
    const { openCrew } = await import('./open-crew.ts');
    const crew = await openCrew({ ...parts, config, address: databaseUrl, postgres });
    return { sessions: crew.sessions, crew };
  }
  const { log, signal } = parts;
  const loggedIn = await logIn({ apiUrl, token, log, signal, open: () => createClient(apiUrl) });
  return { sessions: oneSession(loggedIn), crew: null };
}
