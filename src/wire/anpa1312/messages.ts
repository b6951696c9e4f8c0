import { cleanOrNull } from '../clean-text.ts';

/** `ap`: with SYN before SOH, and `^` before header lines, as AP sends it; `kyodo`: without, as Kyodo does. */
export type AnpaForm = 'ap' | 'kyodo';

/** One ANPA 1312 message, taken apart but not interpreted. Control characters are out of all fields. */
export interface AnpaMessage {
  readonly form: AnpaForm;
  /** The four digits of the transmission. */
  readonly sequence: string | null;
  /** Letters between sequence and unit separator (`KYODO`); empty in AP's. */
  readonly sender: string;
  readonly priority: string | null;
  readonly category: string | null;
  /** Slug and take key of the second line, which only the slug line in the text parts surely. */
  readonly slug: string | null;
  /** The day of the second line, as it stands: `11-13` is a month and a day in AP's form, a day and a month in Kyodo's. */
  readonly day: string | null;
  /** The text is a table, its lines set by hand (DC2 in the second line). */
  readonly tabular: boolean;
  /** The lines of the text between STX and ETX. Backspace (tab line indicator) is kept at the start of a line. */
  readonly lines: readonly string[];
  /** What follows ETX: the mark with the time. */
  readonly trailer: string;
  /** The message has its end mark. */
  readonly complete: boolean;
}

/** SYN SYN SOH, service letter, sequence, sender, US, selector. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the format's own separators
const firstLine = /^\s*([A-Za-z])?\s?(\d{3,5})?([A-Za-z]{0,12})\x1f([^\r\n]*)/;
const secondLine =
  /^\s*([A-Za-z])\s+([A-Za-z])(?:\s+(\S{2,}.*?))?(?:\s+(\d{1,2}-\d{1,2})(?:\s+(\d{0,5}))?)?\s*$/;

/** True when bytes read as text open an ANPA 1312 message: SYN before SOH, or SOH and a unit separator in its line. */
export function opensAnpa(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: SYN, SOH, US
  return /^[\0\s\x7f]*(?:\x16+\x01|\x01(?=[A-Za-z\d])[A-Za-z]?\d{0,5}[A-Za-z]{0,12}\x1f)/.test(text);
}

/** The messages of a text, one by one; each starts at SOH, so that what is broken costs no other. Linear in the text. */
export function* splitAnpa(text: string): Generator<AnpaMessage> {
  const chunks = text.split('\x01');
  for (let at = 1; at < chunks.length; at += 1) {
    const message = readMessage(chunks[at] ?? '', (chunks[at - 1] ?? '').endsWith('\x16'));
    if (message !== null) yield message;
  }
}

function readMessage(chunk: string, hasSyn: boolean): AnpaMessage | null {
  const stx = chunk.indexOf('\x02');
  const [top = '', ...rest] = (stx < 0 ? chunk : chunk.slice(0, stx)).split(/\r\n|\n|\r/);
  const opening = firstLine.exec(top);
  if (opening === null && stx < 0) return null;
  const header = rest.find((line) => line.trim() !== '') ?? '';
  const text = stx < 0 ? '' : chunk.slice(stx + 1);
  const etx = text.indexOf('\x03');
  // A message that has no end runs into the SYN of the next one.
  const body = etx < 0 ? text.replaceAll('\x16', '') : text.slice(0, etx);
  const isSigned = (opening?.[3] ?? '') !== '';
  // A line that was read without its SYN still has AP's header lines.
  const isAp = !isSigned && (hasSyn || /(?:^|\n)\s*\^/.test(body));
  return {
    form: isAp ? 'ap' : 'kyodo',
    sequence: opening?.[2] ?? null,
    sender: opening?.[3] ?? '',
    ...readHeader(header),
    lines: body.split(/\r\n|\n|\r/),
    trailer: etx < 0 ? '' : unmark(text.slice(etx + 1)).trim(),
    complete: etx >= 0,
  };
}

type Header = Pick<AnpaMessage, 'priority' | 'category' | 'slug' | 'day' | 'tabular'>;

function readHeader(line: string): Header {
  const parts = secondLine.exec(unmark(line));
  return {
    priority: parts?.[1]?.toLowerCase() ?? null,
    category: parts?.[2]?.toLowerCase() ?? null,
    slug: cleanOrNull(parts?.[3]),
    day: parts?.[4] ?? null,
    tabular: line.includes('\x12'),
  };
}

function unmark(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters of the line
  return text.replace(/[\0-\x08\x0b-\x1f\x7f]/g, ' ');
}
