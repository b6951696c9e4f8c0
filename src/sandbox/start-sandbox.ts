import { randomBytes } from 'node:crypto';
import { openBetween } from './channel-changes.ts';
import { needCloseCode, needOneOf, needText } from './check-asked.ts';
import { needOptions } from './check-options.ts';
import { makeClock } from './clock.ts';
import type { SandboxContext } from './context.ts';
import { buildOtherGuild, buildRedactie } from './default-world.ts';
import { makeEventStream } from './events.ts';
import { makeFaultSwitches } from './fault-switches.ts';
import { makeFaultWishes } from './fault-wishes.ts';
import { FaultBoard } from './faults.ts';
import { GatewayHub } from './gateway.ts';
import { GuildHandle } from './guild-handle.ts';
import { makeApi } from './http.ts';
import { InteractionDesk } from './interactions.ts';
import { limits } from './limits.ts';
import { Listener } from './listener.ts';
import { addPage } from './page.ts';
import { makePageActions } from './page-actions.ts';
import { makePanelActions } from './panel-actions.ts';
import { RateLimiter } from './rate-limits.ts';
import { RequestLog } from './request-log.ts';
import { aboutRoutes, gatewayUrl } from './routes/about.ts';
import { commandPayload, commandRoutes } from './routes/commands.ts';
import { guildRoutes } from './routes/guilds.ts';
import { interactionRoutes } from './routes/interactions.ts';
import { messageRoutes } from './routes/messages.ts';
import { pinRoutes } from './routes/pins.ts';
import { threadListRoutes } from './routes/thread-lists.ts';
import { threadMemberRoutes } from './routes/thread-members.ts';
import { threadRoutes } from './routes/threads.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import type { Sandbox, SandboxOptions } from './sandbox.ts';
import { SandboxError } from './sandbox-error.ts';
import { packState, unpackState } from './saved-state.ts';
import { makeSnowflakes } from './snowflake.ts';
import { makeHandles } from './thread-handle.ts';
import { type GuildRecord, makeWorld, type World } from './world.ts';

/** Every route that the sandbox has. `@original`, `@me` and `pins` must stand before the id that would match it. */
const ROUTES = [
  ...aboutRoutes,
  ...guildRoutes,
  ...pinRoutes,
  ...messageRoutes,
  ...threadRoutes,
  ...threadListRoutes,
  ...threadMemberRoutes,
  ...commandRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
];

/**
 * Starts a small Discord on 127.0.0.1, with the server "Redactie" in it (see `buildRedactie`) and the bot a member.
 * Nothing outside this machine is called. Rejects when the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  needOptions(options);
  const clock = options.clock ?? makeClock(options.now);
  const { state } = options;
  const held = state === undefined ? null : unpackState(state);
  const ids = makeSnowflakes(state?.lastId);
  const events = makeEventStream();
  const waitMs = options.waitMs ?? 5000;
  const world = held ?? makeWorld(ids.next(clock.now()), 'Telex');
  const { applicationId } = world;
  const token = options.token ?? state?.token ?? makeToken(applicationId);
  let outage = false;

  const gateway = new GatewayHub({
    world,
    clock,
    events,
    token,
    heartbeatMs: options.heartbeatMs ?? 41_250,
    privilegedIntents: options.privilegedIntents ?? 0,
    url: () => gatewayUrl(context.origin()),
  });
  const interactions = new InteractionDesk(options.answerWithinMs ?? limits.answerWithinMs, waitMs);
  const context: SandboxContext = {
    world,
    clock,
    ids,
    events,
    gateway,
    interactions,
    token,
    origin: () => `http://127.0.0.1:${listener.port}`,
  };
  const rates = new RateLimiter(clock, options.rateLimits !== 'off', options.strictGlobal);
  const faults = new FaultBoard(ROUTES.map(({ method, path }) => `${method} ${path}`));
  const log = new RequestLog(events);
  const app = makeApi(ROUTES, { context, rates, faults, log, isOut: () => outage });
  const listener = new Listener(app, gateway, options.port ?? 0, () => outage);

  const handles = makeHandles(context, waitMs);
  const showGuild = (record: GuildRecord) => new GuildHandle(context, record, handles.of);
  const guild = showGuild([...world.guilds.values()][0] ?? buildRedactie(context));
  const down: Sandbox['down'] = async (how = 'unreachable') => {
    if (how === 'outage') outage = true;
    gateway.drop('drop');
    if (how === 'unreachable') await listener.close();
  };
  const up: Sandbox['up'] = async () => {
    outage = false;
    await listener.open();
  };
  const switches = makeFaultSwitches({
    faults,
    isOut: () => outage,
    outage: (on) => (on ? down('outage') : up()),
    dropGateway: () => gateway.drop('drop'),
  });
  const tools = options.tools ?? {};
  addPage(app, context, log, {
    ...makePageActions(context, handles.of),
    ...makePanelActions({ context, log, switches, tools, channelOf: handles.of }),
  });
  await listener.open();

  return {
    url: `${context.origin()}/api`,
    page: `http://localhost:${listener.port}/`,
    port: listener.port,
    token,
    applicationId,
    guild,
    channel: (name) => guild.channel(name),
    member: (name) => guild.member(name),
    addGuild: (name, how = {}) =>
      showGuild(
        buildOtherGuild(
          context,
          needText('The name of a server', name, limits.name),
          how.bot !== false,
          how.reader?.id,
        ),
      ),
    directBetween: (...people) =>
      handles.of(
        openBetween(
          context,
          people.map((name) => findUser(world, name)),
        ),
      ),
    save: () => packState(world, token, ids.last),
    commands: (guildId) =>
      [...world.commands.values()]
        .filter((command) => command.guildId === (guildId ?? null))
        .map((command) => commandPayload(world, command)),
    get requests() {
      return log.requests;
    },
    get unknownRequests() {
      return log.requests.filter((request) => request.route === 'unknown');
    },
    get invalidRequests() {
      return log.countInvalidSince(clock.now());
    },
    get connected() {
      return gateway.connected;
    },
    waitFor: (what, matches, ms = waitMs) => events.next(what, matches, ms),
    async ready(ms = waitMs) {
      if (gateway.connected) return;
      const isReady = (what: string) => what === 'ready' || what === 'resumed';
      await events.next('the bot on the gateway', (one) => one.kind === 'gateway' && isReady(one.what), ms);
    },
    onEvent: (listen) => events.listen(listen),
    ...makeFaultWishes(faults),
    down: async (how = 'unreachable') =>
      down(needOneOf('a way to go down', how, ['unreachable', 'outage'] as const)),
    up,
    dropGateway: (how = 'drop') => {
      if (typeof how === 'number') needCloseCode(how);
      else needOneOf('a way to break connections', how, ['drop', 'reconnect', 'invalid']);
      gateway.drop(how);
    },
    async close() {
      faults.clear();
      interactions.close();
      events.close();
      gateway.close();
      await listener.close();
    },
  };
}

/** The id of the first person of this name. */
function findUser(world: World, name: string): string {
  const user = [...world.users.values()].find((one) => one.username === name);
  if (user === undefined) throw new SandboxError('not-there', `Nobody is called "${name}".`);
  return user.id;
}

/** A token in the form of Discord's: the application's id in base64, a time, a secret. */
function makeToken(applicationId: string): string {
  const id = Buffer.from(applicationId).toString('base64url');
  return `${id}.${randomBytes(4).toString('base64url')}.${randomBytes(28).toString('base64url')}`;
}
