import * as schemas from 'discord-api-spec/zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ZodMiniType } from 'zod/mini';
import { readBySchema } from '../../src/sandbox/check-body.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { withWholeNumbers } from '../../src/sandbox/whole-numbers.ts';
import { GatewaySocket } from './gateway-socket.ts';
import { callApi } from './helpers.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: 'off' });
});

afterAll(() => sandbox.close());

/** Where and why a value breaks one of Discord's own schemas; empty when it does not. */
function problems(schema: ZodMiniType, value: unknown): string[] {
  if (withWholeNumbers(schema).safeParse(value).success) return [];
  return [
    'invalid',
    ...readBySchema(schema, value).problems.map(({ path, code }) => `${path.join('.')}: ${code}`),
  ];
}

const RICH = {
  content: 'x',
  embeds: [
    {
      title: 't',
      url: 'https://example.org',
      description: 'd',
      color: 255,
      timestamp: '2026-03-12T08:00:00+01:00',
      author: { name: 'a', url: 'https://example.org' },
      footer: { text: 'f' },
      image: { url: 'https://example.org/x.png' },
      fields: [{ name: 'n', value: 'v' }],
    },
  ],
  components: [
    {
      type: 1,
      components: [
        { type: 2, style: 1, label: 'a', custom_id: 'a' },
        { type: 2, style: 5, label: 'b', url: 'https://example.org' },
      ],
    },
    {
      type: 1,
      components: [{ type: 3, custom_id: 'c', placeholder: 'p', options: [{ label: 'l', value: 'v' }] }],
    },
  ],
};

describe('what the sandbox answers when it refuses', () => {
  const refused = async (body: object) =>
    callApi(sandbox, 'POST', `/channels/${sandbox.channel('nieuws').id}/messages`, body);

  it('is valid by Discord’s own schema, but for the codes of 50035, which are texts at Discord too', async () => {
    expect(problems(schemas.ErrorResponseSchema, (await refused({})).body)).toEqual([]);
    const { body } = await refused({ content: 'x'.repeat(2001), embeds: [{ title: 5 }] });
    expect(problems(schemas.ErrorResponseSchema, body)).not.toEqual([]);
    const inNumbers = JSON.parse(JSON.stringify(body), (key, value) =>
      key === 'code' && typeof value === 'string' ? 0 : value,
    );
    expect(problems(schemas.ErrorResponseSchema, inNumbers)).toEqual([]);
  });
});

describe('what the sandbox answers is valid by Discord’s own schemas', () => {
  it.each([
    ['/users/@me', schemas.UserPIIResponseSchema],
    ['/applications/@me', schemas.PrivateApplicationResponseSchema],
    ['/oauth2/applications/@me', schemas.PrivateApplicationResponseSchema],
    ['/guilds/GUILD', schemas.GuildWithCountsResponseSchema],
    ['/guilds/GUILD?with_counts=true', schemas.GuildWithCountsResponseSchema],
    ['/guilds/GUILD/members/BOT', schemas.GuildMemberResponseSchema],
    ['/channels/CHANNEL', schemas.GuildChannelResponseSchema],
  ])('GET %s', async (path, schema) => {
    const real = path
      .replace('GUILD', sandbox.guild.id)
      .replace('BOT', sandbox.applicationId)
      .replace('CHANNEL', sandbox.channel('nieuws').id);
    expect(problems(schema, (await callApi(sandbox, 'GET', real)).body)).toEqual([]);
  });

  it('lists of roles and channels', async () => {
    const { body: roles } = await callApi(sandbox, 'GET', `/guilds/${sandbox.guild.id}/roles`);
    for (const role of roles) expect(problems(schemas.GuildRoleResponseSchema, role)).toEqual([]);
    const { body: channels } = await callApi(sandbox, 'GET', `/guilds/${sandbox.guild.id}/channels`);
    for (const channel of channels) expect(problems(schemas.GuildChannelResponseSchema, channel)).toEqual([]);
  });

  it('direct-message channels', async () => {
    const { body } = await callApi(sandbox, 'POST', '/users/@me/channels', {
      recipient_id: sandbox.member('reader').id,
    });
    expect(problems(schemas.PrivateChannelResponseSchema, body)).toEqual([]);
  });

  it('messages: new, in a list, changed, crossposted, a reply', async () => {
    const path = `/channels/${sandbox.channel('aankondigingen').id}/messages`;
    const made = await callApi(sandbox, 'POST', path, { ...RICH, nonce: 'n' });
    const reply = await callApi(sandbox, 'POST', path, {
      content: 'x',
      message_reference: { message_id: made.body.id },
    });
    const edited = await callApi(sandbox, 'PATCH', `${path}/${made.body.id}`, { content: 'y' });
    const crossposted = await callApi(sandbox, 'POST', `${path}/${made.body.id}/crosspost`);
    const layout = await callApi(sandbox, 'POST', path, {
      flags: 1 << 15,
      components: [
        {
          type: 17,
          accent_color: 5,
          components: [
            {
              type: 9,
              components: [{ type: 10, content: 'a' }],
              accessory: { type: 2, style: 1, label: 'x', custom_id: 'x' },
            },
            { type: 14 },
            { type: 12, items: [{ media: { url: 'https://example.org/x.png' } }] },
          ],
        },
      ],
    });
    sandbox.channel('aankondigingen').says(`hallo <@${sandbox.applicationId}>`);
    const { body: list } = await callApi(sandbox, 'GET', path);
    for (const one of [made.body, reply.body, edited.body, crossposted.body, layout.body, ...list]) {
      expect(problems(schemas.MessageResponseSchema, one)).toEqual([]);
    }
  });

  it('commands', async () => {
    const path = `/applications/${sandbox.applicationId}/commands`;
    const option = {
      type: 3,
      name: 'o',
      description: 'd',
      name_localizations: { 'en-US': 'p' },
      autocomplete: true,
    };
    const { body } = await callApi(sandbox, 'POST', path, {
      name: 'nieuws',
      description: 'd',
      options: [option],
      contexts: [0],
    });
    expect(problems(schemas.ApplicationCommandResponseSchema, body)).toEqual([]);
    const { body: list } = await callApi(sandbox, 'GET', path);
    for (const one of list) expect(problems(schemas.ApplicationCommandResponseSchema, one)).toEqual([]);
  });

  it('answers to interactions', async () => {
    const path = `/applications/${sandbox.applicationId}/commands`;
    await callApi(sandbox, 'PUT', path, [{ name: 'x', description: 'd' }]);
    const socket = new GatewaySocket(sandbox);
    await socket.identify(sandbox);
    await socket.event('GUILD_CREATE');
    const reply = sandbox.channel('nieuws').typed('/x');
    const { d } = await socket.event('INTERACTION_CREATE');
    const { body } = await callApi(
      sandbox,
      'POST',
      `/interactions/${d.id}/${d.token}/callback?with_response=true`,
      { type: 4, data: RICH },
    );
    expect(problems(schemas.InteractionCallbackResponseSchema, body)).toEqual([]);
    await reply;
    const pressed = sandbox.channel('nieuws').press(await reply, 'a');
    const { d: component } = await socket.event('INTERACTION_CREATE');
    expect(problems(schemas.MessageResponseSchema, component.message)).toEqual([]);
    await callApi(sandbox, 'POST', `/interactions/${component.id}/${component.token}/callback`, { type: 6 });
    const hook = `/webhooks/${sandbox.applicationId}/${component.token}`;
    const edited = await callApi(sandbox, 'PATCH', `${hook}/messages/@original`, { content: 'z' });
    const followUp = await callApi(sandbox, 'POST', hook, { content: 'meer', flags: 64 });
    await pressed;
    for (const one of [edited.body, followUp.body])
      expect(problems(schemas.MessageResponseSchema, one)).toEqual([]);
  });
});
