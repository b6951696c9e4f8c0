import fc from 'fast-check';

/** Pages made from stories, for properties: what goes in is what must come out. */

export const layouts = ['glued', 'blank-lined', 'listing-glued', 'listing-blank-lined'] as const;
export type Layout = (typeof layouts)[number];

export interface MadeStory {
  readonly headline: string;
  /** Empty for a story without a dateline. */
  readonly dateline: string;
  readonly cities: readonly string[];
  readonly agencies: readonly string[];
  readonly paragraphs: readonly string[];
  /** The subhead above each paragraph; null for none. The first paragraph has none. */
  readonly subheads: readonly (string | null)[];
  /** Empty for a lead. */
  readonly age: string;
}

export interface MadePage {
  readonly layout: Layout;
  /** Null for a listing. */
  readonly lead: MadeStory | null;
  readonly section: string | null;
  readonly briefs: readonly MadeStory[];
  readonly headlineTwice: boolean;
}

const words = (
  'de het een water brug haven school gemeente regen fiets molen wethouder kaas gisteren morgen veel weinig groot klein ' +
  'oude nieuwe vindt meldt zegt krijgt opent sluit bouwt koopt verkoopt over onder naast tegen zonder 12.000 16.00 1,5 ' +
  '(RIVM) (VVD) NOC*NSF \'s-avonds café überhaupt coördinator geïnd ‘zo’ "ja" 2-1 ruim - geleden uur minuten'
).split(' ');
const starts = [
  'De',
  'Het',
  'Een',
  'In',
  'Volgens',
  '“Wij',
  'Meer',
  'Bijna',
  '2000',
  'Minister',
  'NOC*NSF',
  "'Niets",
  'Lees',
];

const sentence = fc
  .tuple(fc.constantFrom(...starts), fc.array(fc.constantFrom(...words), { minLength: 9, maxLength: 24 }))
  .map(([start, rest]) => `${start} ${rest.join(' ')} klaar.`);

const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join(' '));

const headline = fc
  .tuple(
    fc.constantFrom('Brug', 'Meer', 'Kaas', 'PSV', 'Wethouder', '‘Stop’', '12', 'Willem II', 'Ook'),
    fc.constantFrom('mensen', 'water', 'tegen', 'wil', 'en', 'zonder'),
    fc.array(fc.constantFrom('regen', 'haven', 'kaas', 'molen', 'Europa', 'plan', 'snel'), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.constantFrom('', '?', '!', "'"),
  )
  .map(([first, second, rest, end]) => `${first} ${second} ${rest.join(' ')}${end}`);

const place = fc.constantFrom(
  ...(
    "GOES;DEN HAAG;WIJK AAN ZEE;GAZA-STAD;‘s-HEERENHOEK;'s-GRAVENPOLDER;MÜNCHEN;MALMÖ;SPA-FRANCORCHAMPS;EDE;OUD VOSSEMEER;" +
    "NEW YORK;SINT-MAARTENSDIJK;JERUZAEMN;L'AQUILA;BERGEN OP ZOOM;ÅRHUS;’s HERTOGENBOSCH;ST. LOUIS"
  ).split(';'),
);
const agency = fc.constantFrom('RTR', 'AFP', 'DPA', 'BELGA', 'BLOOMBERG', 'AP', 'TASS', 'EFE');

const dateline = fc
  .record({
    cities: fc.uniqueArray(place, { minLength: 1, maxLength: 3 }),
    agencies: fc.oneof(
      fc.constant<string[]>([]),
      fc.uniqueArray(agency, { maxLength: 3 }).map((others) => ['ANP', ...others]),
    ),
    dash: fc.constantFrom(' - ', ' - ', ' - ', '- ', ' – '),
  })
  .map(({ cities, agencies, dash }) => ({
    cities,
    agencies,
    dateline: `${cities.join('/')}${agencies.length > 0 ? ` (${agencies.join('/')})` : ''}${dash}`,
  }));

const subhead = fc.constantFrom(
  'Grasranden',
  "'Geholpen'",
  'NN Group',
  'De Drie Klauwen',
  'En nu?',
  'Te weinig geld',
);

const minutes = 60_000;
const ageSteps: readonly (readonly [text: string, ms: number])[] = [
  ['1 minuut geleden', minutes],
  ['13 minuten geleden', 13 * minutes],
  ['1 uur geleden', 60 * minutes],
  ['23 uur geleden', 23 * 60 * minutes],
  ['1 dag geleden', 1440 * minutes],
  ['2 weken geleden', 14 * 1440 * minutes],
  ['5 jaar geleden', 5 * 365 * 1440 * minutes],
];

function story(isLead: boolean): fc.Arbitrary<MadeStory> {
  return fc
    .record({
      headline,
      dateline,
      paragraphs: fc.array(paragraph, { minLength: 1, maxLength: isLead ? 5 : 1 }),
      subheads: fc.array(fc.option(subhead), { minLength: 5, maxLength: 5 }),
    })
    .map(({ headline, dateline, paragraphs, subheads }) => ({
      headline,
      ...dateline,
      paragraphs,
      subheads: paragraphs.map((_, i) => (i === 0 || !isLead ? null : (subheads[i] ?? null))),
      age: '',
    }));
}

const section = fc.constantFrom(
  'Buitenland',
  'Binnenland',
  'Financieel',
  'Voetbal',
  'Tholen',
  'Beveland',
  'Zeeuws-Vlaanderen',
);

/** A page in any layout: its briefs' ages never decrease. */
export const page: fc.Arbitrary<MadePage> = fc
  .record({
    layout: fc.constantFrom(...layouts),
    lead: story(true),
    section,
    briefs: fc.array(story(false), { minLength: 1, maxLength: 6 }),
    ages: fc.array(fc.nat({ max: ageSteps.length - 1 }), { minLength: 6, maxLength: 6 }),
    headlineTwice: fc.boolean(),
  })
  .map(({ layout, lead, section, briefs, ages, headlineTwice }) => {
    const order = ages.slice(0, briefs.length).sort((a, b) => a - b);
    const isListing = layout.startsWith('listing');
    return {
      layout,
      lead: isListing ? null : lead,
      section: layout === 'listing-glued' ? null : section,
      briefs: briefs.map((brief, i) => ({ ...brief, age: ageSteps[order[i] ?? 0]?.[0] ?? '' })),
      headlineTwice,
    };
  });

const chrome = 'Webmail\n\nKies je webmail\n\nJe kiest je webmail voortaan één keer.\n\n';

/** The page as it is saved. */
export function writePage({ layout, lead, section, briefs, headlineTwice }: MadePage): string {
  const body = (made: MadeStory, separator: string) =>
    made.paragraphs
      .map((text, i) => {
        const above = made.subheads[i];
        return `${above ? `${above}${separator}` : ''}${i === 0 ? made.dateline : ''}${text}`;
      })
      .join(separator);
  if (layout === 'glued' || layout === 'listing-glued') {
    const top =
      lead === null
        ? 'Net binnen\n- Sport 8:47 Roeiers pakken brons\n- Zeeland 8:41 Molen: open\n'
        : `${lead.headline}\n${body(lead, '\n')}\nMeer uit ${section}\n`;
    return `${top}${briefs.map((brief) => `${body(brief, '\n')}\n${brief.age}`).join('')}\n`;
  }
  const prefix = lead === null ? 'ANP ' : '';
  const list = briefs.map(
    (brief) => `${prefix}${brief.headline}\n\n${body(brief, '\n\n')}\n\n${brief.age}\n`,
  );
  const top =
    lead === null
      ? `vrijdag 12 september 2025\nEditie: NL & Wereld | Zeeland\n\n${section}\n\n`
      : `${lead.headline}\n\n${headlineTwice ? `${lead.headline}\n\n` : ''}${body(lead, '\n\n')}\n\nMeer uit ${section}\n\n`;
  return `${chrome}${top}${list.join('')}`;
}

/** What must be read of a story of the page. */
export interface MadeItem {
  readonly role: 'lead' | 'brief';
  readonly headline: string | null;
  readonly section: string | null;
  readonly raw: string;
  readonly cities: readonly string[];
  readonly agencies: readonly string[];
  readonly paragraphs: readonly string[];
  readonly subheads: readonly { text: string; before: number }[];
  readonly age: string | null;
}

/** What must be read of the page. */
export function expectItems({ layout, lead, section, briefs }: MadePage): readonly MadeItem[] {
  const isGlued = layout === 'glued' || layout === 'listing-glued';
  const item = (made: MadeStory, role: 'lead' | 'brief'): MadeItem => ({
    role,
    headline: role === 'brief' && isGlued ? null : made.headline,
    section,
    raw: made.dateline,
    cities: made.cities,
    agencies: made.agencies,
    paragraphs: made.paragraphs,
    subheads: made.subheads.flatMap((text, before) => (text === null ? [] : [{ text, before }])),
    age: made.age || null,
  });
  return [...(lead ? [item(lead, 'lead')] : []), ...briefs.map((brief) => item(brief, 'brief'))];
}
