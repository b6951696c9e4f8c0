import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '../../src/discord/client.ts';
import { LogInError, logIn } from '../../src/discord/log-in.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';

describe('signing in', () => {
  let sandbox: Sandbox;
  const warnings: string[] = [];
  const log = { warn: (_: object, message: string) => void warnings.push(message) };
  beforeEach(async () => {
    warnings.length = 0;
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.close());

  test('gives the application’s id when Discord says that the bot is ready', async () => {
    const client = createClient(sandbox.url);
    expect(await logIn(client, sandbox.token, log)).toBe(sandbox.applicationId);
    expect(warnings).toEqual([]);
    await client.destroy();
  });

  test('says what to do when the token is refused, and does not try again', async () => {
    const client = createClient(sandbox.url);
    const refused = logIn(client, 'a.b.c', log);
    await expect(refused).rejects.toThrow(LogInError);
    await expect(refused).rejects.toThrow(/DISCORD_TOKEN.*Reset Token/);
    await client.destroy();
  });

  test('says that the address is not Discord’s API when nothing there answers as such', async () => {
    const client = createClient(sandbox.url.replace('/api', '/elsewhere'));
    await expect(logIn(client, sandbox.token, log)).rejects.toThrow(/DISCORD_API_URL/);
    await client.destroy();
  });

  test('tries again while Discord cannot be reached, and finds it when it is back', async () => {
    await sandbox.down();
    const client = createClient(sandbox.url);
    let isBack = Promise.resolve();
    const watching = {
      warn: (_: object, message: string) => {
        warnings.push(message);
        if (warnings.length === 1) isBack = sandbox.up();
      },
    };
    expect(await logIn(client, sandbox.token, watching)).toBe(sandbox.applicationId);
    await isBack;
    expect(warnings[0]).toBe('Discord cannot be reached; the next try is in 2 s');
    await client.destroy();
  });
});
