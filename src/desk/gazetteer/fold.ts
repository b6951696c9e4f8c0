import { foldText } from '../../wire/words.ts';

/**
 * One key for every way to write a place's name: case, accents, hyphens, blanks and apostrophes go, and every form of
 * Saint is one. `OUD VOSSEMEER` and `Oud-Vossemeer` are `oudvossemeer`; `‘s-HEERENHOEK` and `'s Heerenhoek` are
 * `sheerenhoek`; `SINT PHILIPSLAND`, `St. Philipsland` are `sintphilipsland`, and `ST. ANTON` is not `Stanton`. Letters outside the Latin script stay.
 * Empty for text without a letter or digit. Linear in the text.
 */
export function foldName(name: string): string {
  if (plainWord.test(name)) return name.toLowerCase();
  return foldText(name)
    .replace(saint, 'sint ')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The quick way through for most of the table: one word of plain letters. */
const plainWord = /^[A-Za-z]+$/;

/** `St.`, `Sint`, `Saint`, `Sankt`: forms that agencies write for one another, as a word of their own. */
const saint = /(?<![\p{L}\p{N}])(?:sint|saint|sankt|st)(?:[.\s-]+)(?=\p{L})/gu;

/** Whether the first word of a name is a form of Saint. */
export function beginsWithSaint(name: string): boolean {
  return /^(?:sint|saint|sankt|st)[.\s-]+\p{L}/iu.test(name);
}

/**
 * The key of what is being typed when its last word, whole as it is, is a form of Saint that a name goes on behind: `st`,
 * `St.` and `saint-` are `sint`, `Mont St` is `montsint`. Null when it is none.
 */
export function foldOpenSaint(typed: string): string | null {
  return openSaint.test(foldText(typed)) ? foldName(`${typed} x`).slice(0, -1) : null;
}

const openSaint = /(?<![\p{L}\p{N}])(?:sint|saint|sankt|st)[.\s-]*$/u;

/**
 * The key of a name as a keyboard without umlauts spells it (`MUENCHEN`, `AALBORG`), or null where the name has none of
 * those letters.
 */
export function foldSpelledOut(name: string): string | null {
  const spelled = name.replace(/[äöüåøÄÖÜÅØ]/g, (letter) => spelledOut[letter.toLowerCase()] ?? letter);
  return spelled === name ? null : foldName(spelled);
}

const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** What the key would be if all of its `ae`, `oe`, `ue` and `aa` were spelled-out umlauts: `muenchen` to `munchen`. */
export function foldUmlauts(key: string): string {
  return key.replace(/([aou])e|aa/g, (_, vowel: string | undefined) => vowel ?? 'a');
}
