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
  ['a status', (one) => one.fail(SEND, { status: 99, body: {} }), '200 to 599'],
  ['a status that is no failure', (one) => one.fail('*', { status: 200 }), '400 to 599'],
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
  ['a channel without a name', (one) => one.guild.addChannel(' '), 'The name of a channel has 1 to 100'],
  ['a new name', (one) => one.channel('nieuws').rename(''), 'has 1 to 100 characters'],
  ['a server without a name', (one) => one.addGuild(''), 'The name of a server'],
  ['a role without a name', (one) => one.guild.addRole(''), 'The name of a role'],
  ['a member without a name', (one) => one.guild.addMember(''), 'The name of a member'],
  ['a member who is there already', (one) => one.guild.addMember('reader'), "guild.member('reader')"],
  ['the name of a thread', (one) => one.channel('nieuws').startThread('t'.repeat(101)), 'not of 101'],
  ['the text of a thread', (one) => one.channel('nieuws').startThread('t', { text: ' ' }), 'first message'],
  ['a listener', (one) => one.onEvent('message-posted'), 'is told with a function, not "message-posted"'],
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

  it.each([
    [
      'the time to wait',
      (one: Loose) => one.waitFor('x', () => true, { waitMs: 100 }),
      'The ms to wait is 0',
    ],
    ['what is waited for', (one: Loose) => one.waitFor('a digest', 'message-posted'), 'with a function'],
    [
      'the time to wait for a message',
      (one: Loose) => one.channel('algemeen').nextMessage('1 s'),
      'The ms to',
    ],
  ])('in %s rejects', async (_, slip, words) => {
    await expect(slip(sandbox)).rejects.toMatchObject({
      code: 'wrong-option',
      message: expect.stringContaining(words),
    });
  });

  it.each([
    [
      'the name of an option',
      { rateLimit: 'off' },
      '"rateLimit" is not an option of a sandbox. There is: clock, now,',
    ],
    ['a word', { rateLimits: 'of' }, 'There is: discord, off'],
    ['a clock', { now: 5 }, 'What time it is is told with a function, not 5'],
    ['both kinds of time', { clock: { now: Date.now } }, '`elapsed` of a clock'],
    ['a port', { port: 99_999 }, '0 to 65535'],
    ['yes or no', { strictGlobal: 'yes' }, 'true or false, not "yes"'],
    ['ms', { waitMs: '5 s' }, 'not 5 s'],
    ['the tools', { tools: 5 }, '`tools` is an object'],
    ['the token', { token: '' }, 'A token has 1 to'],
  ])('in %s with which a sandbox starts is told before it does', async (_, options, words) => {
    const starting = startSandbox(options as Loose);
    await expect(starting).rejects.toMatchObject({
      code: 'wrong-option',
      message: expect.stringContaining(words),
    });
  });
});
