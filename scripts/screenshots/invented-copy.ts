import type { DemoCopy } from '../../src/cli/demo-copy.ts';
import { createRandom, makePage } from '../../tests/bench/make-pages.ts';

/** A story that went on: the first report, more of it, a correction. */
export const wentOn: readonly DemoCopy[] = tell('sluis', [
  {
    headline: 'Sluis bij Sas van Gent dicht na aanvaring',
    versioncreated: '2026-03-10T05:12:00Z',
    body_text:
      'SAS VAN GENT (ANP) - De zeesluis bij Sas van Gent is dicht nadat een duwboot met twee bakken zand de binnendeur heeft geramd. Niemand is gewond geraakt.\nEr liggen elf schepen te wachten.',
  },
  {
    headline: 'Sluis bij Sas van Gent tot middag dicht na aanvaring',
    versioncreated: '2026-03-10T05:58:00Z',
    signal: 'sig:update',
    body_text:
      'SAS VAN GENT (ANP) - De zeesluis bij Sas van Gent blijft tot de middag dicht nadat een duwboot met twee bakken zand de binnendeur heeft geramd. Niemand is gewond geraakt.\nEr liggen negentien schepen te wachten. Duikers bekijken de schade.',
  },
  {
    headline: 'Sluis bij Sas van Gent tot middag dicht na aanvaring',
    versioncreated: '2026-03-10T06:31:00Z',
    signal: 'sig:correction',
    body_text:
      'SAS VAN GENT (ANP) - De zeesluis bij Sas van Gent blijft tot de middag dicht nadat een duwboot met twee bakken grind de buitendeur heeft geramd. Niemand is gewond geraakt.\nEr liggen negentien schepen te wachten. Duikers bekijken de schade.',
  },
]);

/** What becomes of it after the digest: another correction, and something that follows it up; then that is taken back. */
export const wentFurther: readonly DemoCopy[] = tell(
  'sluis',
  [
    {
      headline: 'Sluis bij Sas van Gent tot de avond dicht na aanvaring',
      versioncreated: '2026-03-10T07:00:30Z',
      signal: 'sig:correction',
      body_text:
        'SAS VAN GENT (ANP) - De zeesluis bij Sas van Gent blijft tot de avond dicht, en niet tot de middag, nadat een duwboot met twee bakken grind de buitendeur heeft geramd. Niemand is gewond geraakt.\nEr liggen negentien schepen te wachten. Duikers bekijken de schade.',
    },
  ],
  4,
);
export const followUp: readonly DemoCopy[] = [1, 2].flatMap((version) =>
  tell(
    'sluisdeur',
    [
      {
        headline: 'Nieuwe deur voor sluis Sas van Gent komt uit Kampen',
        versioncreated: '2026-03-10T07:04:00Z',
        evolvedfrom: 'urn:telex:voorbeeld:sluis',
        pubstatus: version === 1 ? 'usable' : 'canceled',
        body_text:
          'SAS VAN GENT (ANP) - De zeesluis bij Sas van Gent krijgt een reservedeur uit een loods in Kampen. Een kraanschip brengt hem woensdag.\nTot dan gaat een op de twee schepen om.',
      },
    ],
    version,
  ),
);

/** A story of the digest that is taken back after it. */
export const takenBack: readonly DemoCopy[] = [1, 2].flatMap((version) =>
  tell(
    'ijsbaan',
    [
      {
        headline: 'IJsbaan in Assen sluit een week na de opening',
        versioncreated: '2026-03-10T06:40:00Z',
        pubstatus: version === 1 ? 'usable' : 'canceled',
        body_text:
          'ASSEN (ANP) - De nieuwe ijsbaan in Assen gaat een week na de opening weer dicht. Het dak lekt.',
      },
    ],
    version,
  ),
);

/** Versions of one story, counted from `first`, as ninjs. */
function tell(name: string, versions: readonly object[], first = 1): readonly DemoCopy[] {
  return versions.map((item, index) => ({
    file: `${name}-${first + index}.json`,
    bytes: new TextEncoder().encode(
      JSON.stringify({
        uri: `urn:telex:voorbeeld:${name}`,
        type: 'text',
        language: 'nl',
        pubstatus: 'usable',
        version: String(first + index),
        ...item,
      }),
    ),
  }));
}

/** Pages of each of so many days, the same each time: what a trend shows, though not what can be read. */
export function makePastDays(days: number): readonly (readonly DemoCopy[])[] {
  const random = createRandom(8);
  return Array.from({ length: days }, () =>
    Array.from({ length: 1 + random(4) }, (_, page) => ({
      file: `${page + 1}.txt`,
      bytes: new TextEncoder().encode(makePage(random).text),
    })),
  );
}
