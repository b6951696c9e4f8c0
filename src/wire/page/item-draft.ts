import type { Dateline, Role, Signal, Subhead, WireItem } from '../item.ts';
import { findClosingOrder } from '../life-marks.ts';
import { isClosedWhole } from '../note-words.ts';
import { findTrailingCredit, readCredit } from './credits.ts';
import { readLife } from './draft-life.ts';
import type { EditorNote } from './editor-note.ts';
import { isFaintMark, type Mark } from './mark-line.ts';
import { endsSentence, isShortLine } from './page-line.ts';

/** The empty list that items share. */
const nothing: readonly never[] = Object.freeze([]);

const published = { status: 'usable', embargoUntil: null } as const;

/** What a story begins with; never added to. */
const noParagraphs: string[] = [];

/** A story of a page while its lines come in. */
export class ItemDraft {
  headline: string | null = null;
  section: string | null = null;
  dateline: Dateline | null = null;
  paragraphs: string[] = noParagraphs;
  subheads: Subhead[] | null = null;
  age: string | null = null;
  publishedAt: number | null = null;
  precision: WireItem['precision'] = null;
  editorNote: string | null = null;
  replaces: string | null = null;
  signal: Signal | null = null;
  byline: string | null = null;
  credit: string | null = null;
  keywords: string[] | null = null;
  /** The copy ends, or another story begins, inside it. */
  truncated = false;
  /** True from the dateline or the first paragraph on. */
  hasBody = false;
  /** The last paragraph was as short as a subhead. */
  endsShort = false;
  /** What follows is for editors only. */
  notesOnly = false;
  /** Marks and notes of which it is open whether they are this story's or the next one's. */
  openMarks: Mark[] | null = null;
  /** Marks that are this story's or another's, nobody can tell. */
  doubts: string[] | null = null;
  private label: 'killed' | 'embargoed' | null = null;
  /** A credit stood behind the last paragraph: the story is whole. */
  endsInCredit = false;

  /** True while neither headline nor text has come. */
  isEmpty(): boolean {
    return this.headline === null && !this.hasBody;
  }

  /** Adds a paragraph; `isShort`: it could have been a subhead. */
  addParagraph(text: string, isShort: boolean): void {
    if (this.openMarks !== null) this.ownMarks(true);
    // A list of one that is made as such takes a seventh of the memory of one that was grown.
    if (this.paragraphs.length === 0) this.paragraphs = [text];
    else this.paragraphs.push(text);
    this.hasBody = true;
    this.endsShort = isShort;
    this.endsInCredit = false;
  }

  /** Adds a line for editors. */
  addNote(text: string): void {
    this.editorNote = this.editorNote === null ? text : `${this.editorNote}\n${text}`;
  }

  /** Takes an editor's note. */
  takeNote(note: EditorNote): void {
    this.addNote(note.note);
    this.replaces ??= note.replaces;
    this.signal ??= note.signal;
  }

  /** Says that a label before or behind a part of the story takes it back or holds it back. */
  hold(life: 'killed' | 'embargoed'): void {
    if (this.label !== 'killed') this.label = life;
  }

  /** Adds a mark or note that is this story's, unless another story begins below it. */
  addMark(mark: Mark): void {
    this.openMarks ??= [];
    this.openMarks.push(mark);
  }

  /** Adds what may be said of this story or of another. */
  addDoubt(mark: Mark): void {
    this.doubts ??= [];
    this.doubts.push(mark.text);
  }

  /**
   * Takes what stood open as this story's own; gives what remains in doubt. `goesOn`: the story's text goes on below: what
   * stands in the middle of it without a word on whose it is may belong to a story that is not told apart.
   */
  ownMarks(goesOn: boolean): readonly Mark[] {
    const marks = this.openMarks ?? [];
    this.openMarks = null;
    const isOpen = (mark: Mark) =>
      goesOn && this.hasBody && mark.holds && (mark.side === 'below' || mark.says === null);
    const doubtful = marks.filter(isOpen);
    for (const mark of doubtful) this.addDoubt(mark);
    for (const mark of marks) if (!doubtful.includes(mark)) this.ownMark(mark);
    return doubtful;
  }

  /** Takes a mark or note as this story's own. */
  ownMark(mark: Mark): void {
    if (mark.note !== null) {
      this.takeNote(mark.note);
      return;
    }
    this.addNote(mark.text);
    if (!this.hasBody && isClosedWhole(mark.text)) this.hold('embargoed');
  }

  /** Takes a last line that is a mark, should another story begin below it, out of the text; null where it is none. */
  takeFaintMark(): string | null {
    const { paragraphs } = this;
    const subhead = this.subheads?.at(-1);
    if (subhead?.before === paragraphs.length && isFaintMark(subhead.text)) {
      this.subheads?.pop();
      return subhead.text;
    }
    const last = paragraphs.at(-1);
    if (last === undefined || paragraphs.length < 2 || !isFaintMark(last)) return null;
    paragraphs.pop();
    this.endsShort = false;
    return last;
  }

  /** Adds a subhead above the paragraph that comes next. */
  addSubhead(text: string): void {
    this.subheads ??= [];
    this.subheads.push({ text, before: this.paragraphs.length });
    this.endsShort = false;
  }

  /** True when a line as short as a subhead stands last. */
  endsLoose(): boolean {
    return this.endsShort || this.subheads?.at(-1)?.before === this.paragraphs.length;
  }

  /** Adds a keyword. */
  addKeyword(text: string): void {
    this.keywords = [...(this.keywords ?? []), text];
  }

  /** Adds what a credit line says; the line itself is no text. */
  addCredit(line: string): void {
    const credit = readCredit(line);
    if (credit !== null) this.credit = this.credit === null ? credit : `${this.credit}; ${credit}`;
    if (this.paragraphs.length > 0) this.endsInCredit = true;
  }

  /** Takes a credit behind the last paragraph (`… tekst. (ANP /upday)`) out of the text. */
  settleEnd(): void {
    this.settleOrder();
    const last = this.paragraphs.at(-1);
    const credit = last === undefined ? null : findTrailingCredit(last);
    if (last === undefined || credit === null) return;
    this.paragraphs[this.paragraphs.length - 1] = last.slice(0, credit);
    this.addCredit(last.slice(credit).trim());
  }

  /** Takes a last sentence that takes the story back (`… Dit bericht is ingetrokken.`) out of the text. */
  private settleOrder(): void {
    const last = this.paragraphs.at(-1) ?? '';
    const from = findClosingOrder(last);
    if (from === null) return;
    this.addNote(last.slice(from));
    this.paragraphs[this.paragraphs.length - 1] = last.slice(0, from - 1);
  }

  /**
   * Where the copy breaks off right behind a subhead, subhead and cut text look like two items of a list: the last
   * paragraph but one is a subhead then, if it stands below a paragraph of full length.
   */
  settleCut(): void {
    const { paragraphs } = this;
    const subheads = this.subheads ?? [];
    const above = paragraphs.at(-3);
    const text = paragraphs.at(-2);
    // Where the copy ends with a question as short as a subhead, it is one whose text is missing.
    if (paragraphs.length > 1 && this.endsShort && paragraphs.at(-1)?.endsWith('?')) this.truncated = true;
    if (above === undefined || text === undefined || !this.endsShort || !this.breaksOff()) return;
    if (!isShortLine(text) || isShortLine(above)) return;
    if (subheads.at(-1)?.before === paragraphs.length - 2) return;
    paragraphs.splice(-2, 1);
    this.subheads = [...subheads, { text, before: paragraphs.length - 1 }];
  }

  /** True when the last paragraph breaks off. */
  breaksOff(): boolean {
    const last = this.paragraphs.at(-1);
    return last === undefined || !(this.endsInCredit || endsSentence(last));
  }

  /**
   * The item, with every field named once so that all items have one shape. `capturedAt` in ms: an embargo without a year
   * is of the year nearest to it.
   */
  toItem(role: Role, section: string | null, capturedAt: number): WireItem {
    const life = this.readLife(capturedAt);
    return {
      role,
      format: 'page',
      headline: this.headline,
      section: section ?? this.section,
      dateline: this.dateline,
      paragraphs: this.paragraphs.length === 0 ? nothing : this.paragraphs,
      subheads: this.subheads ?? nothing,
      age: this.age,
      publishedAt: this.publishedAt,
      precision: this.precision,
      truncated: this.truncated,
      editorNote: this.doubts === null ? this.editorNote : this.joinNotes(this.doubts),
      replaces: this.replaces,
      slug: null,
      takeKey: null,
      byline: this.byline,
      urgency: null,
      priority: null,
      sequence: null,
      storyKey: null,
      version: null,
      evolvedFrom: null,
      status: life.status,
      signal: this.signal,
      embargoUntil: life.embargoUntil,
      keywords: this.keywords ?? nothing,
      language: null,
      credit: this.credit,
      rights: null,
    };
  }

  private readLife(capturedAt: number): Pick<WireItem, 'status' | 'embargoUntil'> {
    const { editorNote, label, doubts } = this;
    if (editorNote === null && doubts === null && label === null) return published;
    return readLife({ editorNote, doubts: doubts ?? nothing, label }, this.dateline, capturedAt);
  }

  private joinNotes(doubts: readonly string[]): string {
    return [...(this.editorNote === null ? [] : [this.editorNote]), ...doubts].join('\n');
  }
}
