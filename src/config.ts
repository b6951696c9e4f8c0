import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';

/** What a person needs to know about a setting when it is missing or wrong. */
interface Explanation {
  /** What it is for. */
  readonly purpose: string;
  /** Where to get it, or what it looks like. */
  readonly where: string;
}

const explained = <T extends z.ZodType>(schema: T, purpose: string, where: string): T =>
  schema.meta({ purpose, where } satisfies Explanation);

const timezone = z.string().refine(
  (zone) => {
    try {
      new Intl.DateTimeFormat('nl', { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  },
  { error: 'is not a timezone that this machine knows' },
);

/** A whole number from `least`, or nothing. */
const amount = (least: number, error: string) =>
  z.string().refine((text) => text === '' || (/^\d{1,9}$/.test(text) && Number(text) >= least), { error });

/** Ids of Discord (snowflakes) with commas between them, or nothing. */
const ids = z.string().refine((text) => splitIds(text).every((id) => /^\d{17,20}$/.test(id)), {
  error: 'holds something else than ids of servers (17 to 20 digits) with commas between them',
});

const splitIds = (text: string): readonly string[] =>
  text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/**
 * The environment that `telex start` reads, one entry a variable. `.env.example` names the same variables (a test
 * holds the two together).
 */
export const environment = z
  .object({
    DISCORD_TOKEN: explained(
      z.string().regex(/^\S+$/, { error: 'holds a blank or a line end' }),
      'signs the bot in to Discord',
      'https://discord.com/developers/applications → your application → Bot → Reset Token',
    ),
    DISCORD_API_URL: explained(
      z.url({ protocol: /^https?$/, error: 'is not an http(s) address' }).default('https://discord.com/api'),
      "where Discord's API is; another server that speaks it can be named here, such as the sandbox",
      'leave it out for Discord itself; `npm run -s telex -- sandbox` prints its own',
    ),
    WIRE_DIR: explained(
      z.string().default('wire'),
      'the folder from which wire copy is read',
      'a path; it is made when it is not there',
    ),
    SOURCES_FILE: explained(
      z.string().default('sources.yaml'),
      'the file that names the other sources of copy: folders, pages, feeds, and who may send it in',
      'a path, to YAML or JSON as in docs/sources.md; it need not be there',
    ),
    DATABASE_PATH: explained(
      z.string().default('data/telex.sqlite'),
      'the SQLite file that holds stories, subscriptions and what was sent',
      'a path; file and folder are made when they are not there',
    ),
    DATABASE_URL: explained(
      z
        .string()
        .refine((url) => url === '' || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)), {
          error: 'is not an address such as postgresql://user:password@host:5432/name',
        })
        .default(''),
      'the PostgreSQL database that holds stories in the place of the SQLite file; everything else stays in that file',
      'the address of an empty database in UTF-8 that its user may make tables in; leave it out for SQLite',
    ),
    KEEP_DAYS: explained(
      amount(90, 'is no whole number of days from 90').default(''),
      'how many days of news the archive keeps; what is older is let go',
      'a whole number, 90 at least: so long a digest or its menu may still need a story; leave it out to keep all',
    ),
    KEEP_MEGABYTES: explained(
      amount(100, 'is no whole number of megabytes from 100').default(''),
      'how large the archive may become; beyond it the oldest stories are let go, but none of the last 90 days',
      'a whole number, 100 at least; leave it out for as much as the disk holds',
    ),
    CONTACT_URL: explained(
      z
        .string()
        .refine((url) => url === '' || (/^(?:https?:|mailto:)/.test(url) && URL.canParse(url)), {
          error: 'is no address such as https://example.org/telex or mailto:desk@example.org',
        })
        .default(''),
      'tells the servers that pages and feeds are fetched from whom to write to, in the User-Agent of each request',
      'a page of yours about this bot, or mailto: and an address; leave it out to tell only that it is Telex',
    ),
    EDITOR_GUILDS: explained(
      ids.default(''),
      'the servers whose managers may paste copy with /nieuws plakken, into the archive that all servers read',
      'ids of servers with commas between them (in Discord: right-click the server → Copy Server ID); leave it out for none',
    ),
    TIMEZONE: explained(
      timezone.default('Europe/Amsterdam'),
      'the timezone of schedules, and of dates in questions and answers; times in copy go by the agency’s own',
      'an IANA name such as Europe/Amsterdam',
    ),
    LOG_LEVEL: explained(
      z.enum(logLevels, { error: `is none of ${logLevels.join(', ')}` }).default('info'),
      'how much the log says',
      `one of ${logLevels.join(', ')}`,
    ),
  })
  // Only Discord's own tokens have a known shape; a test server may hand out any.
  .refine(
    (e) =>
      !/^https:\/\/discord\.com\//.test(e.DISCORD_API_URL) ||
      /^[\w-]+\.[\w-]+\.[\w-]+$/.test(e.DISCORD_TOKEN),
    {
      path: ['DISCORD_TOKEN'],
      error: 'does not look like a bot token (three parts with dots between them)',
      when: ({ value }) =>
        typeof (value as Record<string, unknown>)?.DISCORD_TOKEN === 'string' &&
        typeof (value as Record<string, unknown>)?.DISCORD_API_URL === 'string',
    },
  );

/** The settings of a running Telex. Paths are as given, relative to the working directory. */
export interface Config {
  readonly discordToken: string;
  /** Without `/v10` and without a slash at its end. */
  readonly discordApiUrl: string;
  readonly wireDir: string;
  /** It need not be there; left out: no other sources. */
  readonly sourcesFile?: string;
  readonly databasePath: string;
  /** Where stories are kept in the place of that file, null when in it. */
  readonly databaseUrl: string | null;
  /** How many days stories are kept, null for ever, and how many megabytes they may take; left out: all are kept. */
  readonly retention?: { readonly days: number | null; readonly megabytes: number | null };
  /** Ids of the servers in which copy may be pasted; left out: none. */
  readonly editorGuilds?: readonly string[];
  readonly timezone: string;
  readonly logLevel: z.infer<typeof environment>['LOG_LEVEL'];
}

/** What is wrong with one setting: the end of a sentence that begins with its name, `is a folder, not a file`. */
export interface SettingTrouble {
  readonly name: 'WIRE_DIR' | 'SOURCES_FILE' | 'DATABASE_PATH';
  readonly trouble: string;
}

/** The settings that name places on the disk. */
export type Places = Pick<Config, 'wireDir' | 'sourcesFile' | 'databasePath'>;

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
    databasePath: DATABASE_PATH.parse(given.DATABASE_PATH),
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
      retention: {
        days: e.KEEP_DAYS === '' ? null : Number(e.KEEP_DAYS),
        megabytes: e.KEEP_MEGABYTES === '' ? null : Number(e.KEEP_MEGABYTES),
      },
      editorGuilds: splitIds(e.EDITOR_GUILDS),
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
 * Where this process's environment says that stories are kept: an address, null for the SQLite file.
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

/** What a setting is for and where to get it. Throws for a name that is none. */
export function explanationOf(name: string): Explanation {
  const schema = environment.shape[name as keyof typeof environment.shape];
  return schema.meta() as unknown as Explanation;
}

/** The file with settings is there and cannot be read; the message says so in words. */
export class EnvFileError extends Error {
  override readonly name = 'EnvFileError';
}

/**
 * Adds what stands in the file at `path` to this process's environment; variables that are set already win.
 * A file that is not there is no problem. UTF-8, or UTF-16 as some editors on Windows write it.
 * Throws an `EnvFileError` when it is there and cannot be read.
 */
export function loadEnvFile(path: string): void {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return;
    const why =
      code === 'EISDIR'
        ? 'is a folder'
        : code === 'EACCES'
          ? 'may not be read by this user'
          : `cannot be read: ${(error as Error).message}`;
    throw new EnvFileError(
      `${path} ${why}. It is for the settings of Telex, a line NAME=value each (\`cp .env.example .env\`). Mend it or take it away: settings can also be set in the environment.`,
      { cause: error },
    );
  }
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
  for (const [name, value] of Object.entries(parseEnv(text))) process.env[name] ??= value;
}
