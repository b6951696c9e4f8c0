import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WireCopy } from '../../src/wire/item.ts';
import { bridge, eight, oneSource, openWireRoom, read, token } from './wire-room.ts';

describe('copy that is sent in', () => {
  test('is filed, and the answer says what became of each story', async () => {
    const room = await openWireRoom();
    const { status, body, headers } = await room.post(bridge('Goes'), {}, '?name=goes.txt');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(body).toMatchObject({
      stories: [{ headline: 'Nieuws uit Goes', filing: 'new', status: 'usable' }],
      problem: null,
      asides: [],
      copy: [
        { source: expect.stringMatching(/^push:anp\/goes\.txt#[0-9a-f]{12}$/), stories: 1, problem: null },
      ],
    });
    const held = await room.newsroom.archive.get(body.stories[0].id);
    expect(held).toMatchObject({ section: 'Regio', credit: 'ANP', capturedAt: eight });
  });

  test('that is sent again, after an answer that was lost, adds nothing', async () => {
    const room = await openWireRoom();
    const first = await room.post(bridge('Goes'));
    room.clock.at += 3_600_000;
    const again = await room.post(bridge('Goes'));
    expect(again.status).toBe(200);
    expect(again.body.stories).toEqual([{ ...first.body.stories[0], filing: 'known' }]);
    expect(again.body.copy).toEqual(first.body.copy);
  });

  test('that was killed stays so, and says it', async () => {
    const room = await openWireRoom();
    const item = (status: string, version: string) =>
      JSON.stringify({
        uri: 'urn:example:goes-1',
        version,
        pubstatus: status,
        type: 'text',
        headline: 'Nieuws uit Goes',
        body_text: 'De gemeente Goes bouwt een brug over de haven. Dat maakte de wethouder dinsdag bekend.',
        versioncreated: '2026-03-10T06:50:00Z',
      });
    expect((await room.post(item('usable', '1'))).body.stories).toMatchObject([{ filing: 'new' }]);
    expect((await room.post(item('canceled', '2'))).body.stories).toMatchObject([{ status: 'killed' }]);
    const late = await room.post(item('usable', '1').replace('brug', 'steiger'));
    expect(late.body.stories).toMatchObject([{ status: 'killed' }]);
  });

  test('of which nothing can be read is kept aside, once, and answered with why', async () => {
    const room = await openWireRoom();
    const { status, headers, body } = await room.post('%PDF-1.7\n', { 'X-Telex-Name': 'a.pdf' });
    expect(status).toBe(422);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toMatchObject({
      title: 'Unprocessable Entity',
      status: 422,
      code: 'no-text',
      stories: [],
      detail: expect.stringContaining('telex spike'),
    });
    await room.post('%PDF-1.7\n', { 'X-Telex-Name': 'a.pdf' });
    const spiked = await room.newsroom.log.spiked();
    expect(spiked).toMatchObject([{ source: body.copy[0].source, problem: { code: 'no-text' } }]);
    const kept = (await room.newsroom.log.spikedCopy(spiked[0]?.id ?? 0)) as WireCopy;
    expect(Buffer.from(kept.bytes).toString()).toBe('%PDF-1.7\n');
  });

  test('of one name and one moment, but of other bytes, is kept aside each', async () => {
    const room = await openWireRoom();
    const form = new FormData();
    form.append('a', new File(['%PDF-1.7'], 'scan.pdf'));
    form.append('b', new File(['%PDF-1.4'], 'scan.pdf'));
    expect((await room.post(form)).status).toBe(422);
    expect(await room.newsroom.log.spiked()).toHaveLength(2);
  });

  test('of which a part cannot be read gives the rest, and says which', async () => {
    const room = await openWireRoom();
    const items = [
      {
        uri: 'urn:1',
        type: 'text',
        headline: 'Brug in Goes open',
        body_text: 'De brug in Goes is open voor fietsers.',
      },
      'what is this',
    ];
    const { status, body } = await room.post(JSON.stringify(items));
    expect(status).toBe(200);
    expect(body.stories).toHaveLength(1);
    expect(body.problem).toMatchObject({ code: expect.any(String), message: expect.any(String) });
    expect(await room.newsroom.log.spiked()).toHaveLength(1);
  });

  test.each([
    ['as curl calls everything', 'application/x-www-form-urlencoded'],
    ['without a type', ''],
    ['as what it is not', 'image/jpeg'],
  ])('is read by what it is: %s', async (_, type) => {
    const room = await openWireRoom();
    const { body } = await room.post(Buffer.from(bridge('Goes')), { 'Content-Type': type });
    expect(body.stories).toHaveLength(1);
  });

  test.each([
    ['encoded', 'copy=GOES+%28ANP%29+-+De+brug+is+open.'],
    ['as typed', 'copy=GOES (ANP) - De brug is open.'],
  ])(
    'is not what stands in the fields of a form, %s: that is refused, with what to do',
    async (_, fields) => {
      const room = await openWireRoom();
      const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
      const { status, body } = await room.post(Buffer.from(fields), type);
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'form-fields', detail: expect.stringContaining('--data-binary') });
      expect(await room.newsroom.log.spiked()).toHaveLength(0);
    },
  );

  test('comes as files of a form too, each by its name; fields are passed over with a word', async () => {
    const room = await openWireRoom();
    const form = new FormData();
    form.append('copy', new File([bridge('Goes')], 'goes.txt'));
    form.append('subject', 'the daily page');
    form.append('copy', new File([bridge('Veere')], 'C:\\wire\\veere\u202etxt.exe'));
    const { status, body } = await room.post(form);
    expect(status).toBe(200);
    expect(body.stories.map((one: { headline: string }) => one.headline)).toEqual([
      'Nieuws uit Goes',
      'Nieuws uit Veere',
    ]);
    expect(body.copy[0].source).toMatch(/^push:anp\/goes\.txt#/);
    expect(body.copy[1].source).toMatch(/^push:anp\/veeretxt\.exe#/);
    expect(body.asides).toMatchObject([
      { code: 'part-passed-over', message: expect.stringContaining('subject') },
    ]);
  });

  test.each([
    ['nothing', '', {}, 'empty'],
    [
      'a form without a file',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
      { 'Content-Type': 'multipart/form-data; boundary=x' },
      'no-file',
    ],
    [
      'a form that breaks off',
      '--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\nb',
      { 'Content-Type': 'multipart/form-data; boundary=x' },
      'broken-form',
    ],
    ['a form without a boundary', 'a', { 'Content-Type': 'multipart/form-data' }, 'broken-form'],
    [
      'a form of very many parts',
      '--x\r\n'.repeat(100_000),
      { 'Content-Type': 'multipart/form-data; boundary=x' },
      'too-many-parts',
    ],
  ])('that is %s is refused in words', async (_, body, headers, code) => {
    const room = await openWireRoom();
    expect(await room.post(body, headers as Record<string, string>)).toMatchObject({
      status: 400,
      body: { code },
    });
  });

  test('says when it was captured, by which the ages in it count', async () => {
    const room = await openWireRoom();
    const page = `${bridge('Goes')}Meer uit Regio\nVEERE (ANP) - De kerk van Veere krijgt een nieuwe klok van brons.\n2 uur geleden\n`;
    const { body } = await room.post(page, { 'X-Captured-At': '2026-03-09T20:00:00+01:00' });
    expect(body.stories).toHaveLength(2);
    const brief = await room.newsroom.archive.get(body.stories[1].id);
    expect(brief?.publishedAt).toBe(Date.parse('2026-03-09T18:00:00+01:00'));
  });

  test.each([
    ['yesterday', 'is no moment'],
    ['2026-03-10T08:00:00', 'is no moment'],
    ['2026-03-11T08:00:00Z', 'lies in the future'],
    ['1066-10-14T08:00:00Z', 'lies before 1970'],
  ])('is refused when its moment is none: %s', async (moment, words) => {
    const room = await openWireRoom();
    const { status, body } = await room.post(bridge('Goes'), { 'X-Captured-At': moment });
    expect(status).toBe(400);
    expect(body.detail).toContain(words);
  });

  test('has a name in UTF-8 or latin-1, in a header or in the address', async () => {
    const room = await openWireRoom();
    const sourceOf = async (headers: Record<string, string>, query = '') =>
      (await room.post(bridge('Goes'), headers, query)).body.copy[0].source;
    const bytes = (text: string) => Buffer.from(text).toString('latin1');
    expect(await sourceOf({ 'X-Telex-Name': bytes('brûg.txt') })).toContain('push:anp/brûg.txt#');
    expect(await sourceOf({ 'X-Telex-Name': 'brûg.txt' })).toContain('push:anp/brûg.txt#');
    expect(await sourceOf({}, '?name=br%C3%BBg.txt')).toContain('push:anp/brûg.txt#');
    expect(await sourceOf({}, '?name=..%2F..%2Fetc%2Fpasswd%1B%5B2J')).toContain('push:anp/passwd[2J#');
    expect(await sourceOf({}, '?name=%E0%A4%A')).toMatch(/^push:anp\//);
  });

  test('that cannot be kept is answered with 503 and a time: its sender keeps it', async () => {
    const room = await openWireRoom();
    room.newsroom.db?.pragma('query_only = ON');
    const refused = await room.post(bridge('Goes'));
    expect(refused).toMatchObject({ status: 503, body: { code: 'not-kept' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(room.told.join('\n')).toMatch(/report push:anp/);
    room.newsroom.db?.pragma('query_only = OFF');
    expect((await room.post(bridge('Goes'))).body.stories).toMatchObject([{ filing: 'new' }]);
  });
});

describe('who may send', () => {
  test('shows the token in one of two headers', async () => {
    const room = await openWireRoom();
    expect((await room.post(bridge('Goes'), { Authorization: `bearer  ${token}` })).status).toBe(200);
    const own = { Authorization: 'Basic cHJveHk6c2VjcmV0', 'X-Telex-Token': token };
    expect((await room.post(bridge('Goes'), own)).status).toBe(200);
  });

  test.each([
    ['no token', { Authorization: '' }, 'no-token'],
    [
      'another scheme',
      { Authorization: `Basic ${Buffer.from(`a:${token}`).toString('base64')}` },
      'no-token',
    ],
    ['a wrong token', { Authorization: `Bearer ${token}s` }, 'wrong-token'],
    ['the token with its line end', { Authorization: `Bearer ${token}%0A` }, 'wrong-token'],
    ['a wrong one beside the right one', { 'X-Telex-Token': 'something-else-altogether' }, 'wrong-token'],
  ])('and is refused with 401 and words when there is %s', async (_, headers, code) => {
    const room = await openWireRoom();
    const {
      status,
      headers: answered,
      body,
    } = await room.post(bridge('Goes'), headers as Record<string, string>);
    expect({ status, code: body.code }).toEqual({ status: 401, code });
    expect(answered.get('www-authenticate')).toMatch(/^Bearer realm="telex"/);
    expect(room.told.join('\n')).not.toContain(token);
  });

  test('is several sources, each known by its own token', async () => {
    const room = await openWireRoom({
      sources: `${oneSource}  - name: afp\n    kind: push\n    tokenEnv: ANP_TOKEN\n    section: Buitenland\n`,
    });
    const { body } = await room.post(bridge('Goes'), { Authorization: 'Bearer een-sleutel-uit-de-omgeving' });
    expect(body.copy[0].source).toMatch(/^push:afp\//);
    expect(await room.newsroom.archive.get(body.stories[0].id)).toMatchObject({ section: 'Buitenland' });
  });

  test('is looked at anew at each request: off, taken out, another token', async () => {
    const room = await openWireRoom();
    const statusOf = async (with_ = token) =>
      (await room.post(bridge('Goes'), { Authorization: `Bearer ${with_}` })).status;
    expect(await statusOf()).toBe(200);
    room.put('sources.yaml', `${oneSource}    enabled: false\n`);
    expect(await statusOf()).toBe(401);
    room.put('sources.yaml', `${oneSource}    rights: no archive\n`);
    expect(await statusOf()).toBe(200);
    room.put('anp.token', `${token.toUpperCase()}\r\n`);
    expect(await statusOf()).toBe(401);
    expect(await statusOf(token.toUpperCase())).toBe(200);
    rmSync(join(room.home, 'anp.token'));
    expect(await statusOf(token.toUpperCase())).toBe(401);
    expect(room.told.join('\n')).toMatch(/error "source anp lets nobody in: .*anp\.token is not there\."/);
    room.put('anp.token', token);
    room.put('sources.yaml', 'sources: [');
    expect(await statusOf()).toBe(200);
    // One that is emptied or vanishes drops nobody by accident.
    rmSync(join(room.home, 'sources.yaml'));
    expect(await statusOf()).toBe(200);
    room.put('sources.yaml', 'sources: []\n');
    expect(await statusOf()).toBe(401);
  });
});

test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('%s /wire is answered with 405', async (method) => {
  const room = await openWireRoom();
  const response = await fetch(room.url, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('POST');
  if (method !== 'HEAD')
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('POST') });
});

test('what is nowhere is answered with 404 in words', async () => {
  const room = await openWireRoom();
  expect(await read(await fetch(room.url.replace('wire', 'metrix')))).toMatchObject({
    status: 404,
    body: { code: 'not-found', detail: expect.stringContaining('/metrix') },
  });
});
