import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { callApi, flattenErrors } from './helpers.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: 'off' });
});

afterAll(() => sandbox.close());

const BAD: [string, string, string][] = [
  ['messages before and after', 'messages?before=1&after=1', 'after: MUTUALLY_EXCLUSIVE'],
  ['messages around and before', 'messages?around=1&before=1', 'around: MUTUALLY_EXCLUSIVE'],
  ['no messages', 'messages?limit=0', 'limit: NUMBER_TYPE_MIN'],
  ['a word of messages', 'messages?limit=all', 'limit: NUMBER_TYPE_COERCE'],
  ['too many pins', 'messages/pins?limit=51', 'limit: NUMBER_TYPE_MAX'],
];

describe('a list is refused', () => {
  it.each(BAD)('that asks for %s', async (_, query, problem) => {
    const { status, body } = await callApi(
      sandbox,
      'GET',
      `/channels/${sandbox.channel('nieuws').id}/${query}`,
    );
    expect([status, flattenErrors(body.errors)]).toEqual([400, [problem]]);
  });

  it('of people without what they are searched by, or of none', async () => {
    const problem = async (query: string) =>
      flattenErrors(
        (await callApi(sandbox, 'GET', `/guilds/${sandbox.guild.id}/members/search${query}`)).body.errors,
      );
    expect(await problem('')).toEqual(['query: BASE_TYPE_REQUIRED']);
    expect(await problem('?query=')).toEqual(['query: BASE_TYPE_BAD_LENGTH']);
    expect(await problem('?query=r&limit=0')).toEqual(['limit: NUMBER_TYPE_MIN']);
    expect(await problem('?query=r&limit=1001')).toEqual(['limit: NUMBER_TYPE_MAX']);
  });
});

describe('the list of the bot’s servers', () => {
  it('is by id, in pages', async () => {
    sandbox.addGuild('Twee');
    sandbox.addGuild('Drie');
    const names = async (query: string) =>
      (await callApi(sandbox, 'GET', `/users/@me/guilds${query}`)).body.map(
        (guild: { name: string }) => guild.name,
      );
    const all = (await callApi(sandbox, 'GET', '/users/@me/guilds')).body;
    expect(await names('')).toEqual(['Redactie', 'Twee', 'Drie']);
    expect(await names('?limit=2')).toEqual(['Redactie', 'Twee']);
    expect(await names(`?after=${all[0].id}&limit=1`)).toEqual(['Twee']);
    expect(await names(`?before=${all[2].id}&limit=1`)).toEqual(['Twee']);
    const none = await callApi(sandbox, 'GET', '/users/@me/guilds?limit=0');
    expect(flattenErrors(none.body.errors)).toEqual(['limit: NUMBER_TYPE_MIN']);
  });
});

describe('the name of a thread', () => {
  it('is more than blanks, whichever way it starts or is changed', async () => {
    sandbox.channel('nieuws').allow('bot', 'CreatePublicThreads');
    const forum = sandbox.guild.addChannel('dossiers', 'forum');
    const channel = `/channels/${sandbox.channel('nieuws').id}`;
    const { body: source } = await callApi(sandbox, 'POST', `${channel}/messages`, { content: 'x' });
    const starts: [string, string, object][] = [
      ['POST', `${channel}/threads`, { type: 11 }],
      ['POST', `${channel}/messages/${source.id}/threads`, {}],
      ['POST', `/channels/${forum.id}/threads`, { message: { content: 'x' } }],
    ];
    for (const [method, path, body] of starts) {
      const bad = await callApi(sandbox, method, path, { ...body, name: '  ' });
      expect(flattenErrors(bad.body.errors)).toEqual(['name: BASE_TYPE_BAD_LENGTH']);
      const good = await callApi(sandbox, method, path, { ...body, name: ' Hoogwater ' });
      expect(good.body.name).toBe('Hoogwater');
      const changed = await callApi(sandbox, 'PATCH', `/channels/${good.body.id}`, { name: ' ' });
      expect(flattenErrors(changed.body.errors)).toEqual(['name: BASE_TYPE_BAD_LENGTH']);
    }
  });
});

describe('slow mode', () => {
  it('is noted of channels and threads', async () => {
    sandbox.guild.permit('Telex', ['ViewChannel', 'ManageChannels', 'CreatePublicThreads', 'ManageThreads']);
    const path = `/channels/${sandbox.channel('sport').id}`;
    const change = { rate_limit_per_user: 5, default_thread_rate_limit_per_user: 7 };
    expect((await callApi(sandbox, 'PATCH', path, change)).body).toMatchObject(change);
    expect((await callApi(sandbox, 'GET', path)).body).toMatchObject(change);
    const start = async (body: object) =>
      (await callApi(sandbox, 'POST', `${path}/threads`, { type: 11, name: 't', ...body })).body;
    expect((await start({})).rate_limit_per_user).toBe(7);
    const thread = await start({ rate_limit_per_user: 10 });
    expect(thread.rate_limit_per_user).toBe(10);
    const edited = await callApi(sandbox, 'PATCH', `/channels/${thread.id}`, { rate_limit_per_user: 20 });
    expect(edited.body.rate_limit_per_user).toBe(20);
  });
});
