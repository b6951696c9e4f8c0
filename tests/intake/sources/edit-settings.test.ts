import fc from 'fast-check';
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

  test('moves no comment, changes no line and loses none, wherever comments and blanks stand', () => {
    const comment = fc.constantFrom('# a', '  # b', '    # c', '', '      # d', '#e');
    const entry = (n: number) =>
      fc.constantFrom(
        [`  - name: s${n}`, '    kind: folder # beside', `    path: p${n}`],
        [`  - {name: s${n}, kind: folder, path: p${n}} # beside`],
        [`  - name: s${n}`, '    # within', '    kind: page', '', `    url: http://n${n}.example/`],
        [`  - name: >-`, `      s${n}`, '    kind: push', `    tokenEnv: T${n} # token`],
      );
    const file = fc
      .integer({ min: 1, max: 3 })
      .chain((count) =>
        fc.tuple(
          fc.array(comment, { maxLength: 2 }),
          fc.array(comment, { maxLength: 2 }),
          fc.tuple(
            ...Array.from({ length: count }, (_, n) =>
              fc.tuple(entry(n), fc.array(comment, { maxLength: 3 })),
            ),
          ),
          fc.constantFrom('\n', '\r\n'),
          fc.boolean(),
        ),
      )
      .map(([above, below, entries, eol, ends]) => {
        const lines = [...above.map((one) => one.trimStart()), 'sources:', ...below, ...entries.flat(2)];
        return `${lines.join(eol)}${ends ? eol : ''}`;
      });
    fc.assert(
      fc.property(file, (given) => {
        const before = readSourceSettings(given);
        fc.pre(before.ok);
        const added = addSources(given, [market]);
        const read = readSourceSettings(added);
        expect(read.ok && read.sources.map(({ name }) => name)).toEqual([
          ...(before.ok ? before.sources.map(({ name }) => name) : []),
          'Market',
        ]);
        // What was there is there, line by line, but for the one block that came in.
        const lines = added.replaceAll('\r', '').split('\n');
        const at = lines.indexOf('  - name: Market');
        const rest = [...lines.slice(0, at), ...lines.slice(at + 3)];
        const whole = given.replaceAll('\r', '');
        expect(rest.join('\n')).toBe(whole.endsWith('\n') ? whole : `${whole}\n`);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['sources: # beside\n# tail\n', ['# beside', '# tail']],
    ['# head\nsources: [] # none yet\n# tail\n', ['# head', '# none yet', '# tail']],
    ['sources:\n  # nothing yet\n# tail\n', ['# nothing yet', '# tail']],
  ])('keeps the comments of a list that was empty: %j', (given, comments) => {
    const added = addSources(given, [market]);
    expect(readSourceSettings(added)).toMatchObject({ ok: true, sources: [market] });
    for (const comment of comments) expect(added).toContain(comment);
  });

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
