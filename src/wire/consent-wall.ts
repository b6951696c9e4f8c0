import type { WireItem } from './item.ts';
import { splitWords } from './words.ts';

/** What a notice that asks for consent speaks of, a line a kind, in the languages of the sites that are fetched. Folded words begin so. */
const kinds: readonly RegExp[] = [
  /^(?:toestemm|instemm|akkoord|accepte|weiger|consent|accept|agree|reject|decline|zustimm|einwillig|akzept|ablehn|refuse|consint|acept|rechaz|accett|rifiut|godkend|samtykk|samtyck)/,
  /^(?:cookie|tracker|traceur|tracking|rastread)/,
  /^(?:privacy|persoonsgegev|gegevensbescherm|datenschutz|personenbezog|confidential|privacid|datos|donnees|personal|persondata)/,
  /^(?:partner|leverancier|vendor|anbieter|fournisseur|adverten|advertis|ads$|reclame|werbung|anzeigen|publicit|anunc|gepersonalis|personalis|personaliz|identificator|identifier|kennung|geolocat|apparaat|device|gerat$|geraet|appareil|dispositiv|doelgroep|audience)/,
  /^(?:instelling|voorkeur|setting|preference|einstellung|parametr|preferenc|configurac|impostaz|beleid|policy|voorwaarden|terms)/,
];

/** By which such a notice speaks for a site, and to who reads it; a story about cookies seldom does. */
const address =
  /^(?:wij|we|ons|onze|u|uw|je|jij|jouw|you|your|our|us|wir|uns|unsere?r?|sie|ihre?r?n?|nous|nos|notre|vous|vos|votre|nosotros|nuestros?|usted|su|sus|noi|nostri|vi|vores|vara|du|din|dine)$/;

/** A notice is short, in characters. */
const longestWall = 5_000;
const mostItems = 60;
const fewestWords = 12;

/**
 * Whether what was read of a page is the wall that some sites put before it (`Wij waarderen uw privacy`): nothing on it has a
 * dateline or an age, it speaks for the site to its reader, and most kinds of words of consent stand in it, close together.
 */
export function isConsentWall(items: readonly WireItem[]): boolean {
  if (items.length === 0 || items.some(({ dateline, age }) => dateline !== null || age !== null))
    return false;
  // A long page is not put together to see that it is long.
  if (items.length > mostItems || items.some(({ paragraphs }) => paragraphs.length > mostItems)) return false;
  const text = items.flatMap(({ headline, paragraphs }) => [headline ?? '', ...paragraphs]).join(' ');
  if (text.length > longestWall) return false;
  const words = splitWords(text);
  if (words.length < fewestWords) return false;
  const hits = kinds.map((kind) => words.filter((word) => kind.test(word)).length);
  const found = hits.filter((count) => count > 0).length;
  const all = hits.reduce((sum, count) => sum + count, 0);
  const spoken = words.filter((word) => address.test(word)).length;
  return found >= 3 && all >= 4 && all / words.length >= 0.06 && spoken >= 2 && spoken / words.length >= 0.03;
}
