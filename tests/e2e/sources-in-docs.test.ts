import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Newsroom, openNewsroom } from '../../src/newsroom.ts';
import { openIntake } from '../../src/open-intake.ts';
import { serve } from '../intake/http/servers.ts';
import { diskFolder } from '../memory-folder.ts';

const docs = readFileSync(new URL('../../docs/sources.md', import.meta.url), 'utf8');
const examples = [...docs.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
const eight = Date.parse('2026-03-10T08:00:00+01:00');
const text = (town: string) =>
  `${town.toUpperCase()} (ANP) - Er ligt een nieuw stoomschip in haven ${town} aan de kade bij het oude pakhuis. De burgemeester van ${town} heette de bemanning dinsdag welkom.`;
const html = (body: string) =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Nieuws</title></head><body><nav>Menu</nav>${body}</body></html>`;

interface Example {
  readonly name: string;
  readonly kind: string;
  readonly path?: string;
  readonly url?: string;
}

/** What stands at the addresses of the examples: each a story about the town in it. */
const answers: Readonly<Record<string, { readonly type: string; readonly body: string }>> = {
  '/nieuws': {
    type: 'text/html',
    body: html(
      `<main><div class="artikel"><h1 class="kop">Stoomschip in Goes</h1><p>${text('Goes')}</p></div></main>`,
    ),
  },
  '/feed.xml': {
    type: 'application/rss+xml',
    body: `<rss version="2.0"><channel><title>Kustradio</title><item><title>Stoomschip in Vlissingen</title><guid>1</guid><link>ORIGIN/lees</link><description>Er ligt een schip.</description></item></channel></rss>`,
  },
  '/lees': {
    type: 'text/html',
    body: html(`<article><h1>Stoomschip in Vlissingen</h1><p>${text('Vlissingen')}</p></article>`),
  },
};

let home: string;
let newsroom: Newsroom;
beforeEach(() => {
  home = mkdtempSync(join(diskFolder(), 'telex-docs-'));
  newsroom = openNewsroom(join(home, 'telex.sqlite'));
});
afterEach(() => {
  newsroom.close();
  rmSync(home, { recursive: true });
});

/** The sources of an example as they stand in the docs, at a server on this machine instead of at theirs. */
async function setUp(example: string): Promise<readonly Example[]> {
  const server = await serve((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer === undefined) return void response.writeHead(404).end();
    response
      .writeHead(200, { 'content-type': answer.type })
      .end(answer.body.replaceAll('ORIGIN', server.origin));
  });
  const whole = example.startsWith('sources:') ? example : `sources:\n${example}`;
  const here = whole
    .replace(/https:\/\/[\w.]+\.example/g, server.origin)
    .replace(
      /^( *)(- )?url: .*$/gm,
      (line, blanks: string, dash = '') =>
        `${line}\n${blanks}${' '.repeat(dash.length)}allowPrivate: [127.0.0.1]`,
    );
  writeFileSync(join(home, 'sources.yaml'), here);
  const { sources } = parse(here) as { readonly sources: readonly Example[] };
  for (const { path } of sources) {
    if (path === undefined) continue;
    const file = join(home, path, 'a.txt');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `Stoomschip in Delfzijl\n${text('Delfzijl')}\n`);
    utimesSync(file, eight / 1_000 - 60, eight / 1_000 - 60);
  }
  return sources;
}

describe('The examples in docs/sources.md', () => {
  test('are there for each kind that is looked at', () => {
    const kinds = new Set(
      examples.flatMap((one) => [...one.matchAll(/kind: (\w+)/g)].map(([, kind]) => kind)),
    );
    expect([...kinds]).toEqual(expect.arrayContaining(['folder', 'page', 'feed']));
  });

  test.each(examples.filter((one) => /kind: (?:folder|page|feed)/.test(one)).map((one) => [one]))(
    'work as they stand there: %#',
    async (example) => {
      const sources = await setUp(example);
      mkdirSync(join(home, 'wire'));
      const intake = openIntake(
        {
          wireDir: join(home, 'wire'),
          sources: {
            file: join(home, 'sources.yaml'),
            timezone: 'Europe/Amsterdam',
            userAgent: 'Telex/test',
          },
        },
        newsroom,
      );
      const { settings, failed, spiked, filings } = await intake.read(eight);
      await intake.stop();
      expect(settings).toMatchObject({ ok: true });
      expect({ failed, spiked }).toEqual({ failed: [], spiked: [] });
      const looked = sources.filter(({ kind }) => kind !== 'push');
      expect(filings.new).toBe(looked.length);
    },
  );
});
