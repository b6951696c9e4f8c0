import { describe, expect, test } from 'vitest';
import { addSources, enableSource, removeSource } from '../../../src/intake/sources/edit-settings.ts';
import { readSourceSettings } from '../../../src/intake/sources/read-settings.ts';

const text = `# What comes in.
sources:
  # by FTP, since 2024
  - name: Agency
    kind: folder
    path: in # relative to this file
  - name: Harbour
    kind: feed
    url: https://news.example/feed.xml
`;
const market = { name: 'Market', kind: 'page', url: 'https://market.example/' } as const;

describe('Changing the file of sources', () => {
  test('adds a source behind the others and leaves comments as they are', () => {
    expect(addSources(text, [market])).toBe(
      `${text}  - name: Market\n    kind: page\n    url: https://market.example/\n`,
    );
  });

  test.each(['', 'sources:\n', 'sources: []\n', '# nothing yet\n'])(
    'begins a file that has none: %j',
    (empty) => {
      const read = readSourceSettings(addSources(empty, [market]));
      expect(read).toMatchObject({ ok: true, sources: [market] });
    },
  );

  test('removes a source by its name, whatever its capitals', () => {
    const left = removeSource(text, 'harbour');
    expect(left).toBe(text.slice(0, text.indexOf('  - name: Harbour')));
    expect(removeSource(text, 'market')).toBeNull();
  });

  test('turns a source off and on again', () => {
    const off = enableSource(text, 'AGENCY', false);
    expect(readSourceSettings(off ?? '')).toMatchObject({ sources: [{ enabled: false }, { enabled: true }] });
    expect(enableSource(off ?? '', 'Agency', true)).toBe(text);
    expect(enableSource(text, 'Market', false)).toBeNull();
  });

  test('leaves JSON what it is', () => {
    const json = JSON.stringify({ sources: [{ name: 'a', kind: 'folder', path: 'in' }] });
    const added = addSources(json, [market]);
    expect(JSON.parse(added)).toEqual({ sources: [{ name: 'a', kind: 'folder', path: 'in' }, market] });
    expect(JSON.parse(removeSource(added, 'A') ?? '')).toEqual({ sources: [market] });
  });
});
