import { expect, test } from 'vitest';
import { layOutOutcome } from '../../src/discord/paste-outcome.ts';
import { layOutPreview, layOutUnread } from '../../src/discord/paste-preview.ts';
import { lineOf } from '../../src/discord/paste-problem.ts';
import { unknownProspect } from '../../src/discord/paste-prospect.ts';
import type { Reply } from '../../src/discord/reply.ts';
import type { Problem } from '../../src/wire/problem.ts';
import { eight, hour, story } from '../digest/stories.ts';
import { problemsOfMessage } from './message-problems.ts';

const voice = { language: 'nl', timezone: 'Europe/Amsterdam' } as const;
const times = { now: eight, until: eight + hour };
const none = { prospects: [], problems: [], bytes: new Uint8Array(), typed: null, isFull: false };
const words = (reply: Reply) =>
  reply.embeds.map(({ title, description }) => `${title}\n${description}`).join('\n');

test('a preview of very much, and very long, fits, and counts what it leaves out', () => {
  const long = 'Ω*_`~|'.repeat(4_000);
  for (const role of ['lead', 'brief'] as const) {
    const stories = Array.from({ length: 2_000 }, (_, id) =>
      story({
        id: String(id),
        role,
        from: `${'A/'.repeat(200)}B (${'ANP/'.repeat(200)}ANP)`,
        headline: long,
        paragraphs: [long, long],
        section: long,
        signal: 'correction',
        urgency: 1,
        truncated: true,
      }),
    );
    const problems = Array.from(
      { length: 50 },
      (_, index): Problem => ({
        code: 'odd',
        message: long,
        at: { line: index },
        ...(index % 2 ? { isAside: true } : {}),
      }),
    );
    const reply = layOutPreview({ ...none, stories, problems }, times, [], voice);
    expect(problemsOfMessage(reply)).toEqual([]);
    expect(words(reply)).toMatch(/En nog [\d.]+ berichten/);
    expect(words(reply)).toContain('**3. ');
    expect(words(reply)).toContain('- en nog 20');
    expect(words(reply)).toContain('Publiceren kan tot');
    const unread = layOutUnread({ problems, bytes: new Uint8Array(), typed: '`'.repeat(4_000) }, [], 'nl');
    expect(problemsOfMessage(unread)).toEqual([]);
  }
});

test('a story that is held back is never the one that is shown as it would look', () => {
  const stories = [
    story({ id: 'a', headline: 'Weg', status: 'killed' }),
    story({ id: 'b', headline: 'Vast', status: 'withheld' }),
    story({ id: 'c', headline: 'Later', embargoUntil: eight + hour }),
  ];
  const reply = layOutPreview({ stories, ...none }, times, [], voice);
  expect(reply.embeds).toHaveLength(1);
  expect(words(reply)).toContain('3 berichten worden niet getoond');
});

test('a place that the gazetteer does not know is said to be so', () => {
  const reply = layOutPreview(
    { stories: [story({ id: 'a', from: 'MARISOL (ANP)' })], ...none },
    times,
    [],
    voice,
  );
  expect(words(reply)).toContain('MARISOL: één plaats niet gevonden · ANP');
});

test('a problem at a byte is told at the line in which that is', () => {
  const bytes = Buffer.from('een\ntwee\ndrie');
  const at = (byte: number) => lineOf({ code: 'x', message: 'x', at: { byte } }, bytes);
  expect([at(0), at(3), at(4), at(9)]).toEqual([1, 1, 2, 3]);
  expect(lineOf({ code: 'x', message: 'x', at: { line: 7 } }, bytes)).toBe(7);
  expect(lineOf({ code: 'x', message: 'x' }, bytes)).toBe(0);
});

test('what became of very many stories fits, by their first words where they have no headline', () => {
  const stories = Array.from({ length: 500 }, () => ({
    headline: null,
    opening: '*'.repeat(200),
    filing: 'new' as const,
    status: 'usable' as const,
    embargoUntil: null,
    wasHeld: false,
    posts: 0,
    mute: null,
  }));
  const reply = layOutOutcome({ stories, problem: { code: 'no-story', message: 'x' } }, 'nl', eight);
  expect(problemsOfMessage(reply)).toEqual([]);
  expect(words(reply)).toContain('500 nieuw');
  expect(words(reply)).toContain('en nog 485');
  expect(words(reply)).toContain('Niet alles kon worden gelezen: Er staat geen bericht in.');
});

test.each([
  [
    'doubtful-mark',
    'regel 7: Deze regel kan bij het bericht erboven horen of bij dat eronder: geen van beide wordt getoond.',
  ],
  [
    'embargo-not-read',
    'regel 7: Tot wanneer het embargo geldt is niet begrepen: het bericht blijft verborgen.',
  ],
])('an editor is told in Dutch what keeps a story from being shown: %s', (code, told) => {
  const problems: Problem[] = [{ code, message: 'In English.', at: { line: 7 } }];
  const preview = { ...none, stories: [story({ id: '1', status: 'withheld' })], problems };
  expect(words(layOutPreview(preview, times, [], voice))).toContain(told);
});

test('one word alone is answered with what to paste, and beside other stories with what to take out', () => {
  const word = story({ id: 'w', headline: 'hallo' });
  const prospect = { ...unknownProspect, filing: 'new', mute: 'no-news' } as const;
  const alone = words(layOutPreview({ ...none, stories: [word], prospects: [prospect] }, times, [], voice));
  expect(alone).toContain('plak de hele tekst van een bericht');
  expect(alone).not.toMatch(/de rest|Publiceren kan tot/);
  const both = {
    stories: [word, story({ id: 'b', headline: 'Brug' })],
    prospects: [prospect, unknownProspect],
  };
  const beside = words(layOutPreview({ ...none, ...both }, times, [], voice));
  expect(beside).toContain('haal het weg, dan kan de rest gepubliceerd worden');
});
