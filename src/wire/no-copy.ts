/** First bytes of files that are no text, and what a person calls them. */
const signatures: readonly (readonly [what: string, bytes: readonly number[]])[] = [
  ['a ZIP archive or an office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a ZIP archive', [0x50, 0x4b, 0x05, 0x06]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a bzip2 archive', [0x42, 0x5a, 0x68, 0x39]],
  ['a Zstandard archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['an XZ archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38, 0x37, 0x61]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['an SQLite file', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['an MP3 file', [0x49, 0x44, 0x33, 0x03]],
  ['an MP3 file', [0x49, 0x44, 0x33, 0x04]],
  ['an Ogg file', [0x4f, 0x67, 0x67, 0x53, 0x00]],
];

/** How many bytes are looked at. */
const lookedAt = 4_096;

/** Control characters that wire formats and text have: SOH to EOT, BS to CR, DC1 to DC4, SYN, US and their like, DEL. */
function isTextByte(byte: number): boolean {
  if (byte >= 0x20) return true;
  return (byte >= 0x01 && byte <= 0x04) || (byte >= 0x07 && byte <= 0x1a) || byte >= 0x1c;
}

/**
 * What these bytes are when they are no text, and the offset of the byte that says so; null for text. UTF-16 with its
 * byte-order mark, or with `<` as its first character, is text.
 */
export function looksBinary(bytes: Uint8Array): { readonly what: string; readonly at: number } | null {
  for (const [what, start] of signatures) {
    if (start.every((byte, index) => bytes[index] === byte)) return { what, at: 0 };
  }
  if (isRiff(bytes)) return { what: 'a WebP image, a sound or a film', at: 0 };
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  const isUtf16 =
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0x3c && second === 0 && fourth === 0) ||
    (first === 0 && second === 0x3c && third === 0);
  if (isUtf16) return null;
  const head = bytes.subarray(0, lookedAt);
  let strange = 0;
  let at = 0;
  head.forEach((byte, index) => {
    if (isTextByte(byte)) return;
    if (strange === 0) at = index;
    strange += 1;
  });
  return strange > 2 + head.length / 50 ? { what: 'binary data', at } : null;
}

/** RIFF, four bytes of length, and what is in it. */
function isRiff(bytes: Uint8Array): boolean {
  const opening = String.fromCharCode(...bytes.subarray(0, 12));
  return opening.startsWith('RIFF') && /(?:WEBP|WAVE|AVI )$/.test(opening);
}

/** Fewer lines than these can look like anything. */
const fewestRecords = 3;
/** A moment at the start of a line, as programs write it: with a year, to the second or the zone. */
const logLine = /^\[?\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}/;

/**
 * What lines of text are when they are the records of a program and no prose: a table of values (`a;b;c`), all lines of
 * the same number of cells and three at least, or a log, all lines of which begin with a moment. Null for anything else.
 * A comma that a blank follows parts no cells: that is a sentence's. Looks at the first 4,096 characters.
 */
export function looksLikeRecords(text: string): string | null {
  const head = text.slice(0, lookedAt);
  const all = head.split(/\r\n|[\n\r]/);
  // The last line may be cut off.
  const lines = (text.length > lookedAt ? all.slice(0, -1) : all).filter((line) => line.trim() !== '');
  if (lines.length < fewestRecords) return null;
  if (lines.every((line) => logLine.test(line.trimStart()))) return 'a log';
  for (const separator of [/,(?!\s)/, /;(?!\s)/, /\t/]) {
    const cells = lines.map((line) => line.split(separator).length);
    if ((cells[0] ?? 0) >= 3 && cells.every((count) => count === cells[0])) return 'a table of values';
  }
  return null;
}
