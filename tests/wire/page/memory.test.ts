import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { streamPages } from '../../../src/wire/page/stream.ts';

const capturedAt = Date.parse('2026-03-10T12:00:00+01:00');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

test('tables of datelines and ages hold on to no copy: 200 MB of places that each occur once leave little behind', async () => {
  const filling = 'Een zin van ruim zestig tekens die het blok vult met ‘tekst’. '.repeat(800);
  function* chunks(): Generator<Uint8Array> {
    for (let i = 0; i < 4_000; i += 1) {
      const name = Array.from(String(10_000 + i), (digit) => 'ABCDEFGHIJ'.charAt(Number(digit)))
        .reverse()
        .join('');
      yield Buffer.from(`${name} (ANP) - ${filling}\nongeveer ${i} uur geleden\n`);
    }
  }
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  let items = 0;
  let bytes = 0;
  for await (const item of streamPages(chunks(), capturedAt)) {
    items += 1;
    bytes += item.paragraphs[0]?.length ?? 0;
  }
  expect(items).toBe(4_000);
  expect(bytes).toBeGreaterThan(190_000_000);
  collectGarbage();
  const held = process.memoryUsage().heapUsed - before;
  // The text itself is two bytes a character: held on to, it would be 400 MB.
  expect(held).toBeLessThan(50_000_000);
});
