import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { serve } from '../intake/http/servers.ts';
import { diskFolder } from '../memory-folder.ts';
import { makeFolder, telex } from './telex.ts';

let folder: string;
beforeEach(() => {
  folder = makeFolder({}, Date.now(), diskFolder());
});
const run = (...words: string[]) => telex(['sources', ...words], { cwd: folder });
const text = () => readFileSync(join(folder, 'sources.yaml'), 'utf8');
const opml = `<opml version="2.0"><head/><body><outline text="Regio">
<outline text="Kustradio" type="rss" xmlUrl="https://kustradio.example/feed.xml"/>
<outline text="Havenblad" type="rss" xmlUrl="https://havenblad.example/rss"/></outline></body></opml>`;

describe('telex sources', () => {
  test('says so when there are none, and makes no file by looking', async () => {
    expect(await run()).toEqual({ out: '', err: 'sources.yaml names no sources.\n', code: 0 });
    expect(existsSync(join(folder, 'sources.yaml'))).toBe(false);
  });

  test('refuses a file that is named and not there, and makes one only where it adds', async () => {
    const asked = [
      ['check'],
      ['list'],
      ['status'],
      ['try', 'a'],
      ['export'],
      ['remove', 'a'],
      ['disable', 'a'],
    ];
    for (const words of asked) {
      const { out, err, code } = await run(...words, '--file', 'nergens/sources.yaml');
      expect({ out, code }).toEqual({ out: '', code: 2 });
      expect(err).toContain('telex: --file nergens/sources.yaml is not there');
    }
    expect((await run('check')).out).toBe('sources.yaml is not there: WIRE_DIR alone is read\n');
    const added = await run('add', 'feed', 'https://news.example/rss', '--file', 'nieuw.yaml');
    expect(added).toMatchObject({ err: '', code: 0 });
    expect((await run('check', '--file', 'nieuw.yaml')).out).toBe('nieuw.yaml  1 source, nothing wrong\n');
  });

  test('takes a first source into a file that is empty, which is wrong until then', async () => {
    writeFileSync(join(folder, 'sources.yaml'), '# ours\n');
    expect((await run('check')).err).toContain('the file is empty');
    await run('add', 'feed', 'https://news.example/rss');
    expect((await run('check')).out).toBe('sources.yaml  1 source, nothing wrong\n');
    expect(text()).toContain('# ours');
    await run('remove', 'news.example');
    expect((await run('check')).out).toBe('sources.yaml  0 sources, nothing wrong\n');
  });

  test('adds, lists, turns off and removes them', async () => {
    expect((await run('add', 'feed', 'https://www.news.example/rss', '--full-text')).out).toBe(
      'sources.yaml  news.example added\n',
    );
    await run('add', 'folder', 'in/anp', '--schedule', 'every 15 minutes', '--section', 'Buitenland');
    expect((await run()).out).toBe(
      'news.example  feed  https://www.news.example/rss\nanp  folder  in/anp  every 15 minutes\n',
    );
    expect((await run('disable', 'ANP')).out).toBe('sources.yaml  ANP disabled\n');
    expect((await run()).out).toContain('every 15 minutes  off\n');
    await run('enable', 'anp');
    await run('remove', 'news.example');
    expect(text()).toBe(
      'sources:\n  - name: anp\n    kind: folder\n    path: in/anp\n    schedule: every 15 minutes\n    section: Buitenland\n',
    );
    expect(await run('remove', 'nobody')).toMatchObject({
      err: 'telex: sources.yaml has no source "nobody".\n',
      code: 1,
    });
  });

  test('leaves the file as it is when what is asked would make it wrong', async () => {
    await run('add', 'page', 'https://news.example/');
    const before = text();
    const twice = await run('add', 'page', 'https://news.example/2');
    expect(twice.err).toContain('\nsources[1].name is the name of sources[0] too');
    expect(twice.code).toBe(2);
    const often = await run('add', 'folder', 'in', '--schedule', 'elke 2 minuten');
    expect(often.err).toContain('sources[1].schedule is no schedule: “elke 2 minuten” is more often than');
    expect((await run('add', 'mail', 'x')).err).toContain('"mail" is no kind of source: folder, page');
    const pushed = await run('add', 'push', 'anp.token', '--schedule', 'every hour', '--first-sync', 'skip');
    expect(pushed.code).toBe(2);
    expect(pushed.err).toContain(
      '\nsources[1].schedule says nothing of a source that sends its copy itself: it is taken in when it is sent. Leave it out\n',
    );
    expect(pushed.err).toContain('\nsources[1].firstSync says nothing of a source that');
    expect((await run('add', 'page', 'https://b.example/', '--name', 'Plakken')).err).toContain(
      '\nsources[1].name is how copy that editors paste is called; give this source another name\n',
    );
    expect(text()).toBe(before);
  });

  test('adds no folder of the machine or of its own, and says what WIRE_DIR is', async () => {
    for (const place of ['/etc', '.', '..']) {
      const refused = await run('add', 'folder', place, '--name', 'a');
      expect(refused).toMatchObject({ out: '', code: 2 });
      expect(refused.err).toContain('sources[0].path');
      expect(refused.err).toContain('would be read as copy and moved away');
    }
    expect(existsSync(join(folder, 'sources.yaml'))).toBe(false);
    const own = await run('add', 'folder', 'wire');
    expect(own.out).toBe('sources.yaml  wire added\n');
    expect(own.err).toBe('wire is WIRE_DIR, which is read without an entry too.\n');
  });

  test('reads a folder for the file as what it is, and says how often a folder is looked at', async () => {
    folder = makeFolder({
      'in/a.txt': '',
      'sources.yaml': 'sources:\n  - {name: a, kind: folder, path: in, schedule: every minute}\n',
    });
    const { err } = await run('check', '--file', 'in');
    expect(err).toContain('in:1:1 the file cannot be read: it is a folder.');
    expect(err).not.toContain('import');
    expect((await run('check')).err).toContain('Left out, a folder is looked at each minute.');
  });

  test('adds who sends copy itself, by the file with its token', async () => {
    await run('add', 'push', 'tokens/anp.token', '--section', 'Binnenland');
    expect(text()).toBe(
      'sources:\n  - name: anp\n    kind: push\n    tokenFile: tokens/anp.token\n    section: Binnenland\n',
    );
  });

  test('tells every mistake in the file with its line', async () => {
    folder = makeFolder({
      'sources.yaml': 'sources:\n  - name: a\n    kind: feed\n    url: nowhere\n    layuot: 3\n',
    });
    const { err, code } = await run('check');
    expect(err).toBe(
      'telex: the file of sources is wrong:\nsources.yaml:4:5 sources[0].url is not an http(s) address\nsources.yaml:5:5 sources[0].layuot is no setting of this kind of source\n',
    );
    expect(code).toBe(1);
  });

  test('tries a source: what it would bring, or why nothing', async () => {
    const server = await serve((request, response) => {
      if (request.url !== '/rss') return void response.writeHead(404).end();
      response.end(
        '<rss version="2.0"><channel><item><title>Brug open</title><guid>a</guid><pubDate>Tue, 10 Mar 2026 07:00:00 GMT</pubDate><description>GOES (ANP) - De brug over het kanaal is open.</description></item></channel></rss>',
      );
    });
    const yaml = (path: string) =>
      `sources:\n  - {name: Kust, kind: feed, url: "${server.origin}${path}", allowPrivate: [127.0.0.1]}\n`;
    folder = makeFolder({ 'sources.yaml': yaml('/rss') });
    expect(await run('try', 'kust')).toEqual({
      out: 'lead  Brug open  [GOES (ANP)]  2026-03-10 07:00\n',
      err: '',
      code: 0,
    });
    folder = makeFolder({ 'sources.yaml': yaml('/gone') });
    const gone = await run('try', 'Kust');
    expect(gone).toMatchObject({ out: '', code: 1 });
    expect(gone.err).toMatch(/404/);
  });

  test('takes feeds from a list in OPML, once, and writes them to one', async () => {
    folder = makeFolder({ 'list.opml': opml });
    expect((await run('import', 'list.opml')).out).toBe('sources.yaml  2 added, 0 there already\n');
    expect((await run('import', 'list.opml')).out).toBe('sources.yaml  0 added, 2 there already\n');
    writeFileSync(join(folder, 'slash.opml'), opml.replaceAll('example/rss"', 'example/rss/"'));
    expect((await run('import', 'slash.opml')).out).toBe('sources.yaml  0 added, 2 there already\n');
    expect(text()).toContain('section: Regio');
    expect((await run('export', 'out.opml')).out).toBe('out.opml  2 feeds\n');
    folder = makeFolder({ 'list.opml': readFileSync(join(folder, 'out.opml')) });
    expect((await run('import', 'list.opml')).out).toBe('sources.yaml  2 added, 0 there already\n');
    expect((await run('import', 'sources.yaml')).err).toMatch(/^telex: sources\.yaml: /);
  });
});
