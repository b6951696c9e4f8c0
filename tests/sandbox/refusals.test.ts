import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { callApi, flattenErrors } from './helpers.ts';

let sandbox: Sandbox;
let messages: string;
let commands: string;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: 'off' });
  messages = `/channels/${sandbox.channel('nieuws').id}/messages`;
  commands = `/applications/${sandbox.applicationId}/commands`;
});

afterAll(() => sandbox.close());

const button = (id: string, rest: object = {}) => ({ type: 2, style: 1, label: 'x', custom_id: id, ...rest });
const row = (...components: object[]) => ({ type: 1, components });
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `${index}`, value: `${index}` }));
const embed = (length: number) => ({ description: 'x'.repeat(length) });

/** What is wrong, the body, and where Discord says what about it. */
const BAD_MESSAGES: [string, object, string][] = [
  ['content over 2,000', { content: 'x'.repeat(2001) }, 'content: BASE_TYPE_MAX_LENGTH'],
  ['content over 2,000 emoji', { content: '😀'.repeat(2001) }, 'content: BASE_TYPE_MAX_LENGTH'],
  ['content that is no text', { content: { a: 1 } }, 'content: STRING_TYPE_CONVERT'],
  ['a title over 256', { embeds: [{ title: 'x'.repeat(257) }] }, 'embeds.0.title: BASE_TYPE_MAX_LENGTH'],
  [
    'a title over 256 emoji',
    { embeds: [{ title: '😀'.repeat(257) }] },
    'embeds.0.title: BASE_TYPE_MAX_LENGTH',
  ],
  ['a description over 4,096', { embeds: [embed(4097)] }, 'embeds.0.description: BASE_TYPE_MAX_LENGTH'],
  ['embeds over 6,000 together', { embeds: [embed(3000), embed(3001)] }, 'embeds: MAX_EMBED_SIZE_EXCEEDED'],
  ['eleven embeds', { embeds: Array.from({ length: 11 }, () => embed(1)) }, 'embeds: BASE_TYPE_MAX_LENGTH'],
  [
    '26 fields',
    { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'a', value: 'b' })) }] },
    'embeds.0.fields: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a field value over 1,024',
    { embeds: [{ fields: [{ name: 'a', value: 'x'.repeat(1025) }] }] },
    'embeds.0.fields.0.value: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a field without a name',
    { embeds: [{ fields: [{ name: '', value: 'b' }] }] },
    'embeds.0.fields.0.name: BASE_TYPE_REQUIRED',
  ],
  [
    'a field without a value',
    { embeds: [{ fields: [{ name: 'a' }] }] },
    'embeds.0.fields.0.value: BASE_TYPE_REQUIRED',
  ],
  [
    'a footer over 2,048',
    { embeds: [{ footer: { text: 'x'.repeat(2049) } }] },
    'embeds.0.footer.text: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a title and a description of blanks',
    { embeds: [{ title: ' ', description: '\n' }] },
    'embeds.0.description: BASE_TYPE_REQUIRED',
  ],
  ['an embed that shows nothing', { embeds: [{ color: 5 }] }, 'embeds.0.description: BASE_TYPE_REQUIRED'],
  [
    'a colour out of range',
    { embeds: [{ title: 'x', color: 0x1000000 }] },
    'embeds.0.color: NUMBER_TYPE_MAX',
  ],
  [
    'a link that is none',
    { embeds: [{ title: 'x', url: 'geen link' }] },
    'embeds.0.url: URL_TYPE_INVALID_URL',
  ],
  [
    'a link with another scheme',
    { embeds: [{ title: 'x', url: 'ftp://example.org/x' }] },
    'embeds.0.url: URL_TYPE_INVALID_SCHEME',
  ],
  [
    'a time that is none',
    { embeds: [{ title: 'x', timestamp: 'gisteren' }] },
    'embeds.0.timestamp: DATE_TIME_TYPE_PARSE',
  ],
  [
    'a year for a time, as JavaScript reads it',
    { embeds: [{ title: 'x', timestamp: '0' }] },
    'embeds.0.timestamp: DATE_TIME_TYPE_PARSE',
  ],
  [
    'six rows',
    { content: 'x', components: Array.from({ length: 6 }, (_, index) => row(button(`${index}`))) },
    'components: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'six buttons in a row',
    { content: 'x', components: [row(...Array.from({ length: 6 }, (_, index) => button(`${index}`)))] },
    'components.0.components: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a select beside a button',
    { content: 'x', components: [row(button('a'), { type: 3, custom_id: 'b', options: options(1) })] },
    'components.0.components.1: COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  ['an empty row', { content: 'x', components: [row()] }, 'components.0.components: BASE_TYPE_MIN_LENGTH'],
  ['a button outside a row', { content: 'x', components: [button('a')] }, 'components.0: UNION_TYPE_CHOICES'],
  [
    'a kind of component that does not exist',
    { content: 'x', components: [row({ type: 99, custom_id: 'a' })] },
    'components.0.components.0: UNION_TYPE_CHOICES',
  ],
  [
    'two buttons of one custom_id',
    { content: 'x', components: [row(button('a'), button('b')), row(button('a'))] },
    'components.1.components.0.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a custom_id over 100',
    { content: 'x', components: [row(button('x'.repeat(101)))] },
    'components.0.components.0.custom_id: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a button without custom_id',
    { content: 'x', components: [row({ type: 2, style: 1, label: 'x' })] },
    'components.0.components.0.custom_id: BASE_TYPE_REQUIRED',
  ],
  [
    'a link button without a link',
    { content: 'x', components: [row({ type: 2, style: 5, label: 'x' })] },
    'components.0.components.0.url: BASE_TYPE_REQUIRED',
  ],
  [
    'a label over 80',
    { content: 'x', components: [row(button('a', { label: 'x'.repeat(81) }))] },
    'components.0.components.0.label: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a select of 26 options',
    { content: 'x', components: [row({ type: 3, custom_id: 'a', options: options(26) })] },
    'components.0.components.0.options: BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a select that says the same value twice',
    { content: 'x', components: [row({ type: 3, custom_id: 'a', options: [...options(1), ...options(1)] })] },
    'components.0.components.0.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  ['a nonce over 25', { content: 'x', nonce: 'x'.repeat(26) }, 'nonce: BASE_TYPE_MAX_LENGTH'],
  ['enforce_nonce without a nonce', { content: 'x', enforce_nonce: true }, 'nonce: BASE_TYPE_REQUIRED'],
  [
    'everybody of a kind and some of it',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    'content beside Components V2',
    { content: 'x', flags: 1 << 15, components: [{ type: 10, content: 'y' }] },
    'content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'Components V2 over 4,000 characters',
    {
      flags: 1 << 15,
      components: [
        { type: 10, content: 'y'.repeat(2001) },
        { type: 10, content: 'y'.repeat(2000) },
      ],
    },
    'components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  [
    'Components V2 without its flag',
    { components: [{ type: 10, content: 'y' }] },
    'components.0: UNION_TYPE_CHOICES',
  ],
];

describe('a message that Discord would refuse', () => {
  it.each(BAD_MESSAGES)('%s is refused whole, with its place', async (_, body, problem) => {
    const { status, body: answer } = await callApi(sandbox, 'POST', messages, body);
    expect({ status, code: answer.code, message: answer.message }).toEqual({
      status: 400,
      code: 50035,
      message: 'Invalid Form Body',
    });
    expect(flattenErrors(answer.errors)).toContain(problem);
    expect(sandbox.channel('nieuws').messages).toEqual([]);
  });

  it.each([[{}], [{ content: '   ' }], [{ embeds: [], components: [] }]])(
    '%j shows nothing: 50006',
    async (body) => {
      const answer = await callApi(sandbox, 'POST', messages, body);
      expect([answer.status, answer.body.code]).toEqual([400, 50006]);
    },
  );

  it('that is not JSON is 50109', async () => {
    const answer = await callApi(sandbox, 'POST', messages, '{"content":');
    expect([answer.status, answer.body.code]).toEqual([400, 50109]);
  });

  it('that is of another type is 50035', async () => {
    const answer = await callApi(sandbox, 'POST', messages, 'content=x', { 'content-type': 'text/plain' });
    expect(flattenErrors(answer.body.errors)).toEqual(['_misc: CONTENT_TYPE_INVALID']);
  });
});

describe('a message that Discord takes', () => {
  const GOOD: [string, object][] = [
    ['2,000 emoji, each of which is one character', { content: '😀'.repeat(2000) }],
    ['a title of 256 emoji', { embeds: [{ title: '😀'.repeat(256) }] }],
    ['6,000 emoji in embeds', { embeds: [3000, 3000].map((count) => ({ description: '😀'.repeat(count) })) }],
    [
      '4,000 emoji in Components V2',
      { flags: 1 << 15, components: [{ type: 10, content: '😀'.repeat(4000) }] },
    ],
    ['6,000 characters of embeds', { embeds: [embed(3000), embed(3000)] }],
    [
      'five rows of five buttons',
      {
        content: 'x',
        components: Array.from({ length: 5 }, (_, line) =>
          row(...Array.from({ length: 5 }, (_, index) => button(`${line}${index}`))),
        ),
      },
    ],
    ['a time with an offset', { embeds: [{ title: 'x', timestamp: '2026-03-12T08:00:00+01:00' }] }],
    ['a colour written as text', { embeds: [{ title: 'x', color: '255' }] }],
    ['a title of blanks beside a description', { embeds: [{ title: ' ', description: 'x' }] }],
    ['fields that Discord does not know', { content: 'x', onbekend: 1 }],
    [
      'Components V2',
      { flags: 1 << 15, components: [{ type: 17, components: [{ type: 10, content: 'y' }] }] },
    ],
  ];
  it.each(GOOD)('%s is taken', async (_, body) => {
    expect((await callApi(sandbox, 'POST', messages, body)).status).toBe(200);
  });
});

describe('a caller that Discord would refuse', () => {
  const CALLERS: [string, () => Record<string, string>, number, number][] = [
    ['no token', () => ({ authorization: '' }), 401, 0],
    ['another token', () => ({ authorization: 'Bot x.y.z' }), 401, 0],
    ['a token without "Bot"', () => ({ authorization: sandbox.token }), 401, 0],
    ['no proper User-Agent', () => ({ 'user-agent': 'curl/8' }), 403, 40333],
  ];
  it.each(CALLERS)('has %s', async (_, headers, status, code) => {
    const answer = await callApi(sandbox, 'GET', '/users/@me', undefined, headers());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('asks for what is not there', async () => {
    const codes = async (path: string, method = 'GET') => {
      const { status, body } = await callApi(sandbox, method, path);
      return [status, body.code];
    };
    expect(await codes('/channels/1')).toEqual([404, 10003]);
    expect(await codes('/guilds/1')).toEqual([404, 10004]);
    expect(await codes(`${messages}/1`)).toEqual([404, 10008]);
    expect(await codes(`${commands}/1`)).toEqual([404, 10063]);
    expect(await codes('/applications/1/commands')).toEqual([404, 10002]);
    expect(await codes(`/guilds/${sandbox.guild.id}/members/1`)).toEqual([404, 10013]);
    expect(await codes(`/webhooks/${sandbox.applicationId}/x/messages/@original`)).toEqual([401, 50027]);
    expect(await codes('/channels/abc/messages')).toEqual([400, 50035]);
    const odd = await callApi(sandbox, 'POST', '/channels/abc/messages', { content: 'x' });
    expect(odd.body).toEqual({
      message: 'Invalid Form Body',
      code: 50035,
      errors: {
        channel_id: { _errors: [{ code: 'NUMBER_TYPE_COERCE', message: 'Value "abc" is not snowflake.' }] },
      },
    });
    expect(await codes(`/guilds/${sandbox.guild.id}/members/@me`)).toEqual([400, 50035]);
    expect(await codes('/nergens')).toEqual([404, 0]);
    expect(await codes(messages, 'DELETE')).toEqual([405, 0]);
    expect(sandbox.unknownRequests.map((request) => request.path)).toEqual(['/nergens', messages]);
  });

  it('uses another version of the API', async () => {
    const answer = await fetch(`${sandbox.url}/v6/gateway`, {
      headers: { 'user-agent': 'DiscordBot (x, 1)' },
    });
    expect([answer.status, ((await answer.json()) as { code: number }).code]).toEqual([400, 50041]);
  });
});
