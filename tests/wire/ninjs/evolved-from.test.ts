import { expect, test } from 'vitest';
import { ninjsReader } from '../../../src/wire/ninjs/reader.ts';

function evolvedFrom(fields: Record<string, string>): string | null | undefined {
  const item = {
    uri: 'anp:2',
    version: '1',
    headline: 'Brug open',
    body_text: 'De brug is open.',
    ...fields,
  };
  const read = ninjsReader.parse({
    source: 'a.json',
    bytes: new TextEncoder().encode(JSON.stringify(item)),
    capturedAt: 0,
  });
  return read.ok ? read.value[0]?.evolvedFrom : undefined;
}

test.each([
  ['the story that it names', { evolvedfrom: 'anp:1' }, 'anp:1'],
  ['that story without its version', { evolvedfrom: 'anp:1-v3' }, 'anp:1'],
  ['that story in ninjs 3', { evolvedFrom: 'anp:1' }, 'anp:1'],
  ['none where it names an earlier version of itself', { evolvedfrom: 'anp:2-v1' }, null],
  ['none where it says nothing', {}, null],
])('a ninjs item evolved from %s', (_, fields, key) => {
  expect(evolvedFrom(fields)).toBe(key);
});
