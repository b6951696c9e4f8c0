import { describe, expect, test } from 'vitest';
import { parseCopy } from '../../../src/wire/detect.ts';

const text = 'HULST (ANP) - De molen van Hulst draait weer. De molenaar is blij.';

function read(title: string, description = text) {
  const feed = `<rss version="2.0"><channel><title>Havenblad</title><item><guid>1</guid><title>${title}</title><description>${description}</description></item></channel></rss>`;
  const capturedAt = Date.parse('2026-03-10T12:00:00+01:00');
  const reading = parseCopy({ source: 'feed.xml', bytes: Buffer.from(feed), capturedAt }, 'auto');
  return reading.ok ? reading.value : [];
}
const until = Date.parse('2026-03-12T06:00:00+01:00');

describe('An entry of a feed', () => {
  test.each([
    ['EMBARGO TOT 12 MAART 06.00 UUR: Molen draait', { status: 'usable', embargoUntil: until }],
    ['Molen draait (embargo tot 12 maart 06.00 uur)', { status: 'usable', embargoUntil: until }],
    ['Onder embargo: Molen draait', { status: 'withheld', embargoUntil: null }],
    ['EMBARGO: Molen draait', { status: 'withheld', embargoUntil: null }],
    ['INGETROKKEN: Molen draait', { status: 'killed' }],
    ['Molen draait (ingetrokken)', { status: 'killed' }],
    ['CORRECTIE: Molen draait', { status: 'usable', signal: 'correction', editorNote: null }],
  ])('%s: its title is read without the label, which counts', (title, life) => {
    expect(read(title)).toMatchObject([{ ...life, headline: 'Molen draait' }]);
  });

  test.each([
    [text.replace('- De', '- EMBARGO TOT 12 MAART 06.00 UUR - De'), { embargoUntil: until }],
    [text.replace('- De', '- INGETROKKEN: De'), { status: 'killed' }],
    [`${text} Dit bericht is ingetrokken.`, { status: 'killed' }],
  ])('%s: what stands in its text counts, and is no part of it', (description, life) => {
    expect(read('Molen draait', description)).toMatchObject([
      { ...life, paragraphs: ['De molen van Hulst draait weer. De molenaar is blij.'] },
    ]);
  });

  test.each(['Embargo tegen Kustland blijft', 'Correctie van de jaarrekening kost geld'])(
    '%s is news',
    (title) => {
      expect(read(title)).toMatchObject([{ headline: title, status: 'usable', signal: null }]);
    },
  );
});
