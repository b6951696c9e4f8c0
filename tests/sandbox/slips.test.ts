import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { SandboxError } from '../../src/sandbox/sandbox-error.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { GatewaySocket } from './gateway-socket.ts';
import { callApi } from './helpers.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: 'off' });
});

afterAll(() => sandbox.close());

/** What is asked for wrongly, as somebody would write whose editor knows no types. */
// biome-ignore lint/suspicious/noExplicitAny: the slips are such that types would find them
type Loose = any;
const SEND = 'POST /channels/{channel_id}/messages';

const SLIPS: [string, (one: Loose) => unknown, string][] = [
  ['a route', (one) => one.fail('POST /chanels/{channel_id}/messages'), SEND],
  ['a word for a route', (one) => one.fail('banana', { status: 500 }), 'GET /gateway'],
  ['a method', (one) => one.slow('PSOT /channels/{channel_id}/messages', { ms: 1 }), SEND],
  ['a route that is held', (one) => one.hold('GET /channels/{channel_id}/mesages', 'after'), 'There is: *'],
  ['a status', (one) => one.fail(SEND, { status: 99 }), '200 to 599'],
  ['a share', (one) => one.fail(SEND, { share: 5 }), '0 to 1'],
  ['how often', (one) => one.fail(SEND, { times: 0 }), '1 or more'],
  ['a delay', (one) => one.slow(SEND, { ms: -1 }), '0 or more'],
  ['a moment', (one) => one.drop(SEND, { when: 'later' }), 'before, after'],
  ['a scope', (one) => one.limit(SEND, { retryAfter: 1, scope: 'mine' }), 'user, global, shared'],
  ['a permission of a role', (one) => one.guild.permit('Telex', ['ViewChanel']), 'ViewChannel'],
  ['a permission of a new role', (one) => one.guild.addRole('Nieuw', ['Banana']), 'is not a permission'],
  ['a permission in a channel', (one) => one.channel('nieuws').deny('bot', 'SendMesages'), 'SendMessages'],
  ['a kind of channel', (one) => one.guild.addChannel('x', { kind: 'stage' }), 'text, announcement'],
  [
    'a kind of thread',
    (one) => one.channel('nieuws').startThread('x', { kind: 'secret' }),
    'public, private',
  ],
  ['a language', (one) => one.guild.setLocale('dutch'), 'nl'],
  ['a language of somebody new', (one) => one.guild.addMember('nieuw', { locale: 'dutch' }), 'nl'],
  ['a role of somebody new', (one) => one.guild.addMember('nieuw', { roles: ['Redakteur'] }), 'no role'],
  ['a close code', (one) => one.dropGateway(99999), '3000 to 4999'],
  ['a way to break connections', (one) => one.dropGateway('gently'), 'drop, reconnect, invalid'],
];

describe('a slip of the pen', () => {
  it.each(SLIPS)('in %s is told in words, and nothing is changed', async (_, slip, words) => {
    const socket = new GatewaySocket(sandbox);
    await socket.identify(sandbox);
    await socket.event('READY');
    const before = JSON.stringify(sandbox.save().world);
    expect(() => slip(sandbox)).toThrow(SandboxError);
    expect(() => slip(sandbox)).toThrow(words);
    expect(JSON.stringify(sandbox.save().world)).toBe(before);
    expect(sandbox.connected).toBe(true);
    const said = { content: 'x' };
    const { status } = await callApi(
      sandbox,
      'POST',
      `/channels/${sandbox.channel('nieuws').id}/messages`,
      said,
    );
    expect(status).toBe(200);
    socket.close();
    await socket.closed;
  });

  it('in a way to go down rejects', async () => {
    await expect((sandbox as Loose).down('asleep')).rejects.toThrow('unreachable, outage');
  });
});
