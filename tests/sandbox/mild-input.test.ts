import { ButtonBuilder, ButtonStyle } from 'discord.js';
import * as schemas from 'discord-api-spec/zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { callApi, flattenErrors, formOf } from './helpers.ts';

let sandbox: Sandbox;
let messages: string;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: 'off' });
  messages = `/channels/${sandbox.channel('nieuws').id}/messages`;
});

afterAll(() => sandbox.close());

const post = (body: unknown) => callApi(sandbox, 'POST', messages, body);
const row = (...components: object[]) => ({ type: 1, components });
/** JSON with the ids in it as numbers, however large: JavaScript itself cannot write those. */
const withBareIds = (body: object) => JSON.stringify(body).replaceAll(/"(\d{17,20})"/g, '$1');

describe('a body that is nested too deep', () => {
  it.each([300, 20_000, 200_000])('is 50109, and no fault of the sandbox: %i levels', async (levels) => {
    const lists = `${'['.repeat(levels)}${']'.repeat(levels)}`;
    for (const body of [`{"content":"a","x":${lists}}`, `{"embeds":${lists}}`, lists]) {
      const answer = await callApi(sandbox, 'POST', messages, body);
      expect([answer.status, answer.body.code]).toEqual([400, 50109]);
    }
  });
});

describe('a number written as text', () => {
  const COLOURED = [
    ['of an embed', { embeds: [{ title: 'x', color: '5' }] }],
    ['of a select', { content: 'a', components: [row({ type: 5, custom_id: 'a', max_values: '3' })] }],
    [
      'deep within Components V2',
      {
        flags: 1 << 15,
        components: [
          { type: 17, accent_color: '5', components: [{ type: 10, content: 'x' }] },
          { type: 14, id: '7' },
        ],
      },
    ],
  ] as const;
  it.each(COLOURED)('%s is a number from then on', async (_, body) => {
    const made = await post(body);
    expect(made.status).toBe(200);
    expect(schemas.MessageResponseSchema.safeParse(made.body).error?.issues).toBeUndefined();
  });

  it('counts among the flags', async () => {
    expect((await post({ content: 'a', flags: '4' })).body.flags).toBe(4);
    const layout = await post({ flags: '32768', components: [{ type: 10, content: 'x' }] });
    expect([layout.status, layout.body.flags]).toEqual([200, 1 << 15]);
    const path = `${messages}/${(await post({ content: 'a' })).body.id}`;
    expect((await callApi(sandbox, 'PATCH', path, { flags: '4' })).body.flags).toBe(4);
  });

  it('is held to the limits all the same', async () => {
    const { body } = await post({ embeds: [{ title: 'x', color: '16777216' }] });
    expect(flattenErrors(body.errors)).toEqual(['embeds.0.color: NUMBER_TYPE_MAX']);
  });

  it('in a command is one in the answer', async () => {
    const options = [{ type: 4, name: 'o', description: 'd', min_value: '1', max_value: '5' }];
    const command = { name: 'a', description: 'd', options };
    const path = `/applications/${sandbox.applicationId}/commands`;
    const { body } = await callApi(sandbox, 'PUT', path, [command]);
    expect(body[0].options[0]).toMatchObject({ min_value: 1, max_value: 5 });
  });
});

describe('an id written as a number', () => {
  it('names a file, as in Discord’s own example of an upload', async () => {
    const about = { id: 0, filename: 'b.txt', description: 'een brug' };
    const { status, body } = await post(formOf({ attachments: [about] }, 'a.txt'));
    expect(status).toBe(200);
    expect(body.attachments[0]).toMatchObject({ filename: 'b.txt', description: 'een brug' });
  });

  it('of seventeen digits and more loses none of them', async () => {
    const reader = sandbox.member('reader').id;
    const { body: first } = await post({ content: 'a' });
    const reply = await post(
      withBareIds({
        content: `<@${reader}>`,
        message_reference: { message_id: first.id },
        allowed_mentions: { users: [reader] },
      }),
    );
    expect(reply.body.message_reference.message_id).toBe(first.id);
    expect(reply.body.mentions.map((user: { id: string }) => user.id)).toEqual([reader]);
    const opened = await callApi(
      sandbox,
      'POST',
      '/users/@me/channels',
      withBareIds({ recipient_id: reader }),
    );
    expect(opened.body.id).toBe(sandbox.member('reader').directMessages.id);
  });

  it('that is small is one too, and is told unknown as such', async () => {
    const reply = await post({ content: 'a', message_reference: { message_id: 123 } });
    expect(flattenErrors(reply.body.errors)).toEqual(['message_reference: REPLIES_UNKNOWN_MESSAGE']);
    expect((await post({ content: 'a', allowed_mentions: { users: [123] } })).status).toBe(200);
  });

  it('where a text is wanted is still none', async () => {
    const { body } = await post({ content: 'a', embeds: [{ title: 5 }] });
    expect(flattenErrors(body.errors)).toEqual(['embeds.0.title: STRING_TYPE_CONVERT']);
  });
});

describe('an emoji of a server', () => {
  it('may be given by its id alone, as discord.js does', async () => {
    const button = new ButtonBuilder().setCustomId('p').setLabel('x').setStyle(ButtonStyle.Primary);
    const { status, body } = await post({
      content: 'x',
      components: [row(button.setEmoji('123456789012345678').toJSON())],
    });
    expect(status).toBe(200);
    expect(body.components[0].components[0].emoji).toMatchObject({ id: '123456789012345678' });
    expect(schemas.MessageResponseSchema.safeParse(body).success).toBe(true);
    const without = await post({ content: 'x', components: [row({ ...button.toJSON(), emoji: {} })] });
    expect(flattenErrors(without.body.errors)).toEqual([
      'components.0.components.0.emoji.name: BASE_TYPE_REQUIRED',
    ]);
  });
});

describe('a form without payload_json', () => {
  it('has the body in its fields', async () => {
    const form = new FormData();
    form.set('content', 'true');
    form.set('tts', 'false');
    form.set('flags', '4');
    const { status, body } = await post(form);
    expect([status, body.content, body.tts, body.flags]).toEqual([200, 'true', false, 4]);
  });

  it('has files in parts of any name, as in the one called "file"', async () => {
    const form = new FormData();
    form.set('content', 'hallo');
    form.set('file', new File(['x'], 'een.txt'));
    form.set('nog een', new File(['y'], 'twee.txt'));
    const { body } = await post(form);
    expect(body.content).toBe('hallo');
    expect(body.attachments.map((one: { filename: string }) => one.filename)).toEqual([
      'een.txt',
      'twee.txt',
    ]);
  });

  it('may be a plain one', async () => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const { body } = await callApi(sandbox, 'POST', messages, 'content=dag+allemaal', type);
    expect(body.content).toBe('dag allemaal');
  });
});
