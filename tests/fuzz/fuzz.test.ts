import fc from 'fast-check';
import { describe, test } from 'vitest';
import { readFindings } from './findings.ts';
import { targets } from './targets.ts';

// The short form of `npm run fuzz` (docs/security.md).
const runs = 100;

describe.each(targets)('$name', (target) => {
  test('stands what it once did not stand', async () => {
    const { check, close } = await target.open();
    for (const { input } of readFindings(target.name)) await check(input);
    await close();
  });

  test('stands anything', async () => {
    const { check, close } = await target.open();
    await fc.assert(
      fc.asyncProperty(target.inputs, async (input) => void (await check(input))),
      { numRuns: runs },
    );
    await close();
  });
});
