import { day, eight, hour, minute, story } from '../digest/stories.ts';

/** Invented stories as a page has them: a lead without a time, and briefs. */
export const lead = story({
  id: 'lead00000000000000aa',
  role: 'lead',
  from: 'MOSKOU (ANP/RTR)',
  section: 'Buitenland',
  headline: 'Landen rond Wittemeer eens over dalend waterpeil',
  publishedAt: null,
  firstSeenAt: eight - 6 * minute,
  paragraphs: [
    'De vijf landen rond het Wittemeer gaan samen optreden tegen de snelle daling van het waterpeil. Hun ministers van Milieu ondertekenden daarover in Moskou een akkoord, na twee jaar onderhandelen.',
    'Het meer staat nu bijna drie meter lager dan in de jaren negentig. In het ondiepe noorden is de kustlijn tientallen kilometers opgeschoven, waardoor vissersplaatsen en havens niet meer aan het water liggen. Onderzoekers wijzen op de hogere temperaturen en op de stuwdammen in de rivieren.',
    '"We hebben te lang gedaan alsof dit meer van niemand was", zei onderminister Arkadi Belozorov na afloop. Volgens zijn ambtgenoot Daulet Sarymbetov is het akkoord "een begin, geen oplossing". Hij wilde harde grenzen voor het watergebruik, maar die staan niet in de tekst, en hij verwacht dat die er ook niet snel komen.',
    'Milieuorganisatie Blauwe Oever spreekt van een gemiste kans. De afspraken zijn niet bindend.',
  ],
  subheads: [{ text: 'Gemiste kans', before: 3 }],
});

export const briefs = [
  story({
    id: 'brief0000000000000001',
    from: 'KYIV/WASHINGTON (ANP/RTR)',
    publishedAt: eight - 13 * minute,
    paragraphs: [
      'De stad krijgt een lening van 1,2 miljard dollar voor het herstel van haar elektriciteitsnet. Een groep banken stelt het geld beschikbaar, meldt het ministerie van Energie.',
    ],
  }),
  story({
    id: 'brief0000000000000002',
    from: 'DEN HAAG (ANP/AFP)',
    publishedAt: eight - hour,
    precision: 'hour',
    headline: 'Hof buigt zich over grensrivier',
    paragraphs: ['Het hof in Den Haag buigt zich over een conflict over het water van een grensrivier.'],
  }),
  story({
    id: 'brief0000000000000003',
    from: 'Borsele',
    publishedAt: eight - day,
    precision: 'day',
    paragraphs: [
      'De gemeenteraad heeft dinsdagavond na een lange vergadering met een ruime meerderheid ingestemd met de aanleg van een bos van veertig hectare aan de rand van het dorp, meldt de gemeente.',
    ],
  }),
  story({
    id: 'brief0000000000000004',
    section: 'Sport',
    publishedAt: eight - 40 * day,
    precision: 'month',
    headline: '[Winst] voor *Kade* @everyone <@&123456789012345678> https://x.example/a',
  }),
];
