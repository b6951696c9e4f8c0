import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bridge, openWireRoom } from './wire-room.ts';

const towns = [
  'Goes',
  'Veere',
  'Hulst',
  'Tholen',
  'Sluis',
  'Vlissingen',
  'Zierikzee',
  'Terneuzen',
  'Kapelle',
  'Borsele',
];

test('twenty at once are all taken, each story once, whoever else sends the same', async () => {
  const room = await openWireRoom({ isThreaded: true });
  const answers = await Promise.all([...towns, ...towns].map((town) => room.post(bridge(town))));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  const stories = answers.flatMap(({ body }) => body.stories);
  expect(stories.filter(({ filing }) => filing === 'new')).toHaveLength(10);
  expect(stories.filter(({ filing }) => filing === 'known')).toHaveLength(10);
  expect(new Set(stories.map(({ id }) => id)).size).toBe(10);
  const record = room.newsroom.db
    ?.prepare("SELECT value FROM keyv WHERE key LIKE '%anp'")
    .pluck()
    .all()
    .map((value) => JSON.parse(String(value)).value);
  expect(record).toMatchObject([{ days: { '2026-03-10': { looks: 20, stories: 10, spiked: 0 } } }]);
});

test('bytes of every kind are answered in JSON, and the server goes on', async () => {
  const room = await openWireRoom({ isThreaded: true, limits: { requestsAMinute: 10_000 } });
  const opening = fc.constantFrom(
    '',
    '\u0001',
    '<?xml version="1.0"?><',
    '<nitf>',
    '{"type":"text"',
    '[[[[',
    '%PDF',
    'PK\u0003\u0004',
    '\u00ff\u00fe',
    '{\\rtf',
    'ZCZC',
    '--x\r\n',
    '<html><body>',
    '<rss><channel><item>',
  );
  const types = fc.constantFrom(
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/json',
    'a',
    '*/*; =;;',
  );
  await fc.assert(
    fc.asyncProperty(opening, fc.uint8Array({ maxLength: 300 }), types, async (start, rest, type) => {
      const body = Buffer.concat([Buffer.from(start, 'latin1'), rest]);
      const answer = await room.post(body, { 'Content-Type': type });
      expect([200, 400, 422]).toContain(answer.status);
      expect(answer.body).toEqual(expect.any(Object));
    }),
    { numRuns: 150 },
  );
  expect(room.told.filter((line) => /^(broken|report)/.test(line))).toEqual([]);
  expect((await room.post(bridge('Goes'))).status).toBe(200);
});
