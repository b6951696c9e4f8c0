import type { z } from 'zod';
import { environment, explanationOf, splitList } from './environment.ts';

/** Where HTTP is served. */
export interface HttpConfig {
  readonly host: string;
  /** 0, for any that is free, in tests only. */
  readonly port: number;
  /** Addresses and networks of proxies whose `X-Forwarded-For` is believed. */
  readonly proxies: readonly string[];
}

/** The settings of a running Telex. Paths are as given, relative to the working directory. */
export interface Config {
  readonly discordToken: string;
  /** Without `/v10` and without a slash at its end. */
  readonly discordApiUrl: string;
  readonly wireDir: string;
  /** It need not be there; left out: no other sources. */
  readonly sourcesFile?: string;
  /** The SQLite file that all is kept in, unless there is a `databaseUrl`. */
  readonly databasePath: string;
  /** The PostgreSQL database that all is kept in; no file is made then. Null: the file. */
  readonly databaseUrl: string | null;
  /** Into how many shards the gateway is divided; null or left out: as Discord recommends. */
  readonly shards?: number | null;
  /** How many days stories are kept, null for ever, and how many megabytes they may take; left out: all are kept. */
  readonly retention?: { readonly days: number | null; readonly megabytes: number | null };
  /** Null or left out: HTTP is not served. */
  readonly http?: HttpConfig | null;
  /** The id of the channel in which the operator is told of sources; null or left out: the log only. */
  readonly operatorChannel?: string | null;
  /** Ids of the servers in which copy may be pasted; left out: none. */
  readonly editorGuilds?: readonly string[];
  /** Whom servers are told to write to, an address; null or left out: nobody. */
  readonly contactUrl?: string | null;
  readonly timezone: string;
  readonly logLevel: z.infer<typeof environment>['LOG_LEVEL'];
}

/** What is wrong with one setting: the end of a sentence that begins with its name, `is a folder, not a file`. */
export interface SettingTrouble {
  readonly name: 'WIRE_DIR' | 'SOURCES_FILE' | 'DATABASE_PATH';
  readonly trouble: string;
}

/** The settings that name places on the disk. */
export interface Places extends Pick<Config, 'wireDir' | 'sourcesFile'> {
  /** Null where no file is used: with a `DATABASE_URL`. */
  readonly databasePath: string | null;
}

/**
 * Reads the settings from environment variables; an empty one counts as left out. `inspect` looks at the places on
 * the disk that they name.
 * On failure `message` names every problem at once: which variable, what is wrong, what it is for, where to get it.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  inspect: (places: Places) => readonly SettingTrouble[] = () => [],
): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly message: string } {
  const given = Object.fromEntries(
    Object.keys(environment.shape).map((name) => [name, env[name]?.trim() || undefined]),
  );
  const read = environment.safeParse(given);
  const { WIRE_DIR, SOURCES_FILE, DATABASE_PATH } = environment.shape;
  const wrong = new Map<string, string>();
  for (const issue of read.error?.issues ?? []) {
    const name = String(issue.path[0]);
    if (!wrong.has(name)) wrong.set(name, given[name] === undefined ? 'is missing' : issue.message);
  }
  const places = {
    wireDir: WIRE_DIR.parse(given.WIRE_DIR),
    sourcesFile: SOURCES_FILE.parse(given.SOURCES_FILE),
    databasePath: given.DATABASE_URL ? null : DATABASE_PATH.parse(given.DATABASE_PATH),
  };
  for (const { name, trouble } of inspect(places)) wrong.set(name, trouble);
  if (!read.success || wrong.size > 0) return { ok: false, message: describeProblems(wrong, given) };
  const e = read.data;
  return {
    ok: true,
    config: {
      discordToken: e.DISCORD_TOKEN,
      discordApiUrl: e.DISCORD_API_URL.replace(/\/+$/, '').replace(/\/v\d+$/, ''),
      wireDir: e.WIRE_DIR,
      sourcesFile: e.SOURCES_FILE,
      databasePath: e.DATABASE_PATH,
      databaseUrl: e.DATABASE_URL || null,
      shards: e.DISCORD_SHARDS === '' ? null : Number(e.DISCORD_SHARDS),
      retention: {
        days: e.KEEP_DAYS === '' ? null : Number(e.KEEP_DAYS),
        megabytes: e.KEEP_MEGABYTES === '' ? null : Number(e.KEEP_MEGABYTES),
      },
      http:
        e.HTTP_PORT === ''
          ? null
          : { host: e.HTTP_HOST, port: Number(e.HTTP_PORT), proxies: splitList(e.HTTP_PROXIES) },
      operatorChannel: e.OPERATOR_CHANNEL || null,
      editorGuilds: splitList(e.EDITOR_GUILDS),
      contactUrl: e.CONTACT_URL || null,
      timezone: e.TIMEZONE,
      logLevel: e.LOG_LEVEL,
    },
  };
}

function describeProblems(
  wrong: ReadonlyMap<string, string>,
  given: Readonly<Record<string, string | undefined>>,
): string {
  const lines = [...wrong].map(([name, problem]) => {
    const { purpose, where } = explanationOf(name);
    // What was given helps to see the mistake; a token or password is nobody's business.
    const isSecret = name === 'DISCORD_TOKEN' || name === 'DATABASE_URL';
    const value = isSecret || given[name] === undefined ? '' : ` (${given[name]})`;
    return `  ${name}${value} ${problem}.\n    For: ${purpose}.\n    Get it: ${where}.`;
  });
  const count = lines.length === 1 ? 'One setting stops' : `${lines.length} settings stop`;
  return `${count} Telex from starting:\n\n${lines.join('\n\n')}\n\nSet them in the environment or in a file .env (\`cp .env.example .env\`).`;
}

/**
 * Where this process's environment says that all is kept: an address, null for the SQLite file.
 * Throws in words when DATABASE_URL is set and no address.
 */
export function readDatabaseUrl(): string | null {
  const read = environment.shape.DATABASE_URL.safeParse(process.env.DATABASE_URL?.trim());
  if (!read.success) throw new Error(`DATABASE_URL ${read.error.issues[0]?.message}.`);
  return read.data || null;
}

/**
 * Whom servers are told to write to: an address, null for nobody. Throws in words when CONTACT_URL is set and no address.
 */
export function readContactUrl(): string | null {
  const read = environment.shape.CONTACT_URL.safeParse(process.env.CONTACT_URL?.trim());
  if (!read.success) throw new Error(`CONTACT_URL ${read.error.issues[0]?.message}.`);
  return read.data || null;
}
