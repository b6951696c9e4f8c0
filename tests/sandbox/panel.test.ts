import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { nextEight } from '../../src/sandbox/next-eight.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { callApi } from './helpers.ts';

const eight = Date.parse('2026-03-10T08:00:00+01:00');
const hour = 3_600_000;

async function open(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ rateLimits: 'off', now: () => eight - hour, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

async function act(sandbox: Sandbox, action: string, body: object = {}) {
  const response = await fetch(`http://127.0.0.1:${sandbox.port}/sandbox/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channelId: sandbox.channel('nieuws').id, ...body }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever JSON came back
  return { status: response.status, body: (await response.json()) as any };
}

const user = (sandbox: Sandbox) => callApi(sandbox, 'GET', '/users/@me');

describe('the clock of the panel', () => {
  it('jumps to eight in the timezone of the one who holds the sandbox, and tells the page', async () => {
    let now = eight - hour;
    const jumps: number[] = [];
    const sandbox = await open({
      now: () => now,
      tools: {
        timezone: 'Europe/Amsterdam',
        jumpTo: async (moment) => {
          jumps.push(moment);
          now = moment;
        },
      },
    });
    const shown = await act(sandbox, 'panel');
    expect(shown.body).toMatchObject({ eight, now: eight - hour, timezone: 'Europe/Amsterdam' });
    const told = sandbox.waitFor('the page is told', (event) => event.kind === 'world');
    expect((await act(sandbox, 'jump', { to: eight })).body).toMatchObject({
      now: eight,
      eight: eight + 24 * hour,
    });
    expect(jumps).toEqual([eight]);
    await told;
  });

  it.each([
    ['back', eight - 2 * hour, 'The clock only goes on'],
    ['by years', eight + 500 * 24 * hour, '400 days'],
    ['to nothing', 'soon', 'A moment is a number of ms'],
  ])('does not jump %s', async (_name, to, words) => {
    const sandbox = await open({ tools: { jumpTo: () => expect.unreachable() } });
    const answer = await act(sandbox, 'jump', { to });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain(words);
  });

  it('is not there where nobody can move it', async () => {
    const sandbox = await open();
    expect((await act(sandbox, 'panel')).body.eight).toBeNull();
    expect((await act(sandbox, 'jump', { to: eight })).status).toBe(400);
  });

  it('finds the next eight o’clock on days of 23 and 25 hours, and never the one that is now', () => {
    const at = (text: string) => nextEight(Date.parse(text), 'Europe/Amsterdam');
    expect(at('2027-03-27T08:00:00+01:00')).toBe(Date.parse('2027-03-28T08:00:00+02:00'));
    expect(at('2027-10-30T08:00:00+02:00')).toBe(Date.parse('2027-10-31T08:00:00+01:00'));
    expect(at('2027-10-31T07:59:59+01:00')).toBe(Date.parse('2027-10-31T08:00:00+01:00'));
  });
});

describe('the faults of the panel', () => {
  it('take Discord down and up, while the page stays', async () => {
    const sandbox = await open();
    expect((await act(sandbox, 'fault', { name: 'outage', on: true })).body.faults).toEqual(['outage']);
    expect((await user(sandbox)).status).toBe(503);
    expect((await act(sandbox, 'fault', { name: 'outage', on: false })).body.faults).toEqual([]);
    expect((await user(sandbox)).status).toBe(200);
  });

  it('fail one request in twenty until they are switched off', async () => {
    const sandbox = await open();
    const ask = async () => {
      const statuses = [];
      for (let count = 0; count < 40; count++) statuses.push((await user(sandbox)).status);
      return statuses.filter((status) => status >= 500).sort();
    };
    await act(sandbox, 'fault', { name: 'errors', on: true });
    expect(await ask()).toEqual([500, 500]);
    await act(sandbox, 'fault', { name: 'errors', on: false });
    expect(await ask()).toEqual([]);
  });

  it('are ended by a test that heals everything, and by no other switch', async () => {
    const sandbox = await open();
    await act(sandbox, 'fault', { name: 'errors', on: true });
    await act(sandbox, 'fault', { name: 'slow', on: true });
    expect((await act(sandbox, 'fault', { name: 'slow', on: false })).body.faults).toEqual(['errors']);
    sandbox.heal();
    expect((await act(sandbox, 'panel')).body.faults).toEqual([]);
  });

  it('ask to slow down once, for everything', async () => {
    const sandbox = await open();
    await act(sandbox, 'fault', { name: 'limit', on: true });
    const limited = await user(sandbox);
    expect([limited.status, limited.body.global]).toEqual([429, true]);
    expect((await act(sandbox, 'panel')).body).toMatchObject({ faults: [], invalid: 1 });
  });

  it('are named when another is asked for', async () => {
    const answer = await act(await open(), 'fault', { name: 'fire', on: true });
    expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining('outage, slow')]);
  });

  it('take a permission from the bot in the open channel, and give it back', async () => {
    const sandbox = await open();
    const { id } = sandbox.channel('nieuws');
    const post = () => callApi(sandbox, 'POST', `/channels/${id}/messages`, { content: 'dag' });
    const taken = await act(sandbox, 'permission', { name: 'SendMessages', held: false });
    expect(taken.body.permissions).toContainEqual({ name: 'SendMessages', held: false });
    expect((await post()).status).toBe(403);
    await act(sandbox, 'permission', { name: 'SendMessages', held: true });
    expect((await post()).status).toBe(200);
    expect((await act(sandbox, 'permission', { name: 'Administrator' })).status).toBe(400);
  });
});

describe('copy on the panel', () => {
  const tools = {
    readCopy: async (text: string, language: string) =>
      text === 'ruis'
        ? Promise.reject(new Error('Geen kopij.'))
        : { parts: [{ title: language, facts: [], paragraphs: [text] }], problems: [] },
    takeIn: async () => '1 nieuw',
  };

  it('is read in the language of the page, handed over, and refused in words', async () => {
    const sandbox = await open({ tools });
    const read = await act(sandbox, 'copy', { text: 'DELFT - Droog.', language: 'en' });
    expect(read.body.parts).toEqual([{ title: 'en', facts: [], paragraphs: ['DELFT - Droog.'] }]);
    expect((await act(sandbox, 'take-in', { text: 'DELFT - Droog.' })).body).toEqual({ became: '1 nieuw' });
    expect((await act(sandbox, 'copy', { text: 'ruis' })).body.error).toBe('Geen kopij.');
    expect((await act(sandbox, 'copy', { text: ' ' })).status).toBe(400);
  });

  it('is not there where nobody reads it', async () => {
    const sandbox = await open();
    expect((await act(sandbox, 'panel')).body).toMatchObject({ canRead: false, canTakeIn: false });
    expect((await act(sandbox, 'copy', { text: 'DELFT - Droog.' })).status).toBe(400);
  });
});

describe('the requests on the panel', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ rateLimits: 'off' });
    return () => sandbox.close();
  });

  it('are listed with their numbers, newest first, and shown with their bodies when asked for', async () => {
    await user(sandbox);
    const { id } = sandbox.channel('nieuws');
    await callApi(sandbox, 'POST', `/channels/${id}/messages`, { content: 'dag' });
    const { body } = await act(sandbox, 'requests');
    expect(body.requests.map((one: { number: number; status: number }) => [one.number, one.status])).toEqual([
      [2, 200],
      [1, 200],
    ]);
    expect(body.requests[0]).not.toHaveProperty('body');
    const whole = await act(sandbox, 'request', { number: 2 });
    expect(whole.body).toMatchObject({ body: { content: 'dag' }, answer: { content: 'dag' } });
    expect((await act(sandbox, 'request', { number: 3 })).status).toBe(400);
  });
});
