import { type PartedDateline, readAgencyDateline, readPlaceLine } from './agency-dateline.ts';
import { readSignal } from './agency-status.ts';
import { isBareInitials, isByline, isClosingMark, isCreditLine, isRule } from './clean-text.ts';
import { findAgency } from './dateline/agencies.ts';
import { isEmbargoLine } from './embargo-words.ts';
import type { Dateline, Signal, Subhead } from './item.ts';
import { killsThisStory } from './kill-words.ts';
import { findClosingOrder, partOpening } from './life-marks.ts';
import { cutNotebook, splitHeadNotes } from './note-blocks.ts';
import { isEditorNote, isNoteBelow, isNoteInText, isNotForPublication } from './note-words.ts';
import { findTrailingCredit, isCreditLine as isPageCredit } from './page/credits.ts';
import { readEditorNote } from './page/editor-note.ts';
import type { TextBlock } from './text-blocks.ts';

/** What a format says of an item beside its body. */
export interface BodyContext {
  readonly headline: string | null;
  readonly byline: string | null;
  /** Where the format gives the place apart from the text, the best first: for a body without a dateline. */
  readonly placeLines: readonly (string | null)[];
  /** As the copy gives it (`nl-NL`); null when it says nothing. */
  readonly language: string | null;
}

/** A body as an item holds it. */
export interface SettledBody {
  readonly dateline: Dateline | null;
  readonly paragraphs: readonly string[];
  readonly subheads: readonly Subhead[];
  readonly byline: string | null;
  /** Notes that stood in the text, a line each; null when there were none. */
  readonly editorNote: string | null;
  /** The headline that a note says this item replaces. */
  readonly replaces: string | null;
  /** What a note says that this item does to an earlier one. */
  readonly signal: Signal | null;
}

/**
 * Makes of a body's blocks what is published of it. Out of the text go: notes to editors above it, the dateline, a
 * byline, subheads, rules, a notebook after `#` and all that follows it, what is not for publication and all that
 * follows it, credits and the closing mark. Linear in the text.
 */
export function settleBody(blocks: readonly TextBlock[], context: BodyContext): SettledBody {
  const marked = blocks.filter((block) => block.kind === 'note').map((block) => block.text);
  const { body, note } = cutNotebook(splitHeadNotes(blocks.filter((block) => block.kind !== 'note')));
  const head = readHead(body, context);
  const texts: { text: string; subhead: boolean }[] = [];
  const notesWithin: string[] = [];
  head.rest.forEach((block, index) => {
    if (block.kind !== 'subhead' && isForDesks(block.text)) {
      notesWithin.push(block.text);
      return;
    }
    if (block.kind === 'rule' || isRule(block.text) || block.kind === 'byline' || block.kind === 'dateline') {
      return;
    }
    const strong = block.kind === 'strong' && index > 0;
    texts.push({ text: block.text, subhead: block.kind === 'subhead' || strong });
  });
  dropEnd(texts, head.dateline);
  const end = texts.at(-1);
  const order = end === undefined || end.subhead ? null : findClosingOrder(end.text);
  if (end !== undefined && order !== null) {
    notesWithin.push(end.text.slice(order));
    end.text = end.text.slice(0, order).trimEnd();
  }
  const paragraphs: string[] = [];
  const subheads: Subhead[] = [];
  for (const { text, subhead } of texts) {
    if (subhead) {
      if (text !== context.headline) subheads.push({ text, before: paragraphs.length });
    } else paragraphs.push(text);
  }
  const notes = [...marked, ...head.notes, ...notesWithin, ...(note === null ? [] : [note])];
  return {
    dateline: head.dateline ?? context.placeLines.map(readPlaceLine).find((one) => one !== null) ?? null,
    paragraphs,
    subheads: subheads.filter((one) => one.before < paragraphs.length || paragraphs.length === 0),
    byline: context.byline ?? head.byline,
    editorNote: notes.length === 0 ? null : notes.join('\n'),
    replaces: head.replaces,
    signal: head.signal,
  };
}

interface Head {
  readonly dateline: Dateline | null;
  readonly byline: string | null;
  readonly notes: readonly string[];
  readonly replaces: string | null;
  readonly signal: Signal | null;
  readonly rest: readonly TextBlock[];
}

/** How many blocks may stand above the dateline: notes, a byline, a second headline. */
const mostAbove = 5;

/** Reads what stands above the text and the dateline that begins it. */
function readHead(blocks: readonly TextBlock[], context: BodyContext): Head {
  const dutch = context.language === null || /^(?:nl|nld|dut)\b/i.test(context.language);
  const notes: string[] = [];
  const above: TextBlock[] = [];
  const found = {
    byline: null as string | null,
    replaces: null as string | null,
    signal: null as Signal | null,
  };
  let marked: PartedDateline | null = null;
  const queue = blocks.slice(0, mostAbove);
  let seen = 0;
  for (let block = queue.shift(); block !== undefined; block = queue.shift()) {
    const { kind, text } = block;
    const isSubhead = kind === 'subhead';
    const note = isSubhead ? null : readEditorNote(text);
    if (note !== null) {
      notes.push(note.note);
      found.replaces ??= note.replaces;
      found.signal ??= note.signal;
      // The note's line can go on with the dateline.
      const behind = text.slice(note.end).trim();
      if (behind !== '') queue.unshift({ kind: 'paragraph', text: behind });
      else seen += 1;
      continue;
    }
    seen += 1;
    if (kind === 'note' || isEmbargoLine(text, 'above') || (!isSubhead && isNoteAbove(text))) {
      notes.push(text);
      found.signal ??= readSignal(text);
    } else if (kind === 'dateline') marked ??= readMarkedDateline(text, dutch);
    else if (kind === 'byline' || (!isSubhead && isByline(text))) found.byline ??= text;
    else if (kind === 'rule' || isRule(text) || text === context.headline) continue;
    else {
      const parted = isSubhead || marked !== null ? null : readAgencyDateline(text, dutch);
      if (parted !== null) {
        const opening = partOpening(parted.rest);
        notes.push(...(opening?.notes ?? []));
        const behind = parted.rest.slice(opening?.start ?? 0);
        const first = behind === '' ? [] : [{ kind: 'paragraph' as const, text: behind }];
        // What stands between the headline and the dateline is a second headline.
        const decks = above.map((deck) => ({ ...deck, kind: 'subhead' as const }));
        return {
          dateline: parted.dateline,
          notes,
          ...found,
          rest: [...decks, ...first, ...blocks.slice(seen)],
        };
      }
      above.push(block);
      if (marked !== null || (!isSubhead && isSentence(text))) break;
    }
  }
  const dateline = marked?.dateline ?? null;
  return { dateline, notes, ...found, rest: [...above, ...blocks.slice(seen)] };
}

/** A note to editors above the text, or a kill. */
function isNoteAbove(text: string): boolean {
  return isEditorNote(text) || isNoteBelow(text) || isNotForPublication(text) || killsThisStory(text);
}

/** A line for editors in the text, which goes on below it. */
function isForDesks(text: string): boolean {
  return isNoteInText(text) || isEmbargoLine(text, 'text') || killsThisStory(text);
}

/** Text, and no second headline: the dateline cannot be below it. */
function isSentence(text: string): boolean {
  return text.length > 100 || /[.!?"'”’»]$/.test(text);
}

/** A dateline that mark-up sets apart needs no dash. */
function readMarkedDateline(text: string, dutch: boolean): PartedDateline | null {
  const whole = readAgencyDateline(`${text} `, dutch);
  if (whole !== null && whole.rest.trim() === '') return whole;
  const place = readPlaceLine(text);
  return place === null ? null : { dateline: place, rest: '' };
}

function isCredit(text: string): boolean {
  return isCreditLine(text) || isPageCredit(text);
}

/** Initials sign behind a sentence, or another mark; with nothing above them they are all that there is. */
function maySign(above: string): boolean {
  return above === '' || /[.!?…"'”’»)]$/.test(above) || (isClosingMark(above) && !isBareInitials(above));
}

/** Takes closing marks and credits off the end, and what signs the last sentence. */
function dropEnd(texts: { text: string; subhead: boolean }[], dateline: Dateline | null): void {
  for (let last = texts.at(-1); last !== undefined; last = texts.at(-1)) {
    if (!isClosingMark(last.text) && (last.subhead || !isCredit(last.text))) break;
    if (isBareInitials(last.text) && !maySign(texts.at(-2)?.text ?? '')) break;
    texts.pop();
  }
  const last = texts.at(-1);
  if (last === undefined || last.subhead) return;
  const credit = findTrailingCredit(last.text);
  if (credit !== null) last.text = last.text.slice(0, credit);
  const signOff = findSignOff(last.text, dateline);
  if (signOff !== null) last.text = last.text.slice(0, signOff);
}

/**
 * Where an agency signs behind the last sentence (`… open. dpa`, `… open. (EFE)`, `… open. dpa jm al`), blanks before it
 * included, in UTF-16 units: an agency of the dateline, else it is text; null where none does.
 */
function findSignOff(text: string, dateline: Dateline | null): number | null {
  const tail = text.slice(-48);
  const match =
    /\s+(?:\(([^()\s]{2,12})\)\.?|(?<=[.!?"”»'’]\s+)(?:\/([^/\s]{2,12})\/|(\p{L}{2,8})|(\p{Ll}{2,6})(?:\s[\p{Ll}\d]{1,4}){1,7}))$/u.exec(
      tail,
    );
  if (match === null) return null;
  const agency = findAgency(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');
  const isSigned = agency !== null && dateline?.agencies.some((one) => findAgency(one) === agency);
  return isSigned ? text.length - match[0].length : null;
}
