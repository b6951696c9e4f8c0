import { readMoreFrom } from '../../wire/page/chrome.ts';
import type { PageBlock } from './page-blocks.ts';

/** A heading above stories that says what they are about. */
export interface SectionHead {
  /** Null for `Meer nieuws`. */
  readonly section: string | null;
  /** It says so in words (`Meer uit`), and does not only look like it. */
  readonly isMarked: boolean;
}

const marked =
  /^(?:Meer|Ook|Nog meer|Laatste nieuws|Nieuws|Overig(?:e)?|Verder)(?: nieuws)? (?:uit|in|over|van|bij) (.+)$/u;
const general =
  /^(?:Meer|Ander|Overig|Laatste|Verder) nieuws$|^(?:Net binnen|Nieuwsoverzicht|Kort nieuws|Kort)$/iu;

/**
 * The section that a heading names: `Meer uit Buitenland`, `Ook in Sport`, or a word or three that can be a section's name
 * (`Binnenland`, `Cultuur & Media`). Null for a headline.
 */
export function readSectionHead(text: string): SectionHead | null {
  if (general.test(text)) return { section: null, isMarked: true };
  const named = marked.exec(text)?.[1] ?? null;
  if (named !== null && isSectionName(named)) return { section: named, isMarked: true };
  return isSectionName(text) && !/^Meer /.test(text) ? { section: text, isMarked: false } : null;
}

/** A word or three that can be a section's name. */
export function isSectionName(text: string): boolean {
  return text.length <= 30 && /^[\p{Lu}\d][\p{L}\d&/-]*(?: [\p{L}\d&/-]+){0,2}$/u.test(text);
}

/** `Meer uit Buitenland` is a heading, whatever its mark-up. */
export function markHeads(blocks: readonly PageBlock[]): PageBlock[] {
  return blocks.map((block) =>
    block.kind === 'text' && readMoreFrom(block.text) !== null
      ? { ...block, kind: 'heading', level: 2 }
      : block,
  );
}
