/** Letters that Unicode does not take apart, and how a Dutch keyboard types them. */
const wholeLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};

const asciiOnly = /^[\0-\x7f]*$/;

/**
 * Folds case and accents away, so that `MÜNCHEN`, `München` and `Munchen` are one. Compatibility forms go the same way
 * (`ĳ` is `ij`, `ﬁ` is `fi`). Letters outside the Latin script keep their shape. Linear in the text.
 */
export function foldText(text: string): string {
  if (asciiOnly.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłħı]/g, (letter) => wholeLetters[letter] ?? letter);
}

/**
 * The words of a text, folded, in their order: runs of letters and digits. `foto's` and `Poetin’s` lose their
 * `'s`, the dots that Dutch sets between thousands go (`12.000` is `12000`), a hyphen or a slash parts words.
 * What comes out holds letters and digits only: never a quote, a blank or any other sign.
 */
export function splitWords(text: string): string[] {
  if (asciiOnly.test(text)) return splitAscii(text.toLowerCase());
  return (
    foldText(text)
      .replace(/(?<=[\p{L}\p{N}])['’‘`´]s(?![\p{L}\p{N}])/gu, '')
      .replace(/(?<![\p{L}\p{N}.,])\d{1,3}(?:\.\d{3})+(?![\p{L}\p{N}]|[.,]\d)/gu, (number) =>
        number.replaceAll('.', ''),
      )
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The same for lower-case ASCII, which most copy is, in a third of the time. */
function splitAscii(text: string): string[] {
  let plain = text;
  if (/['`]s/.test(plain)) plain = plain.replace(/(?<=[a-z0-9])['`]s(?![a-z0-9])/g, '');
  if (/\d\.\d/.test(plain)) {
    plain = plain.replace(/(?<![a-z0-9.,])\d{1,3}(?:\.\d{3})+(?![a-z0-9]|[.,]\d)/g, (number) =>
      number.replaceAll('.', ''),
    );
  }
  return plain.match(/[a-z0-9]+/g) ?? [];
}
