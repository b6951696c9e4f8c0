/** Invented wire copy for measuring: always the same for the same size. */

const words = (
  'de het een van in op met voor aan bij door over uit naar om als dan maar ook nog niet wel geen meer minder veel weinig ' +
  'gemeente wethouder minister haven brug school water regen storm fabriek trein station markt winkel boer kaas molen kerk ' +
  'politie brandweer rechter bank beurs aandeel winst verlies euro miljoen procent jaar maand week dag uur mensen kinderen ' +
  'inwoners reizigers bezoekers zegt meldt vindt krijgt opent sluit bouwt koopt verkoopt stijgt daalt begint stopt wacht ' +
  'volgens tegen zonder tussen onder boven naast sinds tijdens café geïnd coördinator reële financiële Oekraïne België'
).split(' ');
const places =
  'GOES;DEN HAAG;AMSTERDAM;WIJK AAN ZEE;GAZA-STAD;‘s-HEERENHOEK;MÜNCHEN;MALMÖ;BRUSSEL;KYIV/WASHINGTON;MIDDELBURG;NEW YORK'.split(
    ';',
  );
const signatures = [' (ANP)', ' (ANP/RTR)', ' (ANP/AFP)', '', ' (ANP/DPA/BELGA)'];
const sections = ['Buitenland', 'Binnenland', 'Financieel', 'Sport', 'Beveland'];
const ages = [
  ...Array.from({ length: 59 }, (_, i) => (i === 0 ? '1 minuut geleden' : `${i + 1} minuten geleden`)),
  ...Array.from({ length: 23 }, (_, i) => `${i + 1} uur geleden`),
  ...['1 dag geleden', '3 dagen geleden', '2 weken geleden', '1 maand geleden', '5 jaar geleden'],
];

/** A story to be measured with. */
export interface BenchStory {
  readonly headline: string;
  readonly dateline: string;
  readonly paragraphs: readonly string[];
  readonly age: string;
}

/** A small generator of numbers (mulberry32): the same seed gives the same numbers. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

function makeSentence(random: (below: number) => number, length: number): string {
  const picked = Array.from({ length }, () => words[random(words.length)] ?? '');
  const text = picked.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A story with `paragraphs` paragraphs of three sentences. */
export function makeStory(random: (below: number) => number, paragraphs: number): BenchStory {
  return {
    headline: makeSentence(random, 6 + random(4)).slice(0, -1),
    dateline: `${places[random(places.length)]}${signatures[random(signatures.length)]} - `,
    paragraphs: Array.from({ length: paragraphs }, () =>
      Array.from({ length: 3 }, () => makeSentence(random, 9 + random(8))).join(' '),
    ),
    age: ages[random(ages.length)] ?? '',
  };
}

/** A page of a lead and eight briefs: glued, or blank-lined with chrome. */
export function makePage(random: (below: number) => number): {
  text: string;
  stories: readonly BenchStory[];
} {
  const lead = makeStory(random, 4);
  const briefs = Array.from({ length: 8 }, () => makeStory(random, 1));
  const section = sections[random(sections.length)];
  const body = (story: BenchStory, separator: string) =>
    `${story.dateline}${story.paragraphs.join(separator)}`;
  const text =
    random(2) === 0
      ? `${lead.headline}\n${body(lead, '\n')}\nMeer uit ${section}\n${briefs.map((b) => `${body(b, '\n')}\n${b.age}`).join('')}\n`
      : `Webmail\n\nKies je webmail\n\nJe kiest je webmail voortaan één keer.\n\n${lead.headline}\n\n${lead.headline}\n\n${body(lead, '\n\n')}\n\nMeer uit ${section}\n\n${briefs.map((b) => `${b.headline}\n\n${body(b, '\n\n')}\n\n${b.age}\n`).join('')}`;
  return { text, stories: [lead, ...briefs] };
}

/** Pages that follow one another, of at least `size` bytes in all; where each ends, in bytes; and how many stories. */
export function makePages(
  size: number,
  seed = 1,
): { bytes: Buffer; ends: readonly number[]; stories: number } {
  const random = createRandom(seed);
  const parts: Buffer[] = [];
  const ends: number[] = [];
  let stories = 0;
  for (let total = 0; total < size; ) {
    const page = makePage(random);
    const part = Buffer.from(page.text);
    parts.push(part);
    stories += page.stories.length;
    total += part.length;
    ends.push(total);
  }
  return { bytes: Buffer.concat(parts), ends, stories };
}
