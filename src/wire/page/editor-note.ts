import { mayLead } from '../embargo-marks.ts';
import { findBracketEnd } from '../head-note.ts';
import type { Signal } from '../item.ts';
import { mayKill } from '../kill-words.ts';
import { isAddressed, isNoteBelow, isNoteInText, isNotForPublication } from '../note-words.ts';
import { makeOpening } from '../openings.ts';
import { findDatelineBehind } from './find-dateline.ts';

/** An editor's note before a dateline. */
export interface EditorNote {
  /** As it stands. */
  readonly note: string;
  /** The headline of the story that this one replaces. */
  readonly replaces: string | null;
  readonly signal: Signal | null;
  /** Where the note's line goes on with the dateline, in UTF-16 units; its length when it does not. */
  readonly end: number;
}

/** `N i e u w bericht`: three letters or more, each with a blank behind it. */
const spaced = /^\(?\p{L}(?:[ \u00a0]{1,2}\p{L}){2,}(?=[ \u00a0,:.)]|$)/u;
const plain =
  /^\(?(?:nieuw bericht|vervangt bericht|herhaald bericht|herhaling|correctie|rectificatie|noot (?:voor )?(?:de )?redacties?|let op,? redacties?|n\.?b\.? redacties?)\s?(?=[,:.)])/i;
/** A line that says no more, in capitals: in small letters it may be a subhead. */
const alone =
  /^[^\p{L}\d]{0,4}(?:CORRECTIE|RECTIFICATIE|NIEUW BERICHT|VERVANGT BERICHT|HERHAALD BERICHT)[^\p{L}\d]{0,4}$/u;
/** The first three letters of `plain`'s words, as one number each. */
const plainBeginnings = new Set(
  ['nie', 'noo', 'n.b', 'nb ', 'nb.', 'ver', 'her', 'cor', 'rec', 'let'].map(
    (text) => (text.charCodeAt(0) << 16) | ((text.charCodeAt(1) | 0x20) << 8) | (text.charCodeAt(2) | 0x20),
  ),
);
/** Letter-spaced too, as all of a note can be. */
const replacing = /v[ \u00a0]?e[ \u00a0]?r[ \u00a0]?v[ \u00a0]?a[ \u00a0]?n[ \u00a0]?g[ \u00a0]?t\s?:?\s*/i;
const message = /^\s*b[ \u00a0]?e[ \u00a0]?r[ \u00a0]?i[ \u00a0]?c[ \u00a0]?h[ \u00a0]?t(?!\p{L})/iu;

/**
 * Reads an editor's note at the start of a line: letter-spaced (`N i e u w bericht, vervangt: <old headline>`) or plain
 * (`Nieuw bericht, vervangt: …`). A dateline can follow on the same line, glued or not. Null when the line is no note.
 */
export function readEditorNote(line: string): EditorNote | null {
  const head = line.slice(0, 60);
  const marker = spaced.exec(head) ?? plain.exec(head) ?? alone.exec(head);
  if (marker === null || !announcesNote(line, marker[0])) return null;
  const dateline = findDatelineBehind(line, marker[0].length);
  // A note in parentheses ends with them.
  const bracket = dateline < line.length ? null : findBracketEnd(line.slice(0, 1_000));
  const end = bracket !== null && marker[0].length < bracket ? bracket : dateline;
  const note = line.slice(0, end).trim();
  const split = replacing.exec(note.slice(0, 120));
  const replaces = split === null ? null : unquote(note.slice(split.index + split[0].length));
  const isCorrection = /^\(?(?:c ?o ?r ?r ?e ?c ?t ?i ?e|r ?e ?c ?t ?i ?f ?i ?c ?a ?t ?i ?e)/i.test(note);
  const signal = split !== null ? 'replacement' : isCorrection ? 'correction' : null;
  return { note, replaces, signal, end };
}

/** `N i e u w museum opent` is a headline and `N i e u w is …` text: a note says what it replaces, or names itself one. */
function announcesNote(line: string, marker: string): boolean {
  if (!/^\(?n[ \u00a0]/i.test(marker)) return true;
  return replacing.test(line.slice(0, 120)) || message.test(line.slice(marker.length, marker.length + 24));
}

/** A headline without the quotes and the parenthesis around it; null when nothing is left. */
function unquote(text: string): string | null {
  const isWrapping = (char: string) => /["'“”‘’„)\s]/u.test(char);
  let start = 0;
  let end = text.length;
  while (start < end && isWrapping(text.charAt(start))) start += 1;
  while (end > start && isWrapping(text.charAt(end - 1))) end -= 1;
  return end > start ? text.slice(start, end) : null;
}

/** True when a line may be a note, at the cost of three characters. */
export function mayBeNote(line: string): boolean {
  const first = line.charCodeAt(0);
  const second = line.charCodeAt(1);
  if (second === 0x20 || second === 0xa0 || first === 0x28) return true;
  return plainBeginnings.has(((first | 0x20) << 16) | ((second | 0x20) << 8) | (line.charCodeAt(2) | 0x20));
}

/** Where a line for editors stands on a page. */
export type NotePlace = 'first' | 'below-headline' | 'text';

/** How lines begin that are for editors. */
const isAddressedTo = makeOpening(
  (
    'eds;edit;not;noo;n.b;nb;niet;nich;ne p;non ;pas p;let op;att;adv;aan ;alle ;alleen;uits;enk;slec;achtung;hinw;avis;reda;réda;' +
    'desk;de volg;the foll;onder;volgende;die folg;folgende;voor ;nur ;für ;pour ;for ;à ;aux ;info;mess;memo;opm;beri;mede;' +
    'boods;toel;bijs;serv;ter ;an ;usage;rése;vertrouwelijk;vertraulich;confident;strikt ;strict;streng '
  ).split(';'),
  ' ',
);
/** False for most lines, at little cost: whether a line may begin with words for editors, an embargo or a kill. */
export function mayAddress(line: string): boolean {
  return isAddressedTo(line) || mayLead(line) || mayKill(line);
}

/** False for most lines, at little cost: whether `readNoteToEditors`, or what `mayAddress` spares, can find anything. */
export function mayBeForEditors(line: string): boolean {
  return mayAddress(line) || closesInBrackets(line);
}

/** What names no desk: a headline can begin with it. */
const mayBeHeadline =
  /^[(["*]{0,3}(?:editor['’]?s['’]? note|redactie|redaktion|niet voor|not (?:intended )?for|ne pas|non )/iu;

/**
 * What a line says to editors: `note`, which the text may go on below, `rest` where all that follows of the story is for
 * them, null for what is published. Above and below a headline `Redactie: …` is a byline; a headline that begins as
 * a note does (`Editor's note: why we changed`) has neither capitals nor a full stop.
 */
export function readNoteToEditors(line: string, place: NotePlace): 'note' | 'rest' | null {
  if (!isAddressedTo(line) && !closesInBrackets(line)) return null;
  const isMarked = /[.!)]$/.test(line) || /^[(["*]{0,3}(?:Eds|[\p{Lu}’' ]{4,})\s?[:_]/u.test(line);
  if (place === 'first' && !isMarked && mayBeHeadline.test(line)) return null;
  if (isNotForPublication(line)) return 'rest';
  if (isNoteBelow(line)) return /[:.)]$/.test(line) || line.includes(':') ? 'rest' : null;
  return (place === 'text' ? isNoteInText(line) : isAddressed(line)) ? 'note' : null;
}

/** `Contact (not for publication): …`, within the line's first 60 characters. */
function closesInBrackets(line: string): boolean {
  for (let at = line.indexOf('('); at >= 0 && at < 60; at = line.indexOf('(', at + 1)) {
    if ((line.charCodeAt(at + 1) | 0x20) === 0x6e) return /\((?:not|niet|nicht) /i.test(line.slice(0, 60));
  }
  return false;
}
