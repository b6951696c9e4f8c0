import { expect, onTestFinished, test } from 'vitest';
import type { SourceRecord } from '../../../src/intake/sources/record.ts';
import { takeSent } from '../../../src/intake/sources/take-sent.ts';
import { openNewsroom } from '../../../src/newsroom.ts';
import { bridge, eight } from './source-room.ts';

test('copy that is sent at once is counted each in the record of its sender', async () => {
  const { desk, log, stores, close } = openNewsroom(':memory:');
  onTestFinished(close);
  const records = stores.openKeyv('sources');
  const room = { desk, log, records };
  const texts = [bridge('Goes'), bridge('Veere'), '%PDF-1.7', bridge('Hulst')];
  const sent = texts.map((text, i) => {
    const copy = { source: `push:anp/${i}`, bytes: Buffer.from(text), capturedAt: eight };
    return takeSent(copy, { name: 'anp' }, room, eight);
  });
  const reports = await Promise.all(sent);
  expect(reports.map(({ stories }) => stories.length)).toEqual([1, 1, 0, 1]);
  expect((await records.get<SourceRecord>('anp'))?.days['2026-03-10']).toMatchObject({
    looks: 4,
    stories: 3,
    spiked: 1,
  });
});
