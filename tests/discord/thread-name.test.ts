import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/archive/parse-query.ts';
import { nameDigestThread, nameStoryThread } from '../../src/discord/thread-name.ts';
import { day, eight } from '../digest/stories.ts';
import { lead } from './sample-stories.ts';

const timezone = 'Europe/Amsterdam';

function nameOf(typed: string, language: 'nl' | 'en' = 'nl'): string {
  const topic = parseQuery(typed, eight, timezone);
  if (!topic.ok) throw new Error(topic.problem.message);
  return nameDigestThread({ from: eight - day, to: eight }, { topic: topic.value, language, timezone });
}

describe('the thread of a digest', () => {
  test('is called by its topic, date and edition, in the subscription’s language', () => {
    expect(nameOf('sectie:buitenland')).toBe('Buitenland · 19 mei 2025 · ochtendeditie');
    expect(nameOf('', 'en')).toBe('The news · 19 May 2025 · morning edition');
  });

  test('has 100 characters at most, and no half word', () => {
    const words = Array.from({ length: 30 }, (_, n) => `waterschap${n}`);
    const name = nameOf(words.join(' '));
    expect(name.length).toBeLessThanOrEqual(100);
    expect(name).toMatch(/ · 19 mei 2025 · ochtendeditie$/);
    for (const word of name.match(/waterschap\d+/gi) ?? []) expect(words).toContain(word.toLowerCase());
    expect(name).toContain('…');
  });
});

describe('the thread of a story', () => {
  const voice = { language: 'nl', timezone, postedAt: eight } as const;

  test('is called by its headline and the day', () => {
    const name = nameStoryThread({ kind: 'told', story: lead, change: null }, voice);
    expect(name).toMatch(/ · 19 mei 2025$/);
    expect(name.length).toBeLessThanOrEqual(100);
    expect(lead.headline).toContain(name.slice(0, 10));
  });

  test('says no word of one that was taken back', () => {
    const name = nameStoryThread({ kind: 'withdrawn', why: 'killed', at: eight }, voice);
    expect(name).toBe('Niet meer beschikbaar · 19 mei 2025');
  });
});
