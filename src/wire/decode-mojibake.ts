/** The characters of windows-1252 above 0x7F, by byte from 0x80. */
const high =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178' +
  Array.from({ length: 0x60 }, (_, i) => String.fromCharCode(0xa0 + i)).join('');

const byteOf = new Map(Array.from(high, (char, i) => [char, 0x80 + i]));

/**
 * What stands where UTF-8 was read as windows-1252, of the characters that Dutch copy has: `Ã©` (é), `Â°` (°), `â€™`
 * (’), `â‚¬` (€). Nobody writes these pairs, save `Ã` before a closing quote or a dash, which is left alone.
 */
const certain =
  /[\u00c2\u00c3](?:[\u00a0-\u00bf]|(?<=\u00c3)[\u20ac\u0081\u201a\u0192\u201e\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2022\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178])|\u00e2(?:\u20ac[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]|\u201a\u00ac)/g;

/**
 * Undoes double encoding where it is certain: a run of characters that are UTF-8's bytes read as windows-1252 becomes
 * the character that those bytes stand for. All other text is returned as it is; the same string when nothing is to mend.
 */
export function repairMojibake(text: string): string {
  if (!text.includes('\u00c3') && !text.includes('\u00c2') && !text.includes('\u00e2\u20ac')) {
    if (!text.includes('\u00e2\u201a')) return text;
  }
  return text.replace(certain, (run) => {
    const bytes = Uint8Array.from(run, (char) => byteOf.get(char) ?? char.charCodeAt(0));
    const mended = new TextDecoder('utf-8').decode(bytes);
    return mended.includes('\ufffd') ? run : mended;
  });
}
