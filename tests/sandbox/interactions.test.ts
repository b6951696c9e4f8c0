import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { startWithBot } from './bot.ts';
import { GatewaySocket } from './gateway-socket.ts';
import { callApi, flattenErrors } from './helpers.ts';

let sandbox: Sandbox;
let socket: GatewaySocket;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: 'off' });
  await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [
    { name: 'server', description: 'd' },
  ]);
  socket = new GatewaySocket(sandbox);
  await socket.identify(sandbox);
  await socket.event('GUILD_CREATE');
});

afterAll(() => sandbox.close());

describe('answering an interaction', () => {
  /** An interaction that waits for its answer, and how to give it. */
  async function pending() {
    const reply = sandbox.channel('nieuws').typed('/server');
    const { d } = await socket.event('INTERACTION_CREATE');
    const answer = (body: object, query = '') =>
      callApi(sandbox, 'POST', `/interactions/${d.id}/${d.token}/callback${query}`, body, {
        authorization: '',
      });
    const hook = `/webhooks/${sandbox.applicationId}/${d.token}`;
    return { interaction: d, answer, hook, reply };
  }

  it('a second answer is 40060, one to an unknown interaction 10062', async () => {
    const { interaction, answer } = await pending();
    expect((await answer({ type: 4, data: { content: 'een' } })).status).toBe(204);
    const again = await answer({ type: 4, data: { content: 'twee' } });
    expect([again.status, again.body.code]).toEqual([400, 40060]);
    const other = await callApi(sandbox, 'POST', `/interactions/${interaction.id}/anders/callback`, {
      type: 5,
    });
    expect([other.status, other.body.code]).toEqual([404, 10062]);
  });

  it('a refused answer leaves it open for a right one', async () => {
    const { answer, reply } = await pending();
    const wrong = await answer({ type: 4, data: { content: 'x'.repeat(2001) } });
    expect(Object.keys(wrong.body.errors)).toEqual(['data']);
    expect((await answer({ type: 4, data: {} })).body.code).toBe(50006);
    expect((await answer({ type: 7, data: { content: 'x' } })).body.code).toBe(50035);
    expect((await answer({ type: 8, data: { choices: [] } })).body.code).toBe(50035);
    await answer({ type: 4, data: { content: 'goed' } });
    expect((await reply).content).toBe('goed');
  });

  it('gives the message back with with_response', async () => {
    const { answer, interaction } = await pending();
    const { status, body } = await answer(
      { type: 4, data: { content: 'hier', flags: 64 } },
      '?with_response=true',
    );
    expect(status).toBe(200);
    expect(body.interaction).toMatchObject({
      id: interaction.id,
      response_message_ephemeral: true,
      response_message_loading: false,
    });
    expect(body.resource).toMatchObject({ type: 4, message: { content: 'hier' } });
  });

  it('follow-ups need a first answer; @original can be read, changed and deleted after it', async () => {
    const { answer, hook } = await pending();
    const early = await callApi(sandbox, 'POST', hook, { content: 'te vroeg' }, { authorization: '' });
    expect([early.status, early.body.code]).toEqual([404, 10015]);
    await answer({ type: 5, data: { flags: 64 } });
    const thinking = await callApi(sandbox, 'GET', `${hook}/messages/@original`);
    expect(thinking.body.flags & 128).toBe(128);
    const first = await callApi(sandbox, 'POST', hook, { content: 'eerste' });
    expect(first.body.id).toBe(thinking.body.id);
    expect(first.body.flags).toBe(64);
    const second = await callApi(sandbox, 'POST', hook, { content: 'tweede' });
    await callApi(sandbox, 'PATCH', `${hook}/messages/${second.body.id}`, { content: 'anders' });
    expect((await callApi(sandbox, 'GET', `${hook}/messages/${second.body.id}`)).body.content).toBe('anders');
    expect((await callApi(sandbox, 'DELETE', `${hook}/messages/@original`)).status).toBe(204);
    expect((await callApi(sandbox, 'GET', `${hook}/messages/@original`)).body.code).toBe(10008);
  });

  it('the token ends after 15 minutes of story time', async () => {
    let now = Date.now();
    const own = await startSandbox({ now: () => now });
    try {
      await callApi(own, 'PUT', `/applications/${own.applicationId}/commands`, [
        { name: 'x', description: 'd' },
      ]);
      const gateway = new GatewaySocket(own);
      await gateway.identify(own);
      await gateway.event('READY');
      const reply = own.channel('nieuws').typed('/x');
      const { d } = await gateway.event('INTERACTION_CREATE');
      await callApi(own, 'POST', `/interactions/${d.id}/${d.token}/callback`, {
        type: 4,
        data: { content: 'x' },
      });
      await reply;
      const path = `/webhooks/${own.applicationId}/${d.token}/messages/@original`;
      now += 14 * 60_000;
      expect((await callApi(own, 'GET', path)).status).toBe(200);
      now += 60_000;
      expect((await callApi(own, 'GET', path)).body.code).toBe(50027);
    } finally {
      await own.close();
    }
  });

  it('an answer after three seconds is 10062, and the person saw that there was none', async () => {
    const own = await startSandbox({ answerWithinMs: 30 });
    try {
      await callApi(own, 'PUT', `/applications/${own.applicationId}/commands`, [
        { name: 'x', description: 'd' },
      ]);
      const gateway = new GatewaySocket(own);
      await gateway.identify(own);
      await gateway.event('READY');
      const reply = own.channel('nieuws').typed('/x');
      const { d } = await gateway.event('INTERACTION_CREATE');
      await expect(reply).rejects.toThrow('The application did not respond');
      const late = await callApi(own, 'POST', `/interactions/${d.id}/${d.token}/callback`, {
        type: 4,
        data: { content: 'x' },
      });
      expect([late.status, late.body.code]).toEqual([404, 10062]);
    } finally {
      await own.close();
    }
  });
});

describe('waiting', () => {
  it('gives up in time and says what happened instead', async () => {
    const own = await startSandbox({ waitMs: 30 });
    try {
      const waiting = own.channel('nieuws').nextMessage();
      own.channel('nieuws').says('niet van de bot');
      await expect(waiting).rejects.toThrow(/Waited 30 ms for a message in #nieuws; .*\n.*niet van de bot/);
      await expect(own.ready()).rejects.toThrow('nothing happened');
    } finally {
      await own.close();
    }
  });

  it('gives each message of the bot once, whether it came before or after the asking', async () => {
    const own = await startSandbox();
    try {
      const send = (content: string) =>
        callApi(own, 'POST', `/channels/${own.channel('nieuws').id}/messages`, { content });
      await send('een');
      await send('twee');
      const channel = own.channel('nieuws');
      expect([
        (await channel.nextMessage()).content,
        (await own.channel('nieuws').nextMessage()).content,
      ]).toEqual(['een', 'twee']);
      const third = channel.nextMessage();
      await send('drie');
      expect((await third).content).toBe('drie');
    } finally {
      await own.close();
    }
  });
});

describe('the choices of an autocomplete answer', () => {
  it('are of the kind of the option that is filled in', async () => {
    const refused: unknown[] = [];
    const { sandbox, bot } = await startWithBot({}, async (one) => {
      if (!one.isAutocomplete()) return;
      const isText = one.options.getFocused(true).name === 'tekst';
      const [wrong, right] = isText ? [5, 'vijf'] : ['vijf', 5];
      const wrongly = one.respond([{ name: 'x', value: wrong }]);
      await wrongly.catch((error) => refused.push(flattenErrors(error.rawError.errors)));
      // discord.js thinks that it has answered; the sandbox waits for an answer still.
      const body = { type: 8, data: { choices: [{ name: 'x', value: right }] } };
      await callApi(sandbox, 'POST', `/interactions/${one.id}/${one.token}/callback`, body);
    });
    const options = [
      { type: 3, name: 'tekst', description: 'd', autocomplete: true },
      { type: 4, name: 'getal', description: 'd', autocomplete: true },
    ];
    await bot.application.commands.set([{ name: 'zoek', description: 'd', options }]);
    const channel = sandbox.channel('nieuws');
    expect(await channel.autocomplete('/zoek', 'tekst', 'v')).toEqual([{ name: 'x', value: 'vijf' }]);
    expect(await channel.autocomplete('/zoek', 'getal', '5')).toEqual([{ name: 'x', value: 5 }]);
    expect(refused).toEqual([
      ['data.choices.0.value: STRING_TYPE_CONVERT'],
      ['data.choices.0.value: NUMBER_TYPE_COERCE'],
    ]);
  });
});
