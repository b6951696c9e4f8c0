import { expect, test } from 'vitest';
import { makeFolder, telex } from './telex.ts';

const sources = 'sources:\n  - { name: anp, kind: push, tokenEnv: ANP_TOKEN }\n';
const check = (env: Record<string, string>) =>
  telex(['sources', 'check'], { cwd: makeFolder({ 'sources.yaml': sources }), env });

test('`telex sources check` tells a token that lets nobody in, and never shows it', async () => {
  expect(await check({})).toMatchObject({
    code: 1,
    err: expect.stringContaining('anp lets nobody in: the variable ANP_TOKEN is not set.'),
  });
  const { code, err, out } = await check({ ANP_TOKEN: 'hunter2' });
  expect(code).toBe(1);
  expect(err).toContain('is shorter than 16 characters');
  expect(err + out).not.toContain('hunter2');
});

test('`telex sources check` says when nobody would take what is sent', async () => {
  const env = { ANP_TOKEN: 'a-token-that-is-long-enough' };
  expect(await check(env)).toMatchObject({ code: 0, err: expect.stringContaining('HTTP_PORT is not set') });
  expect(await check({ ...env, HTTP_PORT: '8080' })).toMatchObject({ code: 0, err: '' });
});
