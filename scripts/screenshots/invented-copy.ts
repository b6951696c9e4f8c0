import type { DemoCopy } from '../../src/cli/demo-copy.ts';
import { createRandom, makePage } from '../../tests/bench/make-pages.ts';

/** A story that went on: the first report, more of it, a correction. */
export const wentOn: readonly DemoCopy[] = [
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
].map((item, index) => ({
  file: `sluis-${index + 1}.json`,
  bytes: new TextEncoder().encode(
    JSON.stringify({
      uri: 'urn:telex:voorbeeld:sluis',
      type: 'text',
      language: 'nl',
      pubstatus: 'usable',
      version: String(index + 1),
      ...item,
    }),
  ),
}));

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
