import {
  Client,
  DefaultRestOptions,
  GatewayIntentBits,
  type ManagerShardEventsMap,
  Options,
  type RateLimitData,
  REST,
  type RESTOptions,
  SimpleShardingStrategy,
  WebSocketShardStatus,
} from 'discord.js';
import type { Starts } from '../delivery/starts.ts';
import { makeStarted } from './departures.ts';
import { ignoreLateResume } from './late-resume.ts';

/** A wait that Discord asks for and that is longer than this (ms) is told to the caller instead of slept through. */
const longestWait = 10_000;

/**
 * A discord.js client that is not yet logged in. `apiUrl`: where the API is, with or without `/v10` or a slash at its
 * end; the gateway's address comes from there (`GET /gateway/bot`).
 *
 * The Guilds intent only: it brings servers, channels, roles and the bot's own membership, which is what it takes to
 * know whether a digest may be posted in a channel. Commands come over the gateway without an intent. Nothing else is
 * cached: no messages, no members but the bot itself, no users, no emojis, no threads' members.
 */
export function createClient(apiUrl: string): Client {
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
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
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
    ws: { buildStrategy: (manager) => new PatientStrategy(manager) },
  });
  ignoreLateResume(client);
  return client;
}

type GatewayManager = ConstructorParameters<typeof SimpleShardingStrategy>[0];
/** The connection stands; discord.js does not export this name of an event. */
const hello = 'hello' as keyof ManagerShardEventsMap;

/**
 * The gateway's connection with two of discord.js's habits (@discordjs/ws 1.2) mended.
 *
 * It gives up `login` when the first connection is refused (a 502 in an outage), and keeps that connection trying all
 * the same, so that a second login makes a second one. Here the first is left to find its way; whether it did is told
 * by `clientReady` and `shardDisconnect`.
 *
 * Destroyed while it connects, it throws an error that nobody can catch when that fails; destroyed between two tries, it
 * tries on. Here it is destroyed as soon as it stands; until then it does no harm, and it ends with the process.
 */
class PatientStrategy extends SimpleShardingStrategy {
  readonly #manager: GatewayManager;

  constructor(manager: GatewayManager) {
    super(manager);
    this.#manager = manager;
  }

  override async connect(): Promise<void> {
    await super.connect().catch(() => {});
  }

  override async destroy(options?: Parameters<SimpleShardingStrategy['destroy']>[0]): Promise<void> {
    const statuses = [...(await this.fetchStatus()).values()];
    const stands = (status: WebSocketShardStatus) =>
      status === WebSocketShardStatus.Ready || status === WebSocketShardStatus.Resuming;
    if (statuses.every(stands)) await super.destroy(options);
    else this.#manager.once(hello, () => void super.destroy(options));
  }
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
      const answer = await (start === undefined ? request() : makeStarted(start, request));
      if (answer.status === 429) tellWhose(answer.headers);
      return answer;
    },
  };
  return new REST(options).setToken(token);
}

/** discord.js tells a limit that it kept to by itself in the same words as a 429; only then do these two agree. */
function wasAnswered({ retryAfter, timeToReset }: RateLimitData): boolean {
  return retryAfter !== timeToReset;
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
