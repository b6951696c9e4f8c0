import type { Language } from '../delivery/subscription.ts';
import { listedName } from '../wire/listed-section.ts';
import { foldText } from '../wire/words.ts';

/** What the sections that Dutch copy names are called in English; each can be asked for by that name too. */
const english: ReadonlyMap<string, string> = new Map(
  (
    'Binnenland:Domestic|Buitenland:World|Europa:Europe|Midden-Oosten:Middle East|Azië:Asia|Afrika:Africa|Noord-Amerika:North America|' +
    'Latijns-Amerika:Latin America|Oceanië:Oceania|Oorlog:War|Vlaanderen:Flanders|Wallonië:Wallonia|Economie:Economy|Beurs:Markets|' +
    'Politiek:Politics|Voetbal:Football|Wielrennen:Cycling|Schaatsen:Speed skating|Formule 1:Formula 1|Olympische Spelen:Olympics|' +
    'Misdaad:Crime|Ramp:Disaster|Gezondheid:Health|Wetenschap:Science|Milieu:Environment|Weer:Weather|Verkeer:Traffic|Cultuur:Culture|' +
    'Koningshuis:Royals|Onderwijs:Education|Religie:Religion|Opmerkelijk:Odd|Regio:Regional'
  )
    .split('|')
    .map((row) => {
      const [dutch = '', name = ''] = row.split(':');
      return [foldText(dutch), name] as const;
    }),
);

/**
 * What a reader of this language calls a section, by what the copy calls it (`Financieel`: `Economie`, `Economy`); that itself where
 * nothing else is known.
 */
export function sectionName(name: string, language: Language): string {
  const listed = listedName(name);
  return language === 'nl' ? listed : (english.get(foldText(listed)) ?? listed);
}
