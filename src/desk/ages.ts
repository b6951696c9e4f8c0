/** Who can have an age behind `van`: `een man van 34`. */
const people =
  'man|vrouw|jongen|meisje|jongeman|tiener|kind|baby|peuter|kleuter|bestuurder|bestuurster|fietser|fietsster|automobiliste?|' +
  'motorrijder|motorrijdster|bromfietser|scooterrijder|voetganger|agente?|verdachte|slachtoffer|inwoner|inwoonster|bewoner|bewoonster|' +
  'scholiere?|studente?|wandelaar|wandelaarster|zwemmer|zwemster|bejaarde|dader|overvaller|inbreker|passagier';
const age = new RegExp(
  '(?<![\\p{L}\\d.,])(\\d{1,3})(?:[- ]?(?:jarige?n?|year[- ]olds?)|\\s(?:jaar oud|years old))(?!\\p{L})' +
    // Not the points of a tie-break, nor a version: `7-6 (4)`, `(2)`.
    '|(?<![\\d)]\\s?)\\((\\d{2})\\)' +
    `|(?<!\\p{L})(?:${people}) van (\\d{1,3})(?! (?:jaar (?:cel|geleden)|meter|kilo|euro|miljoen|procent))(?![\\d.,]*\\d)(?!\\p{L})` +
    '|(?<!\\p{L})aged (\\d{1,3})(?!\\d)',
  'giu',
);

/** The ages of people that a story tells, in its headline and its text: `34-jarige`, `(34)`, `een man van 34`. Linear in the text. */
export function findAges(texts: readonly string[]): Set<string> {
  return new Set(
    texts.flatMap((text) => (/\d/.test(text) ? [...text.matchAll(age)].map((match) => numberIn(match)) : [])),
  );
}

function numberIn(match: RegExpExecArray): string {
  return match.slice(1).find((group) => group !== undefined) ?? '';
}
