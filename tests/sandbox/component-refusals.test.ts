import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { callApi, flattenErrors } from './helpers.ts';

let sandbox: Sandbox;
let messages: string;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: 'off' });
  messages = `/channels/${sandbox.channel('nieuws').id}/messages`;
});

afterAll(() => sandbox.close());

const button = (id: string, rest: object = {}) => ({ type: 2, style: 1, label: 'x', custom_id: id, ...rest });
const row = (...components: object[]) => ({ type: 1, components });
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `${index}`, value: `${index}` }));

/** What is wrong, the body, and where what is said about it. */
const BAD: [string, object, string][] = [
  [
    'a picture that was not sent along',
    {
      flags: 1 << 15,
      components: [{ type: 12, items: [{ media: { url: 'attachment://weg.png' } }] }],
    },
    'components.0.items.0.media.url: MEDIA_ATTACHMENT_NOT_FOUND',
  ],
  [
    'a picture by another scheme',
    { flags: 1 << 15, components: [{ type: 12, items: [{ media: { url: 'ftp://example.org/a.png' } }] }] },
    'components.0.items.0.media.url: URL_TYPE_INVALID_SCHEME',
  ],
  [
    'a file from elsewhere',
    { flags: 1 << 15, components: [{ type: 13, file: { url: 'https://example.org/a.txt' } }] },
    'components.0.file.url: FILE_COMPONENT_ATTACHMENT_REQUIRED',
  ],
  [
    'two components of one number',
    {
      flags: 1 << 15,
      components: [
        { type: 10, id: 5, content: 'a' },
        { type: 10, id: 5, content: 'b' },
      ],
    },
    'components.1.id: COMPONENT_ID_DUPLICATED',
  ],
  [
    'an emoji that is none',
    { content: 'x', components: [row(button('a', { emoji: { name: 'notanemoji' } }))] },
    'components.0.components.0.emoji.name: COMPONENT_INVALID_EMOJI',
  ],
  [
    'an emoji of an option that is none',
    {
      content: 'x',
      components: [
        row({ type: 3, custom_id: 'a', options: [{ label: 'a', value: 'a', emoji: { name: '▲' } }] }),
      ],
    },
    'components.0.components.0.options.0.emoji.name: COMPONENT_INVALID_EMOJI',
  ],
  [
    'more chosen by default than can be chosen',
    {
      content: 'x',
      components: [
        row({ type: 3, custom_id: 'a', options: options(2).map((one) => ({ ...one, default: true })) }),
      ],
    },
    'components.0.components.0.options: SELECT_COMPONENT_DEFAULTS_EXCEED_MAX_VALUES',
  ],
  [
    'more people chosen at first than can be chosen',
    {
      content: 'x',
      components: [
        row({ type: 5, custom_id: 'a', default_values: ['1', '2'].map((id) => ({ id, type: 'user' })) }),
      ],
    },
    'components.0.components.0.default_values: SELECT_COMPONENT_DEFAULTS_EXCEED_MAX_VALUES',
  ],
  [
    'fewer people chosen at first than have to be',
    {
      content: 'x',
      components: [
        row({
          type: 5,
          custom_id: 'a',
          min_values: 2,
          max_values: 3,
          default_values: [{ id: '1', type: 'user' }],
        }),
      ],
    },
    'components.0.components.0.default_values: SELECT_COMPONENT_DEFAULTS_BELOW_MIN_VALUES',
  ],
  [
    'a poll, which the sandbox has not',
    { poll: { question: { text: 'x' }, answers: [{ poll_media: { text: 'a' } }], duration: 1 } },
    'poll: NOT_IN_THE_SANDBOX',
  ],
  ['stickers', { sticker_ids: ['749054660769218631'] }, 'sticker_ids: NOT_IN_THE_SANDBOX'],
  [
    'a premium button',
    { content: 'x', components: [row({ type: 2, style: 6, sku_id: '1' })] },
    'components.0.components.0.style: NOT_IN_THE_SANDBOX',
  ],
  [
    'a message that is sent on',
    { message_reference: { type: 1, channel_id: '1', message_id: '2' } },
    'message_reference.type: NOT_IN_THE_SANDBOX',
  ],
];

it.each(BAD)('%s is refused, with its place', async (_, body, problem) => {
  const { status, body: answer } = await callApi(sandbox, 'POST', messages, body);
  expect([status, answer.code]).toEqual([400, 50035]);
  expect(flattenErrors(answer.errors)).toContain(problem);
  expect(sandbox.channel('nieuws').messages).toEqual([]);
});

it('emoji are taken with and without the sign for their picture, and those of a server', async () => {
  const body = {
    content: 'x',
    components: [
      row(...['❤', '❤️', '👍🏽', '🇳🇱', '👩‍🚒'].map((name) => button(name, { emoji: { name } }))),
      row(button('eigen', { emoji: { id: '123456789012345678', name: 'eigen' } })),
    ],
  };
  expect((await callApi(sandbox, 'POST', messages, body)).status).toBe(200);
});
