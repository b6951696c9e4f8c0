import { z } from 'zod';
import { readProxies } from './http/client-address.ts';

/** What a person needs to know about a setting when it is missing or wrong. */
export interface Explanation {
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

/** The entries of a list with commas between them, blanks and empty ones left out. */
export const splitList = (text: string) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

function areProxies(text: string): boolean {
  try {
    readProxies(splitList(text));
    return true;
  } catch {
    return false;
  }
}

/** Ids of Discord (snowflakes) with commas between them, or nothing. */
const ids = z.string().refine((text) => splitList(text).every((id) => /^\d{17,20}$/.test(id)), {
  error: 'holds something else than ids of servers (17 to 20 digits) with commas between them',
});

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
      'the SQLite file that holds stories, subscriptions and what was sent, unless there is a DATABASE_URL',
      'a path; file and folder are made when they are not there',
    ),
    DATABASE_URL: explained(
      z
        .string()
        .refine((url) => url === '' || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)), {
          error: 'is not an address such as postgresql://user:password@host:5432/name',
        })
        .default(''),
      'the PostgreSQL database that holds everything in the place of the SQLite file',
      'the address of an empty database in UTF-8 that its user may make tables in; leave it out for SQLite',
    ),
    DISCORD_SHARDS: explained(
      z
        .string()
        .refine((text) => /^(?:|1|2|4|8|16|32|64)$/.test(text), {
          error: 'is none of 1, 2, 4, 8, 16, 32 and 64',
        })
        .default(''),
      "into how many shards Discord's gateway is divided, which processes on one PostgreSQL share among them",
      '1, 2, 4, 8, 16, 32 or 64: the same for all processes of a bot, and at least as many; leave it out for what Discord recommends',
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
    HTTP_PORT: explained(
      z
        .string()
        .refine(
          (text) => text === '' || (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535),
          {
            error: 'is no port from 1 to 65535',
          },
        )
        .default(''),
      'the port on which copy that is sent in (`POST /wire`) is taken',
      'a number such as 8080; leave it out to serve nothing',
    ),
    HTTP_HOST: explained(
      z.string().regex(/^\S+$/, { error: 'holds a blank' }).default('127.0.0.1'),
      'the address of this machine on which HTTP is served',
      '127.0.0.1 for this machine alone, with a proxy for TLS in front; 0.0.0.0 for every network that it is on',
    ),
    HTTP_PROXIES: explained(
      z.string().refine(areProxies, { error: 'is no list of addresses or networks' }).default(''),
      'the proxies in front whose word on the sender’s address (X-Forwarded-For) is believed',
      'addresses or networks with commas between them: 127.0.0.1,::1 for one on this machine, where every other program is then believed too; leave it out for none',
    ),
    OPERATOR_CHANNEL: explained(
      z
        .string()
        .refine((id) => id === '' || /^\d{15,20}$/.test(id), {
          error: 'is no id of a channel, 15 to 20 digits',
        })
        .default(''),
      'the channel in which whoever runs the bot is told what the bot cannot mend by itself: a source that fails, messages that are given up or late, a full disk',
      'in Discord with Developer Mode on: a right click on the channel → Copy Channel ID; leave it out to tell the log only',
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

/** What a setting is for and where to get it. Throws for a name that is none. */
export function explanationOf(name: string): Explanation {
  const schema = environment.shape[name as keyof typeof environment.shape];
  return schema.meta() as unknown as Explanation;
}
