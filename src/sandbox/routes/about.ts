import { refuse } from '../errors.ts';
import { type Route, route } from '../http.ts';
import { ownUserPayload, userPayload } from '../payloads.ts';
import { permissionsInGuild } from '../permissions.ts';
import { readId, readLimit } from '../read-query.ts';
import { compareSnowflakes } from '../snowflake.ts';
import type { GuildRecord, World } from '../world.ts';

/** Who the bot is, where the gateway is: what a client asks first. */
export const aboutRoutes: readonly Route[] = [
  {
    ...route('GET', '/gateway', ({ context }) => ({ body: { url: gatewayUrl(context.origin()) } })),
    needsToken: false,
  },
  route('GET', '/gateway/bot', ({ context }) => ({
    body: {
      url: gatewayUrl(context.origin()),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 },
    },
  })),
  route('GET', '/users/@me', ({ context: { world } }) => ({ body: ownUserPayload(botOf(world)) })),
  route('GET', '/users/{user_id}', ({ context: { world }, param }) => {
    const user = world.users.get(param('user_id'));
    if (user === undefined) throw refuse.unknownUser();
    return { body: userPayload(user) };
  }),
  route('GET', '/applications/@me', ({ context: { world } }) => ({ body: applicationPayload(world) })),
  route('GET', '/oauth2/applications/@me', ({ context: { world } }) => ({ body: applicationPayload(world) })),
  route('GET', '/users/@me/guilds', ({ context: { world }, query }) => ({
    body: ownGuilds(world, query).map((guild) => ({
      id: guild.id,
      name: guild.name,
      icon: null,
      banner: null,
      owner: guild.ownerId === world.applicationId,
      features: [],
      permissions: permissionsInGuild(guild, world.applicationId).toString(),
      ...(query.get('with_counts') === 'true'
        ? { approximate_member_count: guild.members.size, approximate_presence_count: guild.members.size }
        : {}),
    })),
  })),
];

/** The servers that the bot is in, by id, as many as the query asks for and from where it says (docs, "Get Current User Guilds"). */
function ownGuilds(world: World, query: URLSearchParams): GuildRecord[] {
  const limit = readLimit(query, { least: 1, most: 200, byDefault: 200 });
  const before = readId(query, 'before');
  const after = readId(query, 'after');
  const found = [...world.guilds.values()]
    .filter((guild) => guild.members.has(world.applicationId))
    .filter(({ id }) => after === null || compareSnowflakes(id, after) > 0)
    .filter(({ id }) => before === null || compareSnowflakes(id, before) < 0)
    .sort((a, b) => compareSnowflakes(a.id, b.id));
  // Before an id come those nearest to it.
  return before !== null && after === null ? found.slice(-limit) : found.slice(0, limit);
}

/** Where the gateway of this sandbox is: `ws://127.0.0.1:PORT/gateway`. */
export function gatewayUrl(origin: string): string {
  return `${origin.replace(/^http/, 'ws')}/gateway`;
}

function botOf(world: World) {
  const bot = world.users.get(world.applicationId);
  if (bot === undefined) throw refuse.unknownUser();
  return bot;
}

function applicationPayload(world: World) {
  const owner = [...world.guilds.values()][0]?.ownerId ?? world.applicationId;
  const user = world.users.get(owner) ?? botOf(world);
  return {
    id: world.applicationId,
    name: world.applicationName,
    icon: null,
    description: '',
    type: null,
    bot: userPayload(botOf(world)),
    summary: '',
    is_monetized: false,
    is_verified: false,
    is_discoverable: false,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    eligible_oauth2_scopes: [],
    hook: true,
    storefront_available: false,
    max_participants: null,
    tags: [],
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: userPayload(user),
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    event_webhooks_url: null,
    event_webhooks_status: 1,
    event_webhooks_types: [],
    integration_types_config: { 0: {}, 1: {} },
  };
}
