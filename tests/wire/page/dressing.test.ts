import { expect, test } from 'vitest';
import { explainPage } from '../../../src/wire/page/explain.ts';

const one = 'SLUIS (ANP) - De vuurtoren is verkocht.';
const two = 'AXEL (ANP) - De griffier vertrekt.';

function read(page: string) {
  const { items, steps } = explainPage({ source: 'page.txt', bytes: Buffer.from(page), capturedAt: 0 });
  const stories = items.ok ? items.value : [];
  return {
    stories: stories.map(({ headline, dateline, paragraphs }) => [headline, dateline?.cities[0], paragraphs]),
    steps,
  };
}

test.each([
  [
    'the signs of a quote',
    `> ${one}\n> De koper woont in Gent.\n`,
    [[null, 'SLUIS', ['De vuurtoren is verkocht.', 'De koper woont in Gent.']]],
  ],
  [
    'a chat’s sender',
    `[10-03-2026 07:12] Jan Jansen: ${one}\n`,
    [[null, 'SLUIS', ['De vuurtoren is verkocht.']]],
  ],
  [
    'bullets before datelines',
    `• ${one}\n• ${two}\n`,
    [
      [null, 'SLUIS', ['De vuurtoren is verkocht.']],
      [null, 'AXEL', ['De griffier vertrekt.']],
    ],
  ],
  [
    'stars around a dateline',
    `**SLUIS (ANP)** - De vuurtoren is verkocht.\n`,
    [[null, 'SLUIS', ['De vuurtoren is verkocht.']]],
  ],
  [
    'stars around a headline',
    `**Toren verkocht**\n${one}\n`,
    [['Toren verkocht', 'SLUIS', ['De vuurtoren is verkocht.']]],
  ],
  ['the fence of a code block', `\`\`\`\n${one}\n\`\`\`\n`, [[null, 'SLUIS', ['De vuurtoren is verkocht.']]]],
  [
    'a mail',
    `Van: Jan Jansen <jan@haven.example>\nAan: redactie\nOnderwerp: toren\n\n${one}\n\n--\nMet vriendelijke groet,\nJan Jansen\n`,
    [[null, 'SLUIS', ['De vuurtoren is verkocht.']]],
  ],
])('Copy that was sent on is read without %s', (_, page, expected) => {
  expect(read(page).stories).toEqual(expected);
});

test.each([
  [
    'a list in the text',
    `Markt\n${one}\n• appels\n• peren\n`,
    ['De vuurtoren is verkocht.', '• appels', '• peren'],
  ],
  ['a headline that begins as a mail', `Van: dorp naar stad\n${one}\n`, ['De vuurtoren is verkocht.']],
])('What is no dressing stays: %s', (_, page, expected) => {
  expect(read(page).stories[0]?.[2]).toEqual(expected);
});

test('Each character stands where it stood', () => {
  const { steps } = read(`> **SLUIS (ANP)** - De vuurtoren is verkocht.\n`);
  expect(steps.map(({ from, to, rule }) => [from, to, rule])).toEqual([
    [0, 4, 'chrome'],
    [4, 20, 'dateline'],
    [15, 17, 'chrome'],
    [20, 45, 'paragraph'],
  ]);
});
