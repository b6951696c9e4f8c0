import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { serve } from '../intake/http/servers.ts';
import { makeFolder, telex } from './telex.ts';

let folder: string;
beforeEach(() => {
  folder = makeFolder();
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
    expect(twice.err).toContain('sources.yaml:5:5 sources[1].name is the name of sources[0] too');
    expect(twice.code).toBe(2);
    const often = await run('add', 'folder', 'in', '--schedule', 'elke 2 minuten');
    expect(often.err).toContain('sources[1].schedule is no schedule: “elke 2 minuten” is more often than');
    expect((await run('add', 'mail', 'x')).err).toContain('"mail" is no kind of source: folder, page');
    const pushed = await run('add', 'push', 'anp.token', '--schedule', 'every hour', '--first-sync', 'skip');
    expect(pushed.code).toBe(2);
    expect(pushed.err).toContain(
      'sources.yaml:8:5 sources[1].schedule says nothing of a source that sends its copy itself: it is taken in when it is sent. Leave it out\n',
    );
    expect(pushed.err).toContain('sources.yaml:9:5 sources[1].firstSync says nothing of a source that');
    expect((await run('add', 'page', 'https://b.example/', '--name', 'Plakken')).err).toContain(
      'sources.yaml:5:5 sources[1].name is how copy that editors paste is called; give this source another name\n',
    );
    expect(text()).toBe(before);
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
