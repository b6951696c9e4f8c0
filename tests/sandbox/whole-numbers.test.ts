import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { GatewaySocket } from './gateway-socket.ts';
import { callApi, flattenErrors } from './helpers.ts';

let sandbox: Sandbox;
let channel: string;
let commands: string;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: 'off' });
  channel = `/channels/${sandbox.channel('nieuws').id}`;
  commands = `/applications/${sandbox.applicationId}/commands`;
  sandbox.guild.permit('Telex', ['ViewChannel', 'SendMessages', 'CreatePublicThreads', 'ManageChannels']);
});

afterAll(() => sandbox.close());

const row = (...components: object[]) => ({ type: 1, components });
const select = (more: object) => ({ content: 'x', components: [row({ type: 5, custom_id: 'a', ...more })] });
const layout = (...components: object[]) => ({ flags: 1 << 15, components });
const text = { type: 10, content: 'x' };
const command = (type: number, more: object) => ({
  name: 'a',
  description: 'd',
  options: [{ type, name: 'o', description: 'd', ...more }],
});

const BROKEN: [string, object, string][] = [
  ['embeds.0.color', { embeds: [{ title: 'x', color: 1.5 }] }, 'messages'],
  ['embeds.0.color', { embeds: [{ title: 'x', color: '1.5' }] }, 'messages'],
  ['components.0.accent_color', layout({ type: 17, accent_color: 1.5, components: [text] }), 'messages'],
  ['components.0.components.0.max_values', select({ max_values: 1.5 }), 'messages'],
  ['components.0.components.0.min_values', select({ min_values: 0.5 }), 'messages'],
  ['flags', { content: 'x', flags: 4.5 }, 'messages'],
  ['nonce', { content: 'x', nonce: 1.5 }, 'messages'],
  ['rate_limit_per_user', { name: 't', type: 11, rate_limit_per_user: 1.5 }, 'threads'],
  ['options.0.min_length', command(3, { min_length: 1.5 }), 'commands'],
  ['options.0.min_value', command(4, { min_value: 1.5 }), 'commands'],
  ['options.0.choices.0.value', command(4, { choices: [{ name: 'x', value: 1.5 }] }), 'commands'],
];

describe('a fraction where Discord wants a whole number', () => {
  it.each(BROKEN)('is refused with its place: %s', async (place, body, to) => {
    const answer = await callApi(sandbox, 'POST', to === 'commands' ? commands : `${channel}/${to}`, body);
    expect([answer.status, answer.body.code]).toEqual([400, 50035]);
    expect(flattenErrors(answer.body.errors)).toContain(`${place}: NUMBER_TYPE_COERCE`);
  });

  it('is refused of a channel that is changed', async () => {
    const { status, body } = await callApi(sandbox, 'PATCH', channel, { rate_limit_per_user: 1.5 });
    expect([status, flattenErrors(body.errors)]).toEqual([400, ['rate_limit_per_user: NUMBER_TYPE_COERCE']]);
  });

  it('is refused as a choice for a whole number, and taken for a number', async () => {
    const fields = [4, 10].map((type) => ({ type, name: `o${type}`, description: 'd', autocomplete: true }));
    await callApi(sandbox, 'PUT', commands, [{ name: 'tel', description: 'd', options: fields }]);
    const socket = new GatewaySocket(sandbox);
    await socket.identify(sandbox);
    await socket.event('READY');
    for (const [type, status] of [
      [4, 400],
      [10, 204],
    ] as const) {
      const asked = sandbox.channel('nieuws').autocomplete('/tel', `o${type}`, '1');
      const { d } = await socket.event('INTERACTION_CREATE');
      const answer = (value: number) =>
        callApi(sandbox, 'POST', `/interactions/${d.id}/${d.token}/callback`, {
          type: 8,
          data: { choices: [{ name: 'x', value }] },
        });
      expect((await answer(1.5)).status).toBe(status);
      if (status === 400) await answer(1);
      expect((await asked).map(({ value }) => value)).toEqual([status === 400 ? 1 : 1.5]);
    }
    socket.close();
    await socket.closed;
  });
});

describe('a fraction where Discord takes one', () => {
  it('is kept: the bounds and choices of a number', async () => {
    const more = { min_value: 0.5, max_value: 2.5, choices: [{ name: 'x', value: 1.5 }] };
    const { body } = await callApi(sandbox, 'POST', commands, command(10, more));
    expect(body.options[0]).toMatchObject(more);
  });
});
