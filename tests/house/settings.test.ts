import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { environment, explanationOf } from '../../src/environment.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const token = 'aaa.bbb.ccc';

describe('the settings', () => {
  test('and .env.example name the same variables with the same defaults', () => {
    const example = [...read('.env.example').matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(
      ([, name, value]) => [name, value] as const,
    );
    expect(example.map(([name]) => name).sort()).toEqual(Object.keys(environment.shape).sort());
    const defaults = environment.parse({ DISCORD_TOKEN: token }) as Record<string, string>;
    for (const [name, value] of example) {
      if (name !== undefined && name !== 'DISCORD_TOKEN')
        expect([name, value]).toEqual([name, defaults[name]]);
    }
  });

  test('are all told in one message: which, what is wrong, what it is for and where to get it', () => {
    const result = readConfig({ TIMEZONE: 'Mars/Olympus', LOG_LEVEL: 'loud', DISCORD_API_URL: 'discord' });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    for (const name of ['DISCORD_TOKEN', 'TIMEZONE', 'LOG_LEVEL', 'DISCORD_API_URL']) {
      const { purpose, where } = explanationOf(name);
      expect(result.message).toContain(`${name} `);
      expect(result.message).toContain(purpose);
      expect(result.message).toContain(where);
    }
    expect(result.message).toContain('DISCORD_TOKEN is missing');
  });

  test('tell a token that cannot be one, together with the other problems', () => {
    const result = readConfig({ DISCORD_TOKEN: 'hunter2', TIMEZONE: 'Mars' });
    expect(result).toMatchObject({
      ok: false,
      message: expect.stringMatching(/TIMEZONE[\s\S]*DISCORD_TOKEN/),
    });
  });

  test('take any token for a server that is not Discord itself', () => {
    const result = readConfig({
      DISCORD_TOKEN: 'anything',
      DISCORD_API_URL: 'http://127.0.0.1:4000/api/v10/',
    });
    expect(result).toMatchObject({
      ok: true,
      config: { discordToken: 'anything', discordApiUrl: 'http://127.0.0.1:4000/api' },
    });
  });

  test('count an empty variable as left out', () => {
    expect(readConfig({ DISCORD_TOKEN: token, TIMEZONE: '' })).toMatchObject({
      ok: true,
      config: { timezone: 'Europe/Amsterdam', discordApiUrl: 'https://discord.com/api' },
    });
  });
});
