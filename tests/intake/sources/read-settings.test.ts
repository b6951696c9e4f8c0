import { describe, expect, test } from 'vitest';
import { describeSettingsProblems, readSourceSettings } from '../../../src/intake/sources/read-settings.ts';

const problemsOf = (text: string) => {
  const read = readSourceSettings(text);
  return read.ok ? [] : describeSettingsProblems('sources.yaml', read.problems).split('\n');
};

describe('The file of sources', () => {
  test('names each source with its defaults', () => {
    const read = readSourceSettings(`# what comes in
sources:
  - name: Agency by FTP
    kind: folder
    path: ../in
    section: Buitenland
  - { name: Harbour feed, kind: feed, url: 'https://news.example/feed.xml', fullText: true, firstSync: skip }
`);
    expect(read).toEqual({
      ok: true,
      sources: [
        {
          name: 'Agency by FTP',
          kind: 'folder',
          enabled: true,
          path: '../in',
          section: 'Buitenland',
          firstSync: 'latest',
          afterwards: 'move',
        },
        {
          name: 'Harbour feed',
          kind: 'feed',
          enabled: true,
          url: 'https://news.example/feed.xml',
          allowPrivate: [],
          fullText: true,
          firstSync: 'skip',
        },
      ],
    });
  });

  test('may be JSON, empty, or a list with nothing in it', () => {
    const json = JSON.stringify({ sources: [{ name: 'a', kind: 'page', url: 'http://news.example/' }] });
    expect(readSourceSettings(json)).toMatchObject({ ok: true, sources: [{ name: 'a', kind: 'page' }] });
    for (const text of ['', '\uFEFF', '# nothing yet\n', 'sources:\n', 'sources: []']) {
      expect(readSourceSettings(text)).toEqual({ ok: true, sources: [] });
    }
  });

  test('is answered with every mistake at once, each with its line and path', () => {
    const text = `sources:
  - name: harbour
    kind: feed
    url: news.example
    fulltext: true
  - name: HARBOUR
    kind: fed
  - kind: folder
    name: ' '
  - just a word
`;
    expect(problemsOf(text)).toEqual([
      'sources.yaml:4:5 sources[0].url is not an http(s) address',
      'sources.yaml:5:5 sources[0].fulltext is no setting of this kind of source',
      'sources.yaml:7:5 sources[1].kind is none of folder, page, feed, push',
      'sources.yaml:9:5 sources[2].name is empty',
      'sources.yaml:8:5 sources[2].path is missing',
      'sources.yaml:10:5 sources[3] is not a group of settings',
      'sources.yaml:6:5 sources[1].name is the name of sources[0] too',
    ]);
  });

  test('is held against itself also where an entry is wrong', () => {
    const text = `sources:
  - {name: a, kind: folder, path: in}
  - {name: b, kind: fodler, path: in}
  - {name: ' A ', kind: folder, path: ./in/, afterward: leave}
  - {name: c, kind: page, url: 'http://b.example/', schedule: nooit}
  - {name: d, kind: page, url: 'http://b.example/ '}
  - {kind: page, url: 3, schedule: ''}
`;
    const read = readSourceSettings(text, (schedule) => `no ${schedule}.`);
    expect(
      read.ok ? [] : read.problems.map(({ line, path, message }) => `${line} ${path} ${message}`),
    ).toEqual([
      '3 sources[1].kind is none of folder, page, feed, push',
      '4 sources[2].afterward is no setting of this kind of source',
      '7 sources[5].name is missing',
      '7 sources[5].schedule is empty',
      '7 sources[5].url is not an address',
      '4 sources[2].name is the name of sources[0] too',
      '4 sources[2].path is the place of sources[0] too',
      '6 sources[4].url is the place of sources[3] too',
      '5 sources[3].schedule is no schedule: no nooit.',
    ]);
  });

  test('says what means nothing to a source that sends its copy itself', () => {
    const text = `sources:
  - name: anp
    kind: push
    tokenEnv: ANP_TOKEN
    schedule: every hour
    firstSync: latest
  - {name: PLAKKEN, kind: push, tokenEnv: B}
`;
    expect(problemsOf(text)).toEqual([
      'sources.yaml:5:5 sources[0].schedule says nothing of a source that sends its copy itself: it is taken in when it is sent. Leave it out',
      'sources.yaml:6:5 sources[0].firstSync says nothing of a source that sends its copy itself: all that is sent is news. Leave it out',
      'sources.yaml:7:6 sources[1].name is how copy that editors paste is called; give this source another name',
    ]);
  });

  test('may not name two sources alike', () => {
    const text = 'sources:\n  - {name: a, kind: folder, path: x}\n  - {name: A, kind: folder, path: y}\n';
    expect(problemsOf(text)).toEqual(['sources.yaml:3:6 sources[1].name is the name of sources[0] too']);
  });

  test('may not name one place twice', () => {
    const text =
      'sources:\n  - {name: a, kind: folder, path: in}\n  - {name: b, kind: folder, path: ./in/}\n';
    expect(problemsOf(text)).toEqual(['sources.yaml:3:29 sources[1].path is the place of sources[0] too']);
  });

  test.each([
    ['sources: [', /^sources\.yaml:1:\d+ the file is neither YAML nor JSON: /],
    ['- a', /^sources\.yaml:1:1 the file is not `sources:` with a list under it$/],
    ['sources: 3', /^sources\.yaml:1:1 sources is not a list of sources$/],
    ['sources:\n  - {name: a, kind: folder, path: 3}', /sources\[0\]\.path is not a text$/],
    ['sources:\n  - {name: a/b, kind: folder, path: x}', /sources\[0\]\.name holds a slash$/],
    ['sources:\n  - {name: a, kind: push}', /sources\[0\] needs one of tokenEnv and tokenFile$/],
    ['sources:\n  - {name: a, kind: folder, path: x, quietAfter: 0}', /quietAfter is less than 1 hour$/],
    [
      'a: &x [1,1,1,1,1,1,1,1,1,1]\nb: &y [*x,*x,*x,*x,*x,*x,*x,*x,*x,*x]\nc: [*y,*y,*y,*y,*y,*y,*y,*y,*y,*y]',
      /is not read: Excessive alias count/,
    ],
  ])('that is wrong is told in words: %s', (text, expected) => {
    expect(problemsOf(text)[0]).toMatch(expected);
  });
});
