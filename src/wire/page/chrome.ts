/** The site's own furniture above a page, and what the end of the copy can leave of it. */

const weekdayDate = /^(?:maan|dins|woens|donder|vrij|zater|zon)dag \d{1,2} \p{Ll}+ \d{4}$/u;
const cutWeekdayDate =
  /^(?:ma|di|wo|do|vr|za|zo|maan|dins|woens|donder|vrij|zater|zon)(?:d|da|dag)?(?: \d{0,2}(?: \p{Ll}*(?: \d{0,4})?)?)?$/u;
const listingLine = /^[-–•*] ?\p{L}[^:]{0,60}? \d{1,2}:\d{2}(?:\s|$)/u;

/** `Webmail`, the first line of a page's chrome. */
export function isChromeStart(text: string): boolean {
  return text === 'Webmail';
}

/** `Net binnen`, the first line of a listing. */
export function isListingStart(text: string): boolean {
  return text === 'Net binnen';
}

/** `- Sport 9:31 Duo wint op WK`: a headline elsewhere. */
export function isListingLine(text: string): boolean {
  return listingLine.test(text);
}

/** A line of chrome that can stand above any page: the webmail choice, a weekday date. */
export function isChromeLine(text: string): boolean {
  return text === 'Kies je webmail' || weekdayDate.test(text);
}

/** The sentence below `Kies je webmail`. */
export function isChromeSentence(text: string): boolean {
  return /[.!?]$/.test(text) || /\bwebmail\b/i.test(text) || text.startsWith('Omdat ');
}

/** `Editie: NL & Wereld | Zeeland`, above a listing. */
export function isEditionLine(text: string): boolean {
  return text.startsWith('Editie:');
}

/** True for the last line of copy that ends inside its chrome. */
export function isCutChrome(text: string): boolean {
  return (
    ['Kies je webmail', 'Editie:', 'Net binnen'].some((whole) => whole.startsWith(text)) ||
    cutWeekdayDate.test(text)
  );
}

/** True for the last line of copy that ends inside a listing's line. */
export function isCutListingLine(text: string): boolean {
  return /^[-–•*](?: |$)/.test(text);
}

/**
 * The section that `Meer uit <section>` names, or null. A word or a few can stand there, no sentence
 * (`Meer uit de kast komen.`, `Meer uitleg volgt`).
 */
export function readMoreFrom(text: string): string | null {
  if (text.length > 60 || !text.startsWith('Meer uit')) return null;
  const match = /^Meer uit[ \u00a0]+(\S.*)$/u.exec(text);
  const section = match?.[1];
  return section === undefined || /[.,;:!?…]$/.test(section) ? null : section;
}

/** `Meer`, `Meer u`, `Meer uit`: what the end of the copy can leave of `Meer uit <section>` before its section. */
export function isCutMoreFrom(text: string): boolean {
  return text.length >= 4 && 'Meer uit'.startsWith(text);
}

const stamp = /^date (20\d{2}-[01]\d(?:-[0-3]\d)?)(?:\s+|$)/;

/** The length of ` date 2025-10-14 ` at the start of a page's first line (blanks before it taken off), or 0. */
export function measureLeadingStamp(text: string): number {
  return stamp.exec(text)?.[0].length ?? 0;
}

/** `ECONOMIE`: the word in capitals that can follow the stamp on its line. */
export function isStampTopic(text: string): boolean {
  return /^[\p{Lu}\d&/-]{2,20}(?: [\p{Lu}\d&/-]{1,20}){0,2}$/u.test(text);
}
