import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageReader } from '../../../src/wire/page/page-reader.ts';

const capturedAt = Date.parse('2026-03-10T12:00:00+01:00');

/** Marks on a line of their own; the moments lie behind the capture. */
const kills = [
  'INGETROKKEN',
  'KILL',
  '** KILL **',
  'Dit bericht is ingetrokken.',
  'ANP trekt dit bericht in',
  'ANP heeft dit bericht ingetrokken',
  'LET OP: BERICHT INGETROKKEN',
  'Ingetrokken',
  'VERVALLEN',
] as const;
const embargoes = [
  'EMBARGO',
  'ONDER EMBARGO',
  'EMBARGO tot 13 maart 06.00 uur',
  'Let op: embargo tot 13 maart 06.00 uur',
  'EMBARGO tot vrijdag 06.00 uur',
  'EMBARGO tot na de persconferentie',
  'NIET VOOR 13 maart 06.00 uur PUBLICEREN',
  '*** EMBARGO *** 13 maart, 06:00 uur ***',
] as const;
/** Labels around a headline or a text. */
const labels = [
  ['INGETROKKEN: ', ''],
  ['KILL: ', ''],
  ['STORNO: ', ''],
  ['', ' (INGETROKKEN)'],
  ['', ' (ingetrokken)'],
  ['EMBARGO: ', ''],
  ['Onder embargo: ', ''],
  ['EMBARGO TOT 13 MAART 06.00 UUR: ', ''],
  ['', ' (embargo tot 13 maart 06.00 uur)'],
] as const;
const places = [
  'above',
  'below-headline',
  'before-dateline',
  'behind-dateline',
  'headline',
  'below',
] as const;

const names = ['zwaan', 'reiger', 'aalscholver', 'kievit'] as const;
const cities = ['SLUIS', 'AXEL', 'HULST', 'TERNEUZEN'] as const;

const story = fc.record({
  hasHeadline: fc.boolean(),
  paragraphs: fc.integer({ min: 1, max: 3 }),
  place: fc.constantFrom(null, ...places),
  isKill: fc.boolean(),
  kill: fc.constantFrom(...kills),
  embargo: fc.constantFrom(...embargoes),
  label: fc.constantFrom(...labels),
  /** Whether a blank line parts the mark from its story, and from the other. */
  gapToOwn: fc.boolean(),
});
const page = fc.record({
  stories: fc.array(story, { minLength: 1, maxLength: 4 }),
  /** `ages`: each story ends in its age; `blank`: all lines are parted; `plain`: the stories are; `glued`: nothing is. */
  layout: fc.constantFrom('ages', 'blank', 'plain', 'glued'),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;
type Page = typeof page extends fc.Arbitrary<infer T> ? T : never;

function isMarked({ place, hasHeadline }: Story): boolean {
  return place !== null && (place !== 'headline' || hasHeadline);
}

function isKilled(told: Story): boolean {
  const isLabel = told.place === 'headline';
  return isMarked(told) && (isLabel ? /INGE|inge|KILL|STORNO/.test(told.label.join('')) : told.isKill);
}

function writeStory(told: Story, n: number, layout: Page['layout']): string {
  const name = names[n] ?? '';
  const mark = told.isKill ? told.kill : told.embargo;
  const inside = layout === 'blank' ? '\n\n' : '\n';
  const own = layout !== 'glued' && told.gapToOwn ? '\n\n' : inside;
  const [before, behind] = told.place === 'headline' ? told.label : ['', ''];
  const headline = told.hasHeadline ? `${before}Over de ${name} van de dijk${behind}${inside}` : '';
  const head = told.place === 'before-dateline' ? `${mark.replace(/\.$/, '')}. ` : '';
  const start = told.place === 'behind-dateline' ? `${mark.replace(/\.$/, '')}. ` : '';
  const text = Array.from(
    { length: told.paragraphs },
    (_, i) => `De ${name} zit op de dijk, meldt de boswachter voor de ${i + 1}e keer.`,
  ).join(inside);
  return [
    told.place === 'above' ? `${mark}${own}` : '',
    headline,
    told.place === 'below-headline' ? `${mark}${inside}` : '',
    `${head}${cities[n]} (ANP) - ${start}${text}`,
    told.place === 'below' ? `${own}${mark}` : '',
    layout === 'ages' ? `\n${n + 2} uur geleden` : '',
  ].join('');
}

function writePage({ stories, layout }: Page): string {
  const between = layout === 'glued' || layout === 'ages' ? '\n' : '\n\n';
  return `${stories.map((told, n) => writeStory(told, n, layout)).join(between)}\n`;
}

/** Marks inside a story leave no doubt whose they are. */
const inside: ReadonlySet<string | null> = new Set([null, 'headline', 'before-dateline', 'behind-dateline']);

function read(text: string) {
  const reading = pageReader.parse({ source: 'page.txt', bytes: Buffer.from(text), capturedAt });
  return reading.ok ? reading.value : [];
}

test('a story that a mark holds back or takes back is never shown, and no other is killed, wherever the mark stands', () => {
  fc.assert(
    fc.property(page, (told) => {
      const items = read(writePage(told));
      const wordsOf = (item: (typeof items)[number]) =>
        [item.headline ?? '', ...item.paragraphs, ...item.subheads.map(({ text }) => text)].join(' ');
      const isClear = told.stories.every(({ place }) => inside.has(place));
      told.stories.forEach((one, n) => {
        const name = names[n] ?? '';
        const its = items.filter((item) => wordsOf(item).includes(name));
        expect(its.length).toBeGreaterThan(0);
        for (const item of its) {
          const isShown = item.status === 'usable' && item.embargoUntil === null;
          if (isMarked(one)) expect([name, isShown]).toEqual([name, false]);
          else if (names.every((other) => other === name || !wordsOf(item).includes(other)))
            expect([name, item.status]).not.toEqual([name, 'killed']);
          if (isClear)
            expect([name, item.status === 'killed', isShown]).toEqual([name, isKilled(one), !isMarked(one)]);
        }
      });
    }),
    { numRuns: 100 },
  );
});
