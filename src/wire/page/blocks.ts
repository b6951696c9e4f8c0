import { decodeBlock } from '../decode.ts';
import { repairMojibake } from '../decode-mojibake.ts';
import type { PageMachine } from './page-machine.ts';

/** Text is decoded in blocks of about this many bytes: small enough for the processor's cache. */
const blockSize = 256 * 1024;

/** Feeds the lines of texts, block after block, to a machine. */
export class LineFeeder {
  private readonly machine: PageMachine;
  private lineNumber = 0;
  private gap = false;

  constructor(machine: PageMachine) {
    this.machine = machine;
  }

  /** Feeds every line of `block`, which begins at a line's start; lines end in LF, CR LF or CR. */
  feed(block: string): void {
    const text = block.includes('\r') ? block.replace(/\r\n?/g, '\n') : block;
    const { machine } = this;
    let { lineNumber, gap } = this;
    for (let start = 0; start < text.length; ) {
      const found = text.indexOf('\n', start);
      const end = found < 0 ? text.length : found;
      lineNumber += 1;
      let first = start;
      let last = end;
      while (first < last && isMargin(text.charCodeAt(first))) first += 1;
      while (last > first && isMargin(text.charCodeAt(last - 1))) last -= 1;
      if (first === last) {
        gap = true;
      } else {
        machine.feed(text.slice(first, last), gap, lineNumber, first - start, last < end);
        gap = false;
      }
      start = end + 1;
    }
    this.lineNumber = lineNumber;
    this.gap = gap;
  }
}

/** Blanks and other invisible characters at a line's ends: C0 controls, space, no-break space, BOM, zero-width space. */
function isMargin(code: number): boolean {
  return (
    code <= 0x20 || (code >= 0xa0 && (code === 0xa0 || code === 0xfeff || code === 0x200b || code === 0x202f))
  );
}

/** Decodes bytes that end at a line's end, or at the end of the copy, and feeds their lines. */
export function feedBytes(feeder: LineFeeder, bytes: Uint8Array, isEnd: boolean): void {
  for (let start = 0; start < bytes.length; ) {
    let end = bytes.length;
    if (end - start > blockSize) {
      const found = bytes.indexOf(0x0a, start + blockSize);
      if (found >= 0) end = found + 1;
    }
    // A view costs as much as a short page's text.
    const block = end - start === bytes.length ? bytes : bytes.subarray(start, end);
    feeder.feed(repairMojibake(decodeBlock(block, isEnd && end === bytes.length)));
    start = end;
  }
}
