import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readPageText } from '../../../src/intake/page/read-page.ts';
import type { WireItem } from '../../../src/wire/item.ts';
import { parsePage } from '../../../src/wire/page/page-reader.ts';

const shared = fileURLToPath(new URL('../../../../shared', import.meta.url));
const samples = [join(shared, 'seed.txt'), ...globSync(join(shared, 'samples/0*.txt')).sort()].filter(
  (path) => existsSync(path),
);
const capturedAt = Date.parse('2026-06-08T12:00:00Z');

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A page's text as a site would have it: a line a paragraph, ages and the head of the briefs marked up. */
function wrap(text: string): string {
  const lines = text
    .split('\n')
    .flatMap((line) => line.split(/(?<=^\d+ \p{Ll}+ geleden)(?=\S)/u))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:Webmail|Kies je webmail|Omdat Zeeland.*)$/.test(line));
  const body = lines.map((line, at) => {
    if (at === 0) return `<h1>${escapeHtml(line)}</h1>`;
    if (line === lines[0]) return '';
    if (/^Meer uit /.test(line)) return `<h2>${escapeHtml(line)}</h2>`;
    return / geleden$/.test(line) && line.length < 40
      ? `<span class="age">${line}</span>`
      : `<p>${escapeHtml(line)}</p>`;
  });
  return `<html><body><nav><a href="/">Home</a><a href="/s">Sport</a></nav><main>${body.join('\n')}</main><footer>Contact</footer></body></html>`;
}

const tell = (items: readonly WireItem[]) =>
  items.map(({ role, headline, section, dateline, paragraphs, publishedAt }) => ({
    role,
    headline,
    section,
    dateline,
    paragraphs,
    publishedAt,
  }));

const parse = (bytes: Uint8Array) => {
  const read = parsePage({ source: '', bytes, capturedAt }, null);
  return read.ok ? read.value : [];
};

/** Stories that are whole, with a lead above them: what breaks off does so in HTML otherwise. */
const leads = samples.filter((path) => parse(readFileSync(path))[0]?.role === 'lead');

describe.skipIf(leads.length === 0)('pages of the kind that comes in, put into HTML', () => {
  test.each(leads.map((path) => ({ name: basename(path), path })))(
    'give the same stories: $name',
    async ({ path }) => {
      const bytes = readFileSync(path);
      const truth = parse(bytes).filter((item) => !item.truncated);
      const text = await readPageText(
        { bytes: new TextEncoder().encode(wrap(bytes.toString('utf8'))), charset: null, capturedAt },
        null,
      );
      if (!text.ok) throw new Error(text.problem.message);
      const found = tell(parse(new TextEncoder().encode(text.value)));
      for (const story of tell(truth)) expect(found).toContainEqual(story);
    },
  );
});
