import {
  Client,
  DefaultRestOptions,
  GatewayIntentBits,
  Options,
  type RateLimitData,
  REST,
  type RESTOptions,
} from 'discord.js';
import type { RequestEnd, Starts } from '../delivery/starts.ts';
import { makeStarted } from './departures.ts';
import type { GuildBook } from './guild-book.ts';
import { keepGuilds } from './guilds-of.ts';
import { ignoreLateResume, mendGateway, type TakeSignInTurn } from './mend-gateway.ts';

/** A wait that Discord asks for and that is longer than this (ms) is told to the caller instead of slept through. */
const longestWait = 10_000;

/** One of the shards into which the gateway of a bot is divided. */
export interface ShardOfBot {
  readonly shard: number;
  /** How many there are. */
  readonly count: number;
  readonly takeTurn: TakeSignInTurn;
  /** Where the servers of all shards are kept that this process has. */
  readonly book: GuildBook;
}

/**
 * A discord.js client that is not yet logged in. `apiUrl`: where the API is, with or without `/v10` or a slash at its
 * end; the gateway's address comes from there (`GET /gateway/bot`).
 *
 * The Guilds intent only: it brings servers, channels, roles and the bot's own membership, which is what it takes to
 * know whether a digest may be posted in a channel; `guildsOf` has what is kept of them. Commands come over the gateway
 * without an intent. discord.js caches nothing: no servers, messages, members, users but the bot itself. `part`: the shard that it is to
 * have; all that Discord recommends, when left out.
 */
export function createClient(apiUrl: string, part?: ShardOfBot): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    // Text from outside pings nobody, also where a message forgets to say so.
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationCommandManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
      VoiceStateManager: 0,
    }),
    rest: restOptions(apiUrl),
    ws: mendGateway(part?.takeTurn),
    ...(part === undefined ? {} : { shards: [part.shard], shardCount: part.count }),
  });
  ignoreLateResume(client);
  keepGuilds(client, part?.book);
  return client;
}

/** An answer of which not all has come after so long (ms) never comes; discord.js itself looks at its beginning only. */
const longestAnswer = 20_000;
/** How often (ms) the queues are let go that discord.js keeps for each channel that was posted in: hourly left to itself. */
const sweepEvery = 60_000;

/**
 * The REST client with which digests are posted: as the other, but it tries nothing twice. discord.js repeats a call
 * after a 5xx, a lost connection or a 429 (this one without end) and then reports only how the last try ended; the outbox has
 * to know whether any try may have arrived, and repeats it itself, later and with the same nonce. It keeps rate limits of its
 * own, which it can: nothing else posts in channels, and answers to interactions do not count towards the global limit.
 *
 * `starts`: the bound over everything that goes out, in the place of discord.js's own, which counts by the second and lets
 * 99 through within one at a second's edge. A channel's limit is told to the caller, not slept through; only reading, where
 * nothing has been sent, waits for the next page.
 */
export function createOutgoingRest(apiUrl: string, token: string, starts?: Pick<Starts, 'take'>): REST {
  const options: Partial<RESTOptions> = {
    ...restOptions(apiUrl),
    retries: 0,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    handlerSweepInterval: sweepEvery,
    rejectOnRateLimit: (limit) => limit.method !== 'GET' || wasAnswered(limit) || isLong(limit),
    async makeRequest(url, init) {
      const start = await starts?.take();
      const whole = AbortSignal.timeout(longestAnswer);
      const signal = init.signal ? AbortSignal.any([init.signal as AbortSignal, whole]) : whole;
      const request = () => DefaultRestOptions.makeRequest(url, { ...init, signal });
      const answered = async () => {
        const answer = await request();
        if (answer.status === 429) tellWhose(answer.headers);
        return answer;
      };
      return start === undefined ? answered() : makeStarted(start, answered, endOf);
    },
  };
  return new REST(options).setToken(token);
}

/** discord.js tells a limit that it kept to by itself in the same words as a 429; only then do these two agree. */
function wasAnswered({ retryAfter, timeToReset }: RateLimitData): boolean {
  return retryAfter !== timeToReset;
}

/** A 401 and a limit over everything say the same to every other request. */
function endOf({
  status,
  headers,
}: {
  readonly status: number;
  readonly headers: Pick<Headers, 'get' | 'has'>;
}): RequestEnd {
  if (status === 401) return 'unauthorised';
  const isOfAll = headers.has('X-RateLimit-Global') || headers.get('X-RateLimit-Scope') === 'global';
  return status === 429 && isOfAll ? 'limited' : 'answered';
}

/**
 * A 429 that says nothing of a scope comes from what stands before Discord's API and means this machine's address: it
 * is made to read as a limit over everything. Without a time a minute is taken.
 */
function tellWhose(headers: Pick<Headers, 'get' | 'has' | 'set'>): void {
  if (headers.has('X-RateLimit-Scope')) return;
  headers.set('X-RateLimit-Global', 'true');
  if (!(Number(headers.get('Retry-After')) > 0)) headers.set('Retry-After', '60');
}

function restOptions(apiUrl: string): Partial<RESTOptions> {
  return {
    api: trimApiUrl(apiUrl),
    rejectOnRateLimit: isLong,
  };
}

function isLong({ retryAfter, timeToReset }: RateLimitData): boolean {
  return Math.max(retryAfter, timeToReset) > longestWait;
}

/** `https://host/api/v10/` → `https://host/api`: discord.js puts the version in itself. */
export function trimApiUrl(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/v\d+$/, '');
}
