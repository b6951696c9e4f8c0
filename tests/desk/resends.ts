import { day, hour, noon } from '../contracts/invent-story.ts';
import { bridge, bridgeLead, brief, fire, later, type Resend, strike, summit } from './invented-copy.ts';

/** The same story again. */
export const resends: readonly Resend[] = [
  {
    name: 'the same brief with another age',
    held: brief(bridge),
    item: later(bridge, { age: '3 uur geleden' }),
    filing: 'known',
  },
  {
    name: 'the same brief under another section',
    held: brief(bridge, { section: 'Binnenland' }),
    item: later(bridge, { section: 'Zeeland' }),
    filing: 'known',
  },
  {
    name: 'the same brief, now with a headline',
    held: brief(bridge),
    item: later(bridge, { headline: 'Brug dicht' }),
    filing: 'known',
  },
  {
    name: 'the same brief a year later',
    held: brief(bridge),
    item: later(bridge, { capturedAt: noon + 365 * day, publishedAt: noon, precision: 'year' }),
    filing: 'known',
  },
  {
    name: 'other quotes, dashes and blanks',
    held: brief('"We zijn geschokt", zegt burgemeester Lies Vermaat - de brand woedde de hele nacht.'),
    item: later('“We zijn  geschokt”, zegt burgemeester Lies Vermaat – de brand woedde de hele nacht.'),
    filing: 'known',
  },
  {
    name: 'accents lost on the way',
    held: brief('De Oekraïense première in Malmö trok gisteravond drieduizend bezoekers naar de haven.'),
    item: later('De Oekraiense premiere in Malmo trok gisteravond drieduizend bezoekers naar de haven.'),
    filing: 'known',
  },
  {
    name: 'no blank after a full stop',
    held: brief(bridge),
    item: later(bridge.replaceAll('. ', '.')),
    filing: 'known',
  },
  {
    name: 'without the dateline on another site',
    held: brief(bridge),
    item: later(bridge, { cities: undefined as never }),
    filing: 'known',
  },
  {
    name: 'a typo in the dateline',
    held: brief(summit, { cities: ['JERUZALEM'] }),
    item: later(summit, { cities: ['JERUZAEMN'] }),
    filing: 'known',
  },
  {
    name: 'cut off inside a word',
    held: brief(bridge),
    item: later(bridge.slice(0, 131), { truncated: true }),
    filing: 'known',
  },
  {
    name: 'cut off after a few sentences',
    held: brief(bridge),
    item: later(bridge.slice(0, 160), { truncated: true }),
    filing: 'known',
  },
  {
    name: 'cut off in its fifth word',
    held: brief(bridge),
    item: later('De Koningin Emmabrug bij Oost', { truncated: true, publishedAt: noon - hour }),
    filing: 'known',
  },
  {
    name: 'cut off without saying so',
    held: brief(bridge),
    item: later(bridge.slice(0, bridge.indexOf(' Volgens'))),
    filing: 'known',
  },
  {
    name: 'the whole of what was held cut off',
    held: brief(bridge.slice(0, 131), { truncated: true }),
    item: later(bridge),
    filing: 'changed',
  },
  {
    name: 'a longer piece of what was held cut off',
    held: brief(bridge.slice(0, 80), { truncated: true }),
    item: later(bridge.slice(0, 180), { truncated: true }),
    filing: 'changed',
  },
  {
    name: 'the lead of which the brief was held',
    held: brief(bridge),
    item: later(bridgeLead, { role: 'lead', headline: 'Brug dicht', publishedAt: null, precision: null }),
    filing: 'changed',
  },
  {
    name: 'the brief of a lead that is held',
    held: brief(bridgeLead, { role: 'lead', publishedAt: null, precision: null }),
    item: later(bridge),
    filing: 'known',
  },
  {
    name: 'the brief of a lead, a day later',
    held: brief(bridgeLead, { role: 'lead', publishedAt: null, precision: null }),
    item: later(bridge, { capturedAt: noon + 26 * hour, publishedAt: noon, precision: 'day' }),
    filing: 'known',
  },
  {
    name: 'the lead cut off in its third paragraph',
    held: brief(bridgeLead, { role: 'lead' }),
    item: later(bridgeLead.slice(0, 420), { role: 'lead', truncated: true }),
    filing: 'known',
  },
  {
    name: 'one typo mended',
    held: brief(summit.replace('onderhandelen', 'onderhandlen')),
    item: later(summit),
    filing: 'changed',
  },
  {
    name: 'a name spelled otherwise',
    held: brief(
      'President Volodymyr Zelenskyj heeft in Oosterhaven gesproken met havenwerkers die sinds de zomer hulpgoederen inladen voor zijn land.',
    ),
    item: later(
      'President Volodymyr Zelensky heeft in Oosterhaven gesproken met havenwerkers die sinds de zomer hulpgoederen inladen voor zijn land.',
    ),
    filing: 'changed',
  },
  {
    name: 'a sentence added',
    held: brief(summit),
    item: later(`${summit} De Eerste Kamer praat er volgende week over.`),
    filing: 'changed',
  },
  {
    name: 'a sentence put in between',
    held: brief(summit),
    item: later(summit.replace(' Vissers', ' Ook komt er meer toezicht op zee. Vissers')),
    filing: 'changed',
  },
  {
    name: 'a sentence taken out',
    held: brief(summit),
    item: later(summit.replace(' De quota voor schol en tong gaan volgend jaar omlaag.', '')),
    filing: 'known',
  },
  {
    name: 'a few words changed',
    held: brief(strike),
    item: later(
      strike
        .replace('legt vrijdag het werk neer', 'staakt vrijdag')
        .replace('in de hele regio', 'in de regio'),
    ),
    filing: 'changed',
  },
  {
    name: 'half the words of a sentence changed',
    held: brief(summit),
    item: later(
      summit.replace('Vissers reageren teleurgesteld op het akkoord', 'De visserijsector is teleurgesteld'),
    ),
    filing: 'changed',
  },
  {
    name: 'a toll that rose within hours',
    held: brief(fire),
    item: later(fire.replace('12 mensen', '15 mensen'), { publishedAt: noon + hour, precision: 'hour' }),
    filing: 'changed',
  },
  {
    name: 'a toll in words that rose',
    held: brief(fire.replace('12', 'twaalf')),
    item: later(fire.replace('12', 'veertien'), { publishedAt: noon + hour, precision: 'hour' }),
    filing: 'changed',
  },
  {
    name: 'a warning that goes up on the same day',
    held: brief(
      'Het weerinstituut heeft voor de hele kust code geel afgegeven vanwege windstoten tot 80 kilometer per uur. Automobilisten met een aanhanger wordt aangeraden niet de weg op te gaan.',
    ),
    item: later(
      'Het weerinstituut heeft voor de hele kust code oranje afgegeven vanwege windstoten tot 110 kilometer per uur. Automobilisten met een aanhanger wordt aangeraden niet de weg op te gaan.',
    ),
    filing: 'changed',
  },
  {
    name: 'an earlier capture read after a later one',
    held: later(fire.replace('12', '15'), { publishedAt: noon + hour, precision: 'minute' }),
    item: brief(fire, { publishedAt: noon - 2 * hour, precision: 'minute' }),
    filing: 'known',
  },
  {
    name: 'a second agency in the dateline',
    held: brief(strike),
    item: later(strike.replace('De vakbonden eisen', 'Vakbonden eisen'), { agencies: ['ANP', 'DPA'] }),
    filing: 'changed',
  },
  {
    name: 'a dateline with a second place',
    held: brief(strike),
    item: later(strike.replace('De vakbonden eisen', 'Vakbonden eisen'), {
      cities: ['OOSTERHAVEN', 'WESTERDAM'],
    }),
    filing: 'changed',
  },
  {
    name: 'the agency sends what a page had',
    held: brief(strike),
    item: later(strike, { storyKey: 'ANPX-1', version: 1, format: 'newsml1' }),
    filing: 'known',
  },
  {
    name: 'a page has what the agency sent, a little edited',
    held: brief(strike, { storyKey: 'ANPX-1', version: 1, format: 'newsml1' }),
    item: later(strike.replace('legt vrijdag het werk neer', 'staakt vrijdag')),
    filing: 'known',
  },
  {
    name: 'the next version of an agency, all of it rewritten',
    held: brief(strike, { storyKey: 'ANPX-1', version: 1 }),
    item: later('Het is afgelopen met de acties.', { storyKey: 'ANPX-1', version: 2 }),
    filing: 'changed',
  },
  {
    name: 'an older version of an agency that comes late',
    held: brief(strike, { storyKey: 'ANPX-1', version: 3 }),
    item: later(`${strike} Oud.`, { storyKey: 'ANPX-1', version: 2 }),
    filing: 'known',
  },
  {
    name: 'a version without number and a later time',
    held: brief(strike, { storyKey: 'ANPX-1' }),
    item: later('Het is afgelopen met de acties.', {
      storyKey: 'ANPX-1',
      publishedAt: noon,
      precision: 'minute',
    }),
    filing: 'changed',
  },
  {
    name: 'a replacement that names the old headline',
    held: brief(strike, { headline: 'Bussen staan stil' }),
    item: later('De staking bij Kustlijn gaat niet door. Er is op het nippertje een akkoord bereikt.', {
      headline: 'Bussen rijden toch',
      replaces: 'Bussen staan stil',
    }),
    filing: 'changed',
  },
  {
    name: 'a headline on a listing, and then its text',
    held: { headline: 'Bussen staan vrijdag stil', publishedAt: noon - hour, precision: 'minute' },
    item: later(strike, {
      headline: 'Bussen staan vrijdag stil',
      publishedAt: noon - hour,
      precision: 'minute',
    }),
    filing: 'changed',
  },
  {
    name: 'a text, and then its headline on a listing',
    held: brief(strike, { headline: 'Bussen staan vrijdag stil' }),
    item: {
      headline: 'Bussen staan vrijdag stil',
      source: 'page-2.txt',
      publishedAt: noon - hour,
      precision: 'minute',
    },
    filing: 'known',
  },
  {
    name: 'a kill',
    held: brief(strike, { storyKey: 'ANPX-1', version: 1 }),
    item: later('', { paragraphs: [], storyKey: 'ANPX-1', version: 2, status: 'killed' }),
    filing: 'killed',
  },
  {
    name: 'the brief of a long story, with figures from before it',
    held: brief(
      `${fire.replace('12', '15')}\n${'De bewoners zijn opgevangen in een sporthal. '.repeat(12)}`,
      {
        role: 'lead',
        publishedAt: noon,
      },
    ),
    item: later(fire, { publishedAt: noon - hour }),
    filing: 'known',
  },
];
