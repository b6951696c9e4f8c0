import { setImmediate } from 'node:timers/promises';
import pLimit from 'p-limit';
import { expect, onTestFinished, test } from 'vitest';
import type { SourceRecord } from '../../../src/intake/sources/record.ts';
import { takeSent } from '../../../src/intake/sources/take-sent.ts';
import { openNewsroom } from '../../../src/newsroom.ts';
import { bridge, eight } from './source-room.ts';

test('copy that is sent at once is counted each in the record of its sender', async () => {
  const { desk, log, close } = openNewsroom(':memory:');
  onTestFinished(close);
  const kept = new Map<string, SourceRecord>();
  const records = {
    async get(name: string) {
      const found = structuredClone(kept.get(name));
      // Others are at work between reading and writing.
      await setImmediate();
      return found;
    },
    set: async (name: string, record: SourceRecord) => kept.set(name, record),
  };
  const room = { desk, log, records, inTurn: pLimit(1) };
  const texts = [bridge('Goes'), bridge('Veere'), '%PDF-1.7', bridge('Hulst')];
  const sent = texts.map((text, i) => {
    const copy = { source: `push:anp/${i}`, bytes: Buffer.from(text), capturedAt: eight };
    return takeSent(copy, { name: 'anp' }, room, eight);
  });
  const reports = await Promise.all(sent);
  expect(reports.map(({ stories }) => stories.length)).toEqual([1, 1, 0, 1]);
  expect(kept.get('anp')?.days['2026-03-10']).toMatchObject({ looks: 4, stories: 3, spiked: 1 });
});
