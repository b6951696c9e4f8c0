import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { GatewaySession } from '../../src/sandbox/gateway-session.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { GatewaySocket } from './gateway-socket.ts';

async function start(): Promise<Sandbox> {
  const sandbox = await startSandbox({ rateLimits: 'off' });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** Resumes on a new connection after this event, and gives the events that come until RESUMED. */
async function resume(sandbox: Sandbox, session_id: string, seq: number) {
  const socket = new GatewaySocket(sandbox);
  await socket.next((message) => message.op === 10);
  socket.send(6, { token: sandbox.token, session_id, seq });
  const came: string[] = [];
  let last = 0;
  while (came.at(-1) !== 'RESUMED') {
    const { t, s } = await socket.next((message) => message.op === 0);
    came.push(String(t));
    last = Number(s);
  }
  return { socket, came, last };
}

describe('a connection to the gateway', () => {
  const SHARDS = [[0, 1.5], [0.5, 1.5], [0, null], ['0', '2'], [-1, 2], [0], 'x', null].map((shard) => [
    shard,
  ]);
  it.each(SHARDS)('that asks for shard %j is closed with 4010', async (shard) => {
    const sandbox = await start();
    const socket = new GatewaySocket(sandbox);
    await socket.identify(sandbox, { shard });
    expect(await socket.closed).toBe(4010);
  });

  it('that meets what nobody thought of is closed with 4000, and the others stay', async () => {
    const sandbox = await start();
    const [other, unlucky] = [new GatewaySocket(sandbox), new GatewaySocket(sandbox)];
    await other.identify(sandbox);
    await other.event('GUILD_CREATE');
    const broken = vi.spyOn(GatewaySession.prototype, 'isFor').mockImplementation(() => {
      throw new RangeError(`nobody thought of this${'!'.repeat(200)}`);
    });
    onTestFinished(() => broken.mockRestore());
    await unlucky.identify(sandbox);
    expect(await unlucky.closed).toBe(4000);
    broken.mockRestore();
    sandbox.guild.addChannel('nieuw');
    expect((await other.event('CHANNEL_CREATE')).d.name).toBe('nieuw');
  });

  it('that is told its session is invalid may identify anew', async () => {
    const sandbox = await start();
    const socket = new GatewaySocket(sandbox);
    await socket.identify(sandbox);
    const { d: first } = await socket.event('READY');
    sandbox.dropGateway('invalid');
    expect((await socket.next((message) => message.op === 9)).d).toBe(false);
    socket.send(2, { token: sandbox.token, intents: 1, properties: {} });
    const { d: second } = await socket.event('READY');
    expect(second.session_id).not.toBe(first.session_id);
    expect(sandbox.connected).toBe(true);
  });
});

describe('a resume', () => {
  it('brings what was missed, and not what was said of earlier connections', async () => {
    const sandbox = await start();
    const socket = new GatewaySocket(sandbox);
    await socket.identify(sandbox);
    const { session_id } = (await socket.event('READY')).d;
    await socket.event('GUILD_CREATE');
    sandbox.dropGateway();
    const first = await resume(sandbox, session_id, 2);
    expect(first.came).toEqual(['RESUMED']);
    sandbox.guild.addChannel('nieuw');
    sandbox.dropGateway();
    const second = await resume(sandbox, session_id, 0);
    expect(second.came).toEqual(['GUILD_CREATE', 'CHANNEL_CREATE', 'RESUMED']);
    sandbox.dropGateway();
    expect((await resume(sandbox, session_id, second.last)).came).toEqual(['RESUMED']);
  });
});
