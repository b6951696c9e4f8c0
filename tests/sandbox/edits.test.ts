import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PermissionName } from '../../src/sandbox/places.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { startWithBot } from './bot.ts';
import { callApi, flattenErrors, formOf } from './helpers.ts';

let sandbox: Sandbox;
let messages: string;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: 'off' });
  messages = `/channels/${sandbox.channel('nieuws').id}/messages`;
});

afterAll(() => sandbox.close());

const V2 = 1 << 15;
const text = (content = 'x') => ({ type: 10, content });
const shownFile = { type: 13, file: { url: 'attachment://a.txt' } };

/** Posts a message and gives what edits it. */
async function posted(body: unknown) {
  const made = await callApi(sandbox, 'POST', messages, body);
  expect(made.status).toBe(200);
  const path = `${messages}/${made.body.id}`;
  return {
    made: made.body,
    edit: (change: unknown) => callApi(sandbox, 'PATCH', path, change),
    now: async () => (await callApi(sandbox, 'GET', path)).body,
  };
}

describe('an edit is judged by the message that comes of it', () => {
  it('which may not be empty, whatever is taken away last', async () => {
    const file = await posted(formOf({}, 'a.txt'));
    expect((await file.edit({ attachments: [] })).body.code).toBe(50006);
    expect((await file.now()).attachments).toHaveLength(1);
    const words = await posted({ content: 'a' });
    expect((await words.edit({ content: '' })).body.code).toBe(50006);
    const cards = await posted({ flags: V2, components: [text()] });
    expect((await cards.edit({ components: [] })).body.code).toBe(50006);
  });

  it('which a file that comes along keeps from being empty', async () => {
    const words = await posted({ content: 'a' });
    const { status, body } = await words.edit(formOf({ content: '' }, 'a.txt'));
    expect([status, body.content, body.attachments.length]).toEqual([200, '', 1]);
  });

  it('in which Components V2 leave no content and no embeds', async () => {
    const { made, edit } = await posted({ content: 'a', embeds: [{ title: 't' }] });
    const left = await edit({ flags: V2, components: [text()] });
    expect(flattenErrors(left.body.errors)).toEqual([
      'content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      'embeds: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
    const { status, body } = await edit({ flags: V2, content: null, embeds: null, components: [text()] });
    expect([status, body.content, body.embeds, body.id]).toEqual([200, '', [], made.id]);
    const back = await edit({ content: 'x' });
    expect(flattenErrors(back.body.errors)).toEqual([
      'content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
  });

  it('which holds ten files at most, those it had and those that come along', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `${index}.txt`);
    const { edit } = await posted(formOf({}, ...names(6)));
    expect((await edit(formOf({}, ...names(5)))).body.code).toBe(30015);
    expect((await edit(formOf({}, ...names(4)))).body.attachments).toHaveLength(10);
  });

  it('which has no file any more that its components show', async () => {
    const { made, edit } = await posted(formOf({ flags: V2, components: [shownFile, text()] }, 'a.txt'));
    const gone = await edit({ attachments: [] });
    expect(flattenErrors(gone.body.errors)).toEqual(['components.0.file.url: MEDIA_ATTACHMENT_NOT_FOUND']);
    const kept = await edit({ attachments: [{ id: made.attachments[0].id }] });
    expect([kept.status, kept.body.components[0].file.url]).toEqual([200, made.attachments[0].url]);
  });

  it('which has of the new files those that are listed, when there is a list', async () => {
    const { edit } = await posted({ content: 'a' });
    const { body } = await edit(formOf({ attachments: [{ id: '1' }] }, 'a.txt', 'b.txt'));
    expect(body.attachments.map((one: { filename: string }) => one.filename)).toEqual(['b.txt']);
  });
});

describe('an edit by the bot', () => {
  it('takes the permissions for embeds and files, as a new message does', async () => {
    const { edit } = await posted({ content: 'a' });
    const channel = sandbox.channel('nieuws');
    channel.deny('bot', 'EmbedLinks', 'AttachFiles');
    expect((await edit({ embeds: [{ title: 'x' }] })).body.code).toBe(50013);
    expect((await edit(formOf({}, 'a.txt'))).body.code).toBe(50013);
    expect((await edit({ content: 'b' })).status).toBe(200);
    channel.allow('bot', 'EmbedLinks', 'AttachFiles');
    expect((await edit({ embeds: [{ title: 'x' }] })).status).toBe(200);
  });

  it('of flags alone hides embeds and shows them again, and is not marked', async () => {
    const { edit } = await posted({ content: 'a', embeds: [{ title: 't' }] });
    expect((await edit({ flags: 4 })).body).toMatchObject({ flags: 4, embeds: [], edited_timestamp: null });
    expect((await edit({ flags: 0 })).body).toMatchObject({ flags: 0, embeds: [{ title: 't' }] });
  });
});

describe('reading aloud', () => {
  it('takes a permission of its own', async () => {
    const send = () => callApi(sandbox, 'POST', messages, { content: 'x', tts: true });
    expect((await send()).body.code).toBe(50013);
    sandbox.channel('nieuws').allow('bot', 'SendTTSMessages');
    expect((await send()).body.tts).toBe(true);
  });
});

describe('the embeds of what somebody else wrote', () => {
  const EDITING: PermissionName[] = ['ViewChannel', 'SendMessages', 'ReadMessageHistory'];

  it('are hidden by a bot that may manage messages, which may change nothing else of it', async () => {
    const { sandbox: own, bot } = await startWithBot();
    const said = own.channel('nieuws').says('https://example.org');
    const channel = await bot.channels.fetch(own.channel('nieuws').id);
    if (channel?.isSendable() !== true) throw new Error('no channel');
    const message = await channel.messages.fetch(said.id);
    await expect(message.suppressEmbeds()).rejects.toMatchObject({ code: 50013 });
    own.guild.permit('Telex', [...EDITING, 'ManageMessages']);
    await message.suppressEmbeds();
    expect(own.channel('nieuws').message(said.id)).toMatchObject({ flags: 4, editedAt: null });
    await expect(message.edit('van mij')).rejects.toMatchObject({ code: 50005 });
    await message.suppressEmbeds(false);
    expect(own.channel('nieuws').message(said.id).flags).toBe(0);
  });
});
