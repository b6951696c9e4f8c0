import { readAgencyDateline } from './agency-dateline.ts';
import { isRule } from './clean-text.ts';
import { partHeadNote } from './head-note.ts';
import { isNoteBelow, isNotebookStart, isNoteHead, isNotForPublication } from './note-words.ts';
import { readEditorNote } from './page/editor-note.ts';
import type { TextBlock } from './text-blocks.ts';

/** How many blocks may stand above the text: notes, a byline, a second headline. */
const mostAbove = 6;

/**
 * Takes notes to editors that stand above the text out of its way, as blocks of kind `note`: what stands on a line before
 * the text, and what stands below a heading (`Note to editors:`) up to the dateline. The blocks are a document's own,
 * in their order.
 */
export function splitHeadNotes(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const head = blocks.slice(0, mostAbove).flatMap((block, index, above) => {
    const isOpen = above.slice(0, index).every((one) => !isText(one));
    if (!isOpen || block.kind === 'subhead' || block.kind === 'rule' || readEditorNote(block.text) !== null)
      return [block];
    const parted = partHeadNote(block.text);
    if (parted === null) return [block];
    const rest = block.text.slice(parted.end).trim();
    return [
      { kind: 'note' as const, text: parted.note },
      { kind: 'paragraph' as const, text: rest },
    ];
  });
  return markBelowHeading([...head, ...blocks.slice(mostAbove)]);
}

/** True of a block with which the text has begun. */
function isText({ kind, text }: TextBlock): boolean {
  return kind === 'paragraph' && (text.length > 400 || beginsText(text));
}

function beginsText(text: string): boolean {
  return readAgencyDateline(text, true) !== null;
}

/** What stands between a note's heading at the very top and the dateline is the note's; without a dateline one block is. */
function markBelowHeading(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const above = blocks.slice(0, mostAbove);
  const heading = above.findIndex(({ kind, text }) => kind !== 'subhead' && isNoteHead(text));
  if (heading < 0 || above.slice(0, heading).some(isText)) return blocks;
  const dateline = above.findIndex((block, index) => index > heading && isText(block));
  const end = dateline < 0 ? Math.min(heading + 2, blocks.length - 1) : dateline;
  return blocks.map((block, index) =>
    index >= heading && index < end ? { kind: 'note' as const, text: block.text } : block,
  );
}

/**
 * Parts the body from an agency's notebook and from what is for editors only, which both go on to the end; a note to
 * editors above the text ends itself.
 */
export function cutNotebook(blocks: readonly TextBlock[]): {
  readonly body: readonly TextBlock[];
  readonly note: string | null;
} {
  const start = blocks
    .slice(0, mostAbove)
    .findIndex((block) => block.kind === 'paragraph' && beginsText(block.text));
  let hasText = false;
  const end = blocks.findIndex(({ kind, text }, index) => {
    if (kind === 'note') return false;
    const isAbove = index < start;
    if (isNotebookStart(text) || (!isAbove && isNotForPublication(text))) return true;
    const isBelow = isNoteBelow(text);
    if (isBelow && !isAbove && hasText) return true;
    if (kind === 'paragraph' && !isBelow) hasText = true;
    return false;
  });
  if (end < 0) return { body: blocks, note: null };
  const below = blocks.slice(end).map((block) => block.text);
  const marker = below.findIndex(isNotForPublication);
  const kept = marker < 0 ? below : below.slice(marker + 1);
  // What stands on the marker's own line is for editors too.
  const own = marker < 0 ? null : /[:：]\s*(\S.*)$/su.exec(below[marker] ?? '')?.[1];
  const note = [own ?? '', ...kept].filter((text) => text !== '' && !isRule(text)).join('\n');
  return { body: blocks.slice(0, end), note: note === '' ? null : note };
}
