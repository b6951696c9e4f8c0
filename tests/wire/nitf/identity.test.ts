import { expect, test } from 'vitest';
import { readNitfIdentity } from '../../../src/wire/nitf/identity.ts';

const uuid = '0b1f7f06-6a0c-4f0a-9a3e-1d2c3b4a5f60';

test.each([
  ['ANPX-260310-041-v2', 'ANP:ANPX-260310-041', 2],
  ['ANPX-260310-041', 'ANP:ANPX-260310-041', null],
  [`NTB${uuid}_47`, `ANP:NTB${uuid}`, 47],
  [`${uuid}SSS-3-1`, `ANP:${uuid}`, 3],
  [uuid, `ANP:${uuid}`, null],
  ['storm-v', 'ANP:storm-v', null],
  ['archive-2026', 'ANP:archive-2026', null],
])('%s is %s, version %s', (id, storyKey, version) => {
  expect(readNitfIdentity('ANP', id)).toEqual({ storyKey, version });
});

test('without a source the document is the key, without a document there is none', () => {
  expect(readNitfIdentity(null, 'x-v3')).toEqual({ storyKey: 'x', version: 3 });
  expect(readNitfIdentity('ANP', null)).toEqual({ storyKey: null, version: null });
});
