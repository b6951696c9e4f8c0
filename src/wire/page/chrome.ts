/** The site's own furniture above a page, and what the end of the copy can leave of it. */

const weekdays = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];
const weekdayDate = /^(?:maan|dins|woens|donder|vrij|zater|zon)dag \d{1,2} \p{Ll}+ \d{4}$/u;
const cutWeekdayDate =
  /^(?:maan|dins|woens|donder|vrij|zater|zon)dag(?: \d{0,2}(?: \p{Ll}*(?: \d{0,4})?)?)?$/u;
const listingLine = /^[-–•*] ?\p{L}[^:]{0,60}? \d{1,2}:\d{2}(?:\s|$)/u;

/** `Webmail`, the first line of a page's chrome. */
export function isChromeStart(text: string): boolean {
  return text === 'Webmail';
}

/** `Net binnen`, the first line of a listing. */
export function isListingStart(text: string): boolean {
  return text === 'Net binnen';
}

const furniture = new Set(
  (
    'Advertentie;Deel;Delen;Deel dit artikel;Deel dit bericht;Reageer;Reacties;Lees voor;Luister;Luister naar dit artikel;' +
    'Tip de redactie;Print;Bewaar;Volg ons;Lees meer;Toon meer'
  ).split(';'),
);

const furnitureBeginnings = new Set(
  Array.from('(tTdDlL')
    .concat([...furniture])
    .map((text) => text.charCodeAt(0)),
);

/** A line of a site's furniture inside a story: `Advertentie`, `Tekst gaat verder onder de foto`, `Lees ook: …`. */
export function isFurniture(text: string): boolean {
  if (text.length > 120 || !furnitureBeginnings.has(text.charCodeAt(0))) return false;
  if (text.length <= 30 && furniture.has(text)) return true;
  return /^(?:\(?(?:De )?tekst (?:gaat|loopt) (?:verder|door) |Lees ook:)/i.test(text);
}

/** `- Sport 8:47 Roeiers pakken brons`: a headline elsewhere. */
export function isListingLine(text: string): boolean {
  return listingLine.test(text);
}

/** `Kies je webmail`, below `Webmail`. */
export function isWebmailChoice(text: string): boolean {
  return text === 'Kies je webmail';
}

/** The sentence below `Kies je webmail`. */
export function isWebmailSentence(text: string): boolean {
  return /[.!?]$/.test(text) || /\bwebmail\b/i.test(text);
}

/** `vrijdag 12 september 2025`, above a listing. */
export function isWeekdayDate(text: string): boolean {
  return weekdayDate.test(text);
}

/** `Editie: NL & Wereld | Zeeland`, above a listing. */
export function isEditionLine(text: string): boolean {
  return text.startsWith('Editie:');
}

/**
 * True for the last line of copy that ends inside its chrome; `expected`: what the chrome above it leads one to
 * expect. A headline can begin with the same letters, so that only a line that is due counts.
 */
export function isCutChrome(text: string, expected: string | null): boolean {
  if (expected === 'webmail-choice') return 'Kies je webmail'.startsWith(text);
  if (expected === 'webmail-sentence') return true;
  if (expected === 'edition') return 'Editie:'.startsWith(text);
  // Headlines begin with a capital.
  return weekdays.some((weekday) => weekday.startsWith(text)) || cutWeekdayDate.test(text);
}

/** True for copy that is no more than the beginning of `Webmail` or `Net binnen`. */
export function isCutPageStart(text: string): boolean {
  return text.length >= 3 && ('Webmail'.startsWith(text) || 'Net binnen'.startsWith(text));
}

/** `- `: any line of a listing, also one without a time or cut off. */
export function isCutListingLine(text: string): boolean {
  return /^[-–•*](?: |$)/.test(text);
}

/**
 * The section that `Meer uit <section>` names, empty for `Meer nieuws`, or null where the line is neither: one to three words, the first with a capital or in figures
 * (`Sport`, `Cultuur & Media`, `112`); no sentence and no headline (`Meer uit de tuin halen? Zo doe je dat`).
 */
export function readMoreFrom(text: string): string | null {
  if (text === 'Meer nieuws') return '';
  if (text.length > 60 || !text.startsWith('Meer uit')) return null;
  const match = /^Meer uit[ \u00a0]+([\p{Lu}\d].*)$/u.exec(text);
  const section = match?.[1];
  if (section === undefined || /[.,;:!?…]$/.test(section)) return null;
  return section.split(/[ \u00a0]+/, 4).length <= 3 ? section : null;
}

/** `M`, `Meer`, `Meer uit`: what the end of the copy can leave of `Meer uit <section>` before its section. */
export function isCutMoreFrom(text: string): boolean {
  return 'Meer uit'.startsWith(text);
}

/**
 * True for a line that begins with `Lees verder` and ends the story above it: alone, with the next story glued to it, or
 * with a few words (`Lees verder op onze site`). A sentence that goes on (`Lees verder dan de kop, zegt hij.`) is text.
 */
export function isReadOn(text: string): boolean {
  if (!text.startsWith('Lees verder')) return false;
  const rest = text.slice('Lees verder'.length);
  return /^(?:\s*[>»→…]*$|[\p{Lu}\d("'“„‘[])/u.test(rest) || (rest.length <= 40 && !/[.!?]$/.test(rest));
}
