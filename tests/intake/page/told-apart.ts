import { readPageText } from '../../../src/intake/page/read-page.ts';
import { parsePage } from '../../../src/wire/page/page-reader.ts';

const capturedAt = Date.parse('2026-06-08T12:00:00Z');

/** What matters of a page's stories: role, headline, section, cities, paragraphs, and the age in minutes. */
export async function tellStories(html: string) {
  const text = await readPageText({ bytes: new TextEncoder().encode(html), charset: null, capturedAt }, null);
  if (!text.ok) throw new Error(text.problem.message);
  const bytes = new TextEncoder().encode(text.value);
  const read = parsePage({ source: '', bytes, capturedAt }, null);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.map(({ role, headline, section, dateline, paragraphs, publishedAt }) => ({
    role,
    headline,
    section,
    cities: dateline?.cities ?? [],
    paragraphs,
    minutes: publishedAt === null ? null : (capturedAt - publishedAt) / 60_000,
  }));
}
