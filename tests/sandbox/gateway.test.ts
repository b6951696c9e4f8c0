import { Events } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { makeBot } from './bot.ts';
import { GatewaySocket } from './gateway-socket.ts';
import { callApi } from './helpers.ts';

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ rateLimits: 'off', ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

const GUILDS = 1;
const GUILD_MESSAGES = 1 << 9;
const MESSAGE_CONTENT = 1 << 15;

describe('identifying', () => {
  it('brings READY, then each server with its channels, roles and only the bot as member', async () => {
    const sandbox = await start();
    const socket = new GatewaySocket(sandbox);
    await socket.identify(sandbox);
    const ready = await socket.event('READY');
    expect(ready.d).toMatchObject({ v: 10, user: { id: sandbox.applicationId, bot: true }, shard: [0, 1] });
    expect(ready.d.guilds).toEqual([{ id: sandbox.guild.id, unavailable: true }]);
    const guild = await socket.event('GUILD_CREATE');
    expect(guild.d.channels).toHaveLength(4);
    expect(guild.d.roles.map((role: { name: string }) => role.name)).toEqual([
      '@everyone',
      'Moderatoren',
      'Telex',
    ]);
    expect(guild.d.members.map((member: { user: { id: string } }) => member.user.id)).toEqual([
      sandbox.applicationId,
    ]);
    expect(guild.d.member_count).toBe(5);
  });

  it('brings all members with the intent for them', async () => {
    const sandbox = await start({ privilegedIntents: 1 << 1 });
    const socket = new GatewaySocket(sandbox);
    await socket.identify(sandbox, { intents: GUILDS | (1 << 1) });
    expect((await socket.event('GUILD_CREATE')).d.members).toHaveLength(5);
  });

  const REFUSED: [string, Record<string, unknown>, number][] = [
    ['another token', { token: 'x' }, 4004],
    ['an intent that does not exist', { intents: 1 << 30 }, 4013],
    ['no intents', { intents: undefined }, 4013],
    ['no properties', { properties: undefined }, 4002],
    ['an intent that was not granted', { intents: MESSAGE_CONTENT }, 4014],
    ['a shard out of range', { shard: [2, 2] }, 4010],
  ];
  it.each(REFUSED)('is refused with %s', async (_, data, code) => {
    const sandbox = await start();
    const socket = new GatewaySocket(sandbox);
    await socket.identify(sandbox, data);
    expect(await socket.closed).toBe(code);
  });

  it('is refused twice, late, in another version, or in gibberish', async () => {
    const sandbox = await start();
    const twice = new GatewaySocket(sandbox);
    await twice.identify(sandbox);
    twice.send(2, { token: sandbox.token, intents: 1 });
    expect(await twice.closed).toBe(4005);

    const early = new GatewaySocket(sandbox);
    await early.next((message) => message.op === 10);
    early.send(3, {});
    expect(await early.closed).toBe(4003);

    const gibberish = new GatewaySocket(sandbox);
    await gibberish.next((message) => message.op === 10);
    gibberish.sendText('{');
    expect(await gibberish.closed).toBe(4002);

    const unknown = new GatewaySocket(sandbox);
    await unknown.next((message) => message.op === 10);
    unknown.send(99, {});
    expect(await unknown.closed).toBe(4001);

    expect(await new GatewaySocket(sandbox, '?v=6').closed).toBe(4012);
  });
});

describe('events', () => {
  it('come only with their intent, and without the text unless that was granted', async () => {
    const sandbox = await start({ privilegedIntents: MESSAGE_CONTENT });
    const [deaf, hears, reads] = [
      new GatewaySocket(sandbox),
      new GatewaySocket(sandbox),
      new GatewaySocket(sandbox),
    ];
    await deaf.identify(sandbox, { intents: GUILDS });
    await hears.identify(sandbox, { intents: GUILDS | GUILD_MESSAGES });
    await reads.identify(sandbox, { intents: GUILDS | GUILD_MESSAGES | MESSAGE_CONTENT });
    for (const socket of [deaf, hears, reads]) await socket.event('GUILD_CREATE');
    sandbox.channel('nieuws').says('hallo');
    expect((await hears.event('MESSAGE_CREATE')).d.content).toBe('');
    expect((await reads.event('MESSAGE_CREATE')).d.content).toBe('hallo');
    sandbox.guild.addChannel('nieuw');
    const seen = await deaf.next((message) => message.op === 0);
    expect(seen.t).toBe('CHANNEL_CREATE');
  });

  it('of messages do not come from channels that the bot cannot see', async () => {
    const sandbox = await start();
    const socket = new GatewaySocket(sandbox);
    await socket.identify(sandbox, { intents: GUILD_MESSAGES });
    await socket.event('READY');
    sandbox.channel('sport').deny('bot', 'ViewChannel');
    sandbox.channel('sport').says('onzichtbaar');
    sandbox.channel('nieuws').says('zichtbaar');
    expect((await socket.event('MESSAGE_CREATE')).d.channel_id).toBe(sandbox.channel('nieuws').id);
  });

  it('go to the shard of the server', async () => {
    const sandbox = await start();
    const which = Number((BigInt(sandbox.guild.id) >> 22n) % 2n);
    const own = new GatewaySocket(sandbox);
    const other = new GatewaySocket(sandbox);
    await own.identify(sandbox, { shard: [which, 2] });
    await other.identify(sandbox, { shard: [1 - which, 2] });
    expect((await own.event('READY')).d.guilds).toHaveLength(1);
    expect((await other.event('READY')).d.guilds).toHaveLength(0);
    sandbox.guild.addChannel('nieuw');
    await own.event('CHANNEL_CREATE');
  });

  it('tell a discord.js client of channels, permissions, roles and servers that change', async () => {
    const sandbox = await start();
    const bot = await makeBot(sandbox);
    onTestFinished(() => bot.destroy());
    const happens = <T>(name: Events, act: () => void) =>
      new Promise<T>((resolve) => {
        bot.once(name as never, ((...args: unknown[]) => resolve(args.at(-1) as T)) as never);
        act();
      });
    const made = await happens<{ name: string }>(Events.ChannelCreate, () =>
      sandbox.guild.addChannel('extra'),
    );
    expect(made.name).toBe('extra');
    const channel = sandbox.channel('extra');
    await happens(Events.ChannelUpdate, () => channel.deny('bot', 'SendMessages'));
    const cached = bot.guilds.cache.first()?.channels.cache.get(channel.id);
    expect(cached?.permissionsFor(bot.user)?.has('SendMessages')).toBe(false);
    await happens(Events.GuildRoleCreate, () => sandbox.guild.addRole('Lezers'));
    await happens(Events.ChannelDelete, () => channel.delete());
    await happens(Events.GuildDelete, () => sandbox.guild.kickBot());
    expect(bot.guilds.cache.size).toBe(0);
    await happens(Events.GuildCreate, () => sandbox.guild.inviteBot());
    await happens(Events.GuildCreate, () => sandbox.addGuild('Buurt'));
    expect(bot.guilds.cache.map((guild) => guild.name)).toEqual(['Redactie', 'Buurt']);
  });
});

describe('heartbeats', () => {
  it('are acknowledged', async () => {
    const sandbox = await start();
    const socket = new GatewaySocket(sandbox);
    await socket.next((message) => message.op === 10);
    socket.send(1, null);
    expect((await socket.next((message) => message.op === 11)).op).toBe(11);
  });

  it('that stay out close the connection', async () => {
    const sandbox = await start({ heartbeatMs: 20 });
    const socket = new GatewaySocket(sandbox);
    expect((await socket.next((message) => message.op === 10)).d.heartbeat_interval).toBe(20);
    expect(await socket.closed).toBe(4009);
  });
});

describe('resuming', () => {
  it('replays what was missed, in order, then says RESUMED', async () => {
    const sandbox = await start();
    const first = new GatewaySocket(sandbox);
    await first.identify(sandbox);
    const { d: ready } = await first.event('READY');
    const { s: sequence } = await first.event('GUILD_CREATE');
    first.close(4200);
    await first.closed;
    sandbox.guild.addChannel('gemist-1');
    sandbox.guild.addChannel('gemist-2');
    const second = new GatewaySocket(sandbox);
    await second.next((message) => message.op === 10);
    second.send(6, { token: sandbox.token, session_id: ready.session_id, seq: sequence });
    expect((await second.event('CHANNEL_CREATE')).d.name).toBe('gemist-1');
    expect((await second.event('CHANNEL_CREATE')).d.name).toBe('gemist-2');
    expect((await second.event('RESUMED')).s).toBe((sequence ?? 0) + 3);
  });

  it('is refused for a session that is unknown or was ended properly, and for a number ahead of it', async () => {
    const sandbox = await start();
    const first = new GatewaySocket(sandbox);
    await first.identify(sandbox);
    const { d: ready } = await first.event('READY');
    const resume = async (data: object) => {
      const socket = new GatewaySocket(sandbox);
      await socket.next((message) => message.op === 10);
      socket.send(6, { token: sandbox.token, session_id: ready.session_id, seq: 1, ...data });
      return socket;
    };
    expect((await (await resume({ session_id: 'x' })).next((one) => one.op === 9)).d).toBe(false);
    expect(await (await resume({ seq: 99 })).closed).toBe(4007);
    first.close(1000);
    await first.closed;
    expect((await (await resume({})).next((one) => one.op === 9)).d).toBe(false);
  });

  it('a discord.js client answers a command that was typed while it was away', async () => {
    const sandbox = await start();
    const bot = await makeBot(
      sandbox,
      (interaction) => interaction.isChatInputCommand() && interaction.reply('Er weer'),
    );
    onTestFinished(() => bot.destroy());
    await bot.application.commands.set([{ name: 'nieuws', description: 'd' }]);
    sandbox.dropGateway();
    expect((await sandbox.channel('nieuws').typed('/nieuws')).content).toBe('Er weer');
  });

  it.each(['reconnect', 4000] as const)('a discord.js client comes back after %s', async (how) => {
    const sandbox = await start();
    const bot = await makeBot(sandbox);
    onTestFinished(() => bot.destroy());
    sandbox.dropGateway(how);
    await sandbox.waitFor('resuming', (event) => event.kind === 'gateway' && event.what === 'resumed');
    expect(sandbox.connected).toBe(true);
  });
});

describe('Discord going down', () => {
  it('refuses connections, and is as it was when it comes up', async () => {
    const sandbox = await start();
    await callApi(sandbox, 'POST', `/channels/${sandbox.channel('nieuws').id}/messages`, { content: 'voor' });
    await sandbox.down();
    await expect(callApi(sandbox, 'GET', '/users/@me')).rejects.toThrow('fetch failed');
    await sandbox.up();
    expect((await callApi(sandbox, 'GET', '/users/@me')).status).toBe(200);
    expect(sandbox.channel('nieuws').messages).toHaveLength(1);
  });

  it('in an outage answers 503 and closes the gateway; a client resumes afterwards', async () => {
    const sandbox = await start();
    const bot = await makeBot(sandbox);
    onTestFinished(() => bot.destroy());
    await sandbox.down('outage');
    expect(sandbox.connected).toBe(false);
    expect((await callApi(sandbox, 'GET', '/users/@me')).status).toBe(503);
    await sandbox.up();
    await sandbox.ready();
    expect((await callApi(sandbox, 'GET', '/users/@me')).status).toBe(200);
  });
});
