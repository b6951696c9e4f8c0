import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { makeBot } from './bot.ts';
import { inGeneral, listed } from './calls-in-docs.ts';
import { findCalls } from './calls-in-sources.ts';
import { callApi } from './helpers.ts';

const source = dirname(createRequire(import.meta.url).resolve('discord.js'));

const { calls, putTogether, strays } = findCalls(source);

describe('the calls of discord.js', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ rateLimits: 'off' });
    return () => sandbox.close();
  });

  it('are found wherever its sources name a route, but for those that it puts together itself', () => {
    expect(strays).toEqual([]);
    expect([...putTogether].map((one) => one.split(' ')[0])).toEqual([
      ...Array(4).fill('ApplicationCommandManager.js'),
      ...Array(2).fill('ApplicationCommandPermissionsManager.js'),
    ]);
    // One of each kind: called at once, by a variable, in one of two ways, by a function, with a word in the path.
    for (const call of [
      'GET /channels/{id}',
      'POST /guilds/{id}/prune',
      'DELETE /channels/{id}/messages/{id}/reactions/{id}/@me',
      'PATCH /guilds/{id}/channels',
      'GET /channels/{id}/threads/archived/private',
    ])
      expect(calls).toContain(call);
  });

  it('stand in the docs, each once: as there, or as not there', () => {
    const told = [...listed('calls that are there'), ...listed('calls that are not there')].sort();
    expect(told).toEqual([...calls].sort());
  });

  it('are there or not, as the docs say', async () => {
    const there: string[] = [];
    for (const call of calls) {
      const [method = '', path = ''] = call.split(' ');
      await callApi(sandbox, method, path.replaceAll('{id}', '1001'));
      const last = sandbox.requests.at(-1);
      if (last?.route !== 'unknown' && last?.status !== 405) there.push(call);
    }
    expect(there.sort()).toEqual([...listed('calls that are there')].sort());
  });

  it('that are not there get 404, or 405 where the path has another method, and are kept as unknown', async () => {
    for (const call of listed('calls that are not there')) {
      const [method = '', path = ''] = call.split(' ');
      const { status } = await callApi(sandbox, method, path.replaceAll('{id}', '1001'));
      expect([404, 405], call).toContain(status);
      const last = sandbox.unknownRequests.at(-1);
      expect(`${last?.method} ${inGeneral(last?.path ?? '').replaceAll('1001', '{id}')}`).toBe(call);
    }
    const bulk = await callApi(
      sandbox,
      'POST',
      `/channels/${sandbox.channel('nieuws').id}/messages/bulk-delete`,
    );
    expect([bulk.status, bulk.body.code]).toEqual([404, 0]);
  });

  it('for what moderators allow read that they allowed nothing, and cannot change that', async () => {
    const bot = await makeBot(sandbox);
    onTestFinished(() => bot.destroy());
    const guild = sandbox.guild.id;
    const command = await bot.application.commands.create({ name: 'x', description: 'd' });
    expect((await bot.application.commands.permissions.fetch({ guild })).size).toBe(0);
    const one = bot.application.commands.permissions.fetch({ guild, command });
    await expect(one).rejects.toMatchObject({ status: 404, code: 10066 });
    const set = bot.application.commands.permissions.set({ guild, command, permissions: [], token: 'x' });
    await expect(set).rejects.toMatchObject({ status: 405 });
    expect(sandbox.unknownRequests.at(-1)?.path).toMatch(/permissions$/);
  });
});
