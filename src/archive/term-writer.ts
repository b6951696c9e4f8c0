import type { WordTable } from './word-table.ts';

/** Writes the terms of stories one behind the other: a line of words, then a line of parts, for each. */
export interface TermWriter {
  /** Goes on with a word's stem, in a text that `beginText` began. */
  word(stem: number): void;
  /** The same with what stands in the text, in small letters: digits, and letters a to z. */
  letters(text: string, from: number, to: number): void;
  /** A part of a compound; written once for a story. */
  part(part: number): void;
  beginText(): void;
  /** Takes back what was written since the text began. */
  undoText(): void;
  endStory(): void;
  /** All that was written, without the last end of a line; nothing is written from then on. */
  take(): string;
}

const blank = 0x20;
const endOfLine = 0x0a;
/** Stands between two texts of a story (story-terms.ts). */
const textEnd = 0x5f;

/** Begins with so many bytes; and has room for a long word at least. */
const firstSize = 65_536;

/** A writer of what a table has numbers for. */
export function createTermWriter(table: WordTable): TermWriter {
  let out = Buffer.allocUnsafeSlow(firstSize);
  let at = 0;
  let storyAt = 0;
  let textAt = 0;
  let isTextBegun = false;
  let parts: number[] = [];
  let partsOfText = 0;
  let story = 1;
  /** By its number, the last story that has a part. */
  let lastWith = new Uint32Array(firstSize);

  function makeRoom(length: number): void {
    if (at + length <= out.length) return;
    const wider = Buffer.allocUnsafeSlow(2 * (at + length));
    out.copy(wider, 0, 0, at);
    out = wider;
  }

  function beginWord(length: number): void {
    makeRoom(length + 3);
    if (at > storyAt) {
      out[at++] = blank;
      if (!isTextBegun) {
        out[at++] = textEnd;
        out[at++] = blank;
      }
    }
    isTextBegun = true;
  }

  function write(term: number, isWord: boolean): void {
    const { bytes, ends } = table;
    const begin = ends[term - 1] ?? 0;
    const end = ends[term] ?? 0;
    if (isWord) beginWord(end - begin);
    else makeRoom(end - begin + 2);
    let to = at;
    for (let from = begin; from < end; from += 1) out[to++] = bytes[from] ?? 0;
    at = to;
  }

  return {
    word: (stem) => write(stem, true),
    letters(text, from, to) {
      beginWord(to - from);
      for (let i = from; i < to; i += 1) {
        const letter = text.charCodeAt(i);
        out[at++] = letter >= 0x41 && letter <= 0x5a ? letter | 0x20 : letter;
      }
    },
    part(part) {
      if (part >= lastWith.length) {
        const wider = new Uint32Array(2 * part);
        wider.set(lastWith);
        lastWith = wider;
      }
      if (lastWith[part] === story) return;
      lastWith[part] = story;
      parts.push(part);
    },
    beginText() {
      textAt = at;
      isTextBegun = false;
      partsOfText = parts.length;
    },
    undoText() {
      at = textAt;
      isTextBegun = false;
      for (const part of parts.splice(partsOfText)) lastWith[part] = 0;
    },
    endStory() {
      makeRoom(2);
      out[at++] = endOfLine;
      let isFirst = true;
      for (const part of parts) {
        // Behind each there is room for one more, and for the end of the line.
        if (!isFirst) out[at++] = blank;
        isFirst = false;
        write(part, false);
      }
      out[at++] = endOfLine;
      storyAt = at;
      story += 1;
      parts = [];
    },
    take() {
      const text = out.toString('utf8', 0, Math.max(0, at - 1));
      at = 0;
      storyAt = 0;
      return text;
    },
  };
}
