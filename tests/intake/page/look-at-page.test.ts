import { describe, expect, test } from 'vitest';
import { lookAtPage } from '../../../src/intake/page/look-at-page.ts';
import { parseCopy } from '../../../src/wire/detect.ts';
import { type Canned, cannedFetch } from '../canned-fetch.ts';

const url = 'https://blad.example/nieuws';
const now = Date.parse('2026-06-08T12:00:00Z');
const { signal } = new AbortController();
const html =
  '<html><body><nav><a href="/">Home</a></nav><h1>Brug dicht</h1><p>GOES (ANP) - De brug is dicht.</p></body></html>';

async function look(answer: Canned) {
  const fetching = cannedFetch({ [url]: answer });
  return { fetching, seen: await lookAtPage({ url }, { fetching })(now, signal) };
}

describe('a page as a source', () => {
  test('is one piece of copy that the page parser reads, captured when it was looked at', async () => {
    const { seen, fetching } = await look({ body: html, freshUntil: now + 60_000 });
    expect(seen).toMatchObject({
      copy: [{ source: url, capturedAt: now }],
      problem: null,
      notBefore: now + 60_000,
    });
    const [copy] = seen.copy;
    const read = copy === undefined ? null : parseCopy(copy, 'auto');
    expect(read).toMatchObject({
      ok: true,
      value: [{ format: 'page', role: 'lead', headline: 'Brug dicht', dateline: { cities: ['GOES'] } }],
    });
    expect(fetching.kept).toEqual([]);
    await seen.keep();
    expect(fetching.kept).toEqual([url]);
  });

  test('goes on as it came where it is plain text', async () => {
    const body = new Uint8Array([0x47, 0x4f, 0x45, 0x53, 0xe9, 0x0a]);
    const { seen } = await look({ body, contentType: 'text/plain' });
    expect(seen.copy[0]?.bytes).toBe(body);
  });

  test('is a problem, and counts as not had, where no story is on it or it is no page', async () => {
    const menu = await look({ body: '<nav><a href="/a">Sport</a><a href="/b">Weer</a></nav>' });
    expect(menu.seen).toMatchObject({
      copy: [],
      problem: { code: 'page-without-story', message: expect.stringContaining('layout') },
    });
    await menu.seen.keep();
    expect(menu.fetching.kept).toEqual([]);
    const image = await look({ body: 'GIF89a', contentType: 'image/gif' });
    expect(image.seen.problem).toEqual({
      code: 'no-page',
      message: 'There is no page of HTML or plain text at this address, but image/gif.',
    });
  });

  test('brings nothing when it did not change, and says what went wrong when it could not be had', async () => {
    expect((await look({ unchanged: true })).seen).toMatchObject({
      copy: [],
      problem: null,
      notBefore: null,
    });
    const problem = { code: 'server-trouble', message: 'It is out of service.' };
    expect((await look({ problem, retryAt: now + 5 })).seen).toMatchObject({
      copy: [],
      problem,
      notBefore: now + 5,
    });
    const aborted = lookAtPage({ url }, { fetching: cannedFetch() })(
      now,
      AbortSignal.abort(new Error('stop')),
    );
    await expect(aborted).rejects.toThrow('stop');
  });
});
