import type { Dateline, Role, Signal, Subhead, WireItem } from '../item.ts';
import { findLocalZone, settleLife } from '../settle-life.ts';
import { findTrailingCredit, readCredit } from './credits.ts';
import { endsSentence, isShortLine } from './page-line.ts';

/** The empty list that items share. */
const nothing: readonly never[] = Object.freeze([]);

const published = { status: 'usable', embargoUntil: null } as const;

/** What notes to editors say of whether and when the story may be shown; sites copy the agency's clock. */
function readLife(
  editorNote: string,
  dateline: Dateline | null,
  near: number,
): Pick<WireItem, 'status' | 'embargoUntil'> {
  return settleLife({
    status: 'usable',
    embargo: { given: false, release: null },
    headline: null,
    takeKey: null,
    editorNote,
    zone: 'Europe/Amsterdam',
    local: findLocalZone(dateline),
    near,
  });
}

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
  /** A credit stood behind the last paragraph: the story is whole. */
  endsInCredit = false;

  /** True while neither headline nor text has come. */
  isEmpty(): boolean {
    return this.headline === null && !this.hasBody;
  }

  /** Adds a paragraph; `isShort`: it could have been a subhead. */
  addParagraph(text: string, isShort: boolean): void {
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

  /** Adds a subhead above the paragraph that comes next. */
  addSubhead(text: string): void {
    this.subheads ??= [];
    this.subheads.push({ text, before: this.paragraphs.length });
    this.endsShort = false;
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
    const last = this.paragraphs.at(-1);
    const credit = last === undefined ? null : findTrailingCredit(last);
    if (last === undefined || credit === null) return;
    this.paragraphs[this.paragraphs.length - 1] = last.slice(0, credit);
    this.addCredit(last.slice(credit).trim());
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
    const life = this.editorNote === null ? published : readLife(this.editorNote, this.dateline, capturedAt);
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
      editorNote: this.editorNote,
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
}
