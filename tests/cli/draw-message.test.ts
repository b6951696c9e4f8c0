import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { drawMessage } from '../../src/cli/draw-message.ts';

const now = Date.parse('2026-03-10T08:00:00+01:00');
const drawing = {
  width: 40,
  now,
  locale: 'nl',
  timezone: 'Europe/Amsterdam',
  channelName: (id: string) => (id === '7' ? 'nieuws' : null),
};
const draw = (message: Parameters<typeof drawMessage>[0]) =>
  stripVTControlCharacters(drawMessage(message, drawing));

test('an embed has a bar, its title above its text, and its lines are not longer than the screen', () => {
  const lines = draw({
    embeds: [{ title: 'Kop', description: '**DEN HAAG** woord woord woord woord woord woord woord' }],
  }).split('\n');
  expect(lines[0]).toBe('▌ Kop');
  expect(lines.length).toBe(3);
  for (const line of lines) {
    expect(line).toMatch(/^▌ \S/);
    expect(line.length).toBeLessThanOrEqual(40);
  }
});

test('times are told in words, relative ones to the given moment', () => {
  const at = (minutes: number, style: string) => `<t:${(now - minutes * 60_000) / 1_000}:${style}>`;
  expect(draw({ content: at(13, 'R') })).toBe('13 minuten geleden');
  expect(draw({ content: at(-1440, 'R') })).toBe('over 1 dag');
  expect(draw({ content: at(0, 't') })).toBe('08:00');
  expect(draw({ content: at(0, 'D') })).toBe('10 maart 2026');
});

test('what Discord draws as a mark is no longer text, and what was escaped is', () => {
  expect(draw({ content: '## Kop\n-# klein\n**vet** \\*ster\\* <#7> <#8>' })).toBe(
    'Kop\nklein\nvet *ster* #nieuws <#8>',
  );
});

test('a menu and a button are shown by their words', () => {
  const components = [
    { components: [{ placeholder: 'Lees een bericht…' }] },
    { components: [{ label: 'Verder' }] },
  ];
  expect(draw({ content: 'x', components })).toBe('x\n\n Lees een bericht… ▾ \n\n Verder ');
});
