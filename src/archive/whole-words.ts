import { stemWord } from './stem.ts';

/**
 * Words that are not taken apart: they only look like a compound, or their parts say nothing of them (who looks for the
 * weather does not mean the fire brigade).
 */
const words = `
  automaat leeftijd weerstand weerwoord weerklank weergave weerzin weerwil weerwolf weerhaak weerlicht
  aandeel aandelen aardbei aardig aardappel achterstand achterban bankroet bankstel bestuur binnenland boekhouder boekhouding buitenland brandweer
  burgemeester eigenaar eigendom fotograaf geldig gelijkspel gevolg goedkoop grootmoeder grootvader handelaar handhaving
  handtekening hoofdstuk hoogleraar hoogmoed huwelijk inbreker kasteel kassier keuken kinderachtig koffer kostuum landelijk
  leerling leiding lijsttrekker loopbaan maatregel maatschappij maatschappelijk middel moederbord mondharmonica noodlot
  onderdeel onderzoek oorlog oorzaak oorsprong overheid platform rechtbank regeling rolstoel schoonmaak schoonvader
  schoonmoeder schoonouders slachtoffer stadion stadhouder steekpartij stemming toekomst verdachte vechtpartij
  vliegtuig voertuig vaartuig werktuig speeltuig voorbeeld voordeel waarheid wedstrijd weekeinde weekend werkelijk
  wethouder zakgeld zelfstandig maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
  ziekenhuis vuurwerk fantast fantasten desktop laptop pitstop tijdstip handvat oogpunt poespas noordpool zuidpool noorderkeerkring zuiderkeerkring rijtuig
  rijbewijs rijwiel bondgenoot schatkist
`;

const stems = new Set(words.trim().split(/\s+/).map(stemWord));

/** Whether a folded word, in whatever form, is on the list of words that are not taken apart. */
export function isWholeWord(word: string): boolean {
  return stems.has(stemWord(word));
}
