import { foldName } from '../../src/desk/gazetteer/fold.ts';
import type { GeoRow } from './geonames.ts';
import type { HandName } from './hand.ts';

/** Countries whose names reach us transcribed: the scholars' marks (`Hyderābād`, `Bayt Ḩānūn`) are nobody's spelling. */
const transcribed = new Set(
  (
    'AE AF AM BD BG BH BT BY EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MM MN MR MV NP OM PK PS ' +
    'QA RU SA SD SY TH TJ TW UA UZ YE'
  ).split(' '),
);

/** Countries where GeoNames adds City to the name of a town to tell it from its province. */
const cityNamed = new Set('PH TW KR PK AE IN TH VN'.split(' '));

/** Dutch names in GeoNames that are no name of a town: `Khett Siem Reab`, `District Adlerski`, `Brussel (Elsene)`. */
const noTownName =
  /[(_/]|^(?:Khett|Krong|Khwaeng|Amphoe|Dzongkhag|District|Gemeente|Municipality|Municipio)\b| (?:District|County)$|-geschriften/u;

/** What the sources call one place. */
export interface SourceNames {
  readonly dutch: ReadonlyMap<string, string>;
  readonly english: ReadonlyMap<string, string>;
  /** Dutch names by GeoNames id that come from CLDR. */
  readonly cldr: ReadonlyMap<string, string>;
}

/** The names of one row of the table. */
export interface Names {
  readonly name: string;
  /** Names in Dutch, English and the local language. */
  readonly aliases: readonly string[];
  /** Further spellings: weaker evidence than an alias. */
  readonly further: readonly string[];
  /** The one of `aliases` that English readers write; null where that is the name itself, or unknown. */
  readonly english: string | null;
}

/**
 * What Dutch readers call a place, and its other names: the hand's first, then GeoNames' Dutch one, then CLDR's, then
 * the English one where the local one is only a transcription, then the local one.
 */
export function nameRow(row: GeoRow, hand: HandName | undefined, sources: SourceNames): Names {
  // GeoNames writes two names as one (`Murten/Morat`) and says what a town lies in (`Brake (Unterweser)`).
  const [first = row.name, ...second] = row.name.split(/ ?[/(] ?|, /u);
  const local = transcribed.has(row.country) ? plainLetters(first) : first.replace(/[‘ʻ]/gu, '');
  const english = sources.english.get(row.id);
  const found = sources.dutch.get(row.id);
  const dutch = found !== undefined && isTownName(found, local) ? found : undefined;
  const spoken = english !== undefined && isTownName(english, local) ? plainLetters(english) : local;
  const name =
    hand?.name ?? dutch ?? sources.cldr.get(row.id) ?? (transcribed.has(row.country) ? spoken : local);
  const handNamed = hand?.name != null;
  const aliases = [
    ...(hand?.aliases ?? []),
    english,
    local,
    ...(row.name.includes('/') ? second : []),
    // Copy says Jeju and Cebu; Kansas City and Mexico City are their names.
    ...(cityNamed.has(row.country) ? [local, spoken].map((name) => name.replace(/ City$/u, '')) : []),
    // A Dutch name that the hand has replaced is left to the hand's own aliases.
    ...(handNamed || found === undefined || noTownName.test(found) ? [] : [found]),
    ...(handNamed ? [] : [sources.cldr.get(row.id)]),
  ].filter((alias): alias is string => alias !== undefined && alias !== '');
  const kept = distinct(aliases, [name]);
  return {
    name,
    english: english !== undefined && isTownName(english, local) && kept.includes(english) ? english : null,
    aliases: kept,
    further: distinct(
      [
        ...(hand?.further ?? []),
        ...((row.country === 'NL' || row.country === 'BE') && row.population < 60_000
          ? row.others.filter(isSpelling).map(withoutKind)
          : []),
      ],
      [name, ...kept],
    ),
  };
}

/** The names whose keys differ from each other's and from those of `from`. */
export function distinct(names: readonly string[], from: readonly string[]): readonly string[] {
  const seen = new Set(from.map(foldName));
  return names.filter((name) => {
    const key = foldName(name);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Whether a name is the town's and not more than people say: not `Lucena City`, `Freiburg im Breisgau`. */
function isTownName(name: string, local: string): boolean {
  const isLonger = name.split(/[\s-]/u).length > local.split(/[\s-]/u).length;
  return !noTownName.test(name) && !(isLonger && foldName(name).startsWith(foldName(local)));
}

/** Without macrons, dots below and the signs that stand for ayn and hamza. */
export function plainLetters(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0304\u0306\u0307\u0323\u0327\u0331]/gu, '')
    .replace(/[‘’ʻʼʹ`]/gu, '')
    .normalize('NFC');
}

/** A spelling in Latin letters; not a code (`RTM`), not a transcription of another script's. */
export function isSpelling(other: string): boolean {
  return (
    /^(?:['’]\p{Script=Latin}|\p{Lu})[\p{Script=Latin} '’.-]{2,}$/u.test(other) && !/^[A-Z]{3}$/.test(other)
  );
}

function withoutKind(other: string): string {
  return other.replace(/^(?:Gemeente|Arrondissement|Ville de|Commune de) /u, '');
}
