import { type Age, type PlainAge, readAge, readMomentText, writePlainAge } from '../age.ts';
import { type DatedAge, dateAge } from '../age-instant.ts';
import { detachText } from '../detach-text.ts';
import type { Role, WireItem } from '../item.ts';
import { isClosedWhole } from '../note-words.ts';
import type { Problem } from '../problem.ts';
import type { CodeDay } from './head-lines.ts';
import { ItemDraft } from './item-draft.ts';
import { type KnownAge, type KnownAges, knownAgesAt, makeKnownAge, makeKnownAges } from './known-ages.ts';
import type { LeadingStamp } from './leading-stamp.ts';
import type { Mark } from './mark-line.ts';
import type { PageLine } from './page-line.ts';
import type { PageRule, PageTrace } from './trace.ts';

/** How a story ends: by its age, by `Lees verder`, by `Meer uit …`, because another begins, or with the copy. */
export type Ending = 'age' | 'read-on' | 'more-from' | 'other-story' | 'copy';

/** What is known halfway through a page, and what becomes of the stories read so far. */
export class PageState {
  /** The story being read. */
  draft = new ItemDraft();
  /**
   * The page's first story while it is open whether it is the lead: its age came before any `Meer uit`. A page of one
   * story has a lead; in a page of many such, all are briefs.
   */
  first: ItemDraft | null = null;
  firstIsLead = false;
  /** `top` until the page's lead, or its first brief, is done. */
  zone: 'top' | 'briefs' = 'top';
  /** The page is a listing: all its stories are briefs. */
  listing = false;
  /** Blank lines part the paragraphs; null while that is open. */
  blankLined: boolean | null = null;
  section: string | null = null;
  /** The page's stories end in an age or `Lees verder`, so that one without breaks off. */
  endsMarked = false;
  /** The line before was an age or `Lees verder` alone. */
  afterEnding = false;
  /** The line before was `Meer uit …`. */
  afterSection = false;
  /** What the chrome leads one to expect next. */
  expected: 'webmail-choice' | 'webmail-sentence' | 'edition' | 'section' | null = null;
  chromeSeen = false;

  /** The page came in a mail: its headers stood above it. */
  isMail = false;
  /** A blank line stands above the line before. */
  gapBefore = false;

  /** The last story that is over; it waits for what stands behind it, which may be said of it. */
  private closed: ItemDraft | null = null;
  private closedRole: Role = 'brief';
  private closedSection: string | null = null;
  private stamp: LeadingStamp | null = null;
  private readonly capturedAt: number;
  private readonly emitItem: (item: WireItem) => void;
  private readonly trace: PageTrace | null;
  private readonly tell: ((problem: Problem) => void) | null;
  /** What each age amounts to. */
  private ages: KnownAges;

  constructor(
    capturedAt: number,
    emitItem: (item: WireItem) => void,
    trace: PageTrace | null,
    tell: ((problem: Problem) => void) | null,
  ) {
    this.capturedAt = capturedAt;
    this.tell = tell;
    this.ages = knownAgesAt(capturedAt);
    this.emitItem = emitItem;
    this.trace = trace;
  }

  /** Reports that `rule` read the range `from` to `to` of the line, where somebody listens. */
  note(line: PageLine, from: number, to: number, rule: PageRule): void {
    this.trace?.({
      line: line.number,
      from: line.column + from,
      to: line.column + to,
      rule,
      text: line.text.slice(from, to),
    });
  }

  /** Gives the story the year of a picture's code, where its own date has none (`17 nov , 9:40`). */
  setYear(code: CodeDay): void {
    const { draft } = this;
    const age = draft.age === null ? null : (readMomentText(draft.age)?.age ?? null);
    if (age?.kind !== 'calendar' || age.date === null || !('year' in age.date) || age.date.year !== null)
      return;
    if (age.date.day !== code.day || age.date.month !== code.month) return;
    const dated = dateAge({ ...age, date: code }, this.capturedAt);
    draft.publishedAt = dated?.publishedAt ?? null;
    draft.precision = dated?.precision ?? null;
  }

  /** Gives the story its age, as it stands and as an instant. */
  setAge(text: string): void {
    let known = this.ages.byText.get(text);
    if (known === undefined) {
      const age = readAge(text) ?? readMomentText(text)?.age ?? null;
      known = makeKnownAge(detachText(text), age === null ? null : this.dateAge(age));
      if (this.ages.byText.size < 10_000) this.ages.byText.set(known.text, known);
    }
    this.takeAge(known);
  }

  /** An ordinary age as it stands and as an instant. */
  knowPlainAge(plain: PlainAge): KnownAge {
    let known = this.ages.plain.get(plain);
    if (known === undefined) {
      const text = writePlainAge(plain);
      const age = readAge(text);
      known = makeKnownAge(text, age === null ? null : this.dateAge(age));
      this.ages.plain.set(plain, known);
    }
    return known;
  }

  /** Gives the story an age that is known. */
  takeAge(known: KnownAge): void {
    this.draft.age = known.text;
    this.draft.publishedAt = known.publishedAt;
    this.draft.precision = known.precision;
  }

  private dateAge(age: Age): DatedAge | null {
    const { stamp } = this;
    // A clock time alone, or a day without its year, is of the day or month that stands before the text.
    const isOpen =
      age.kind === 'calendar' && !(age.date !== null && 'year' in age.date && age.date.year !== null);
    if (stamp === null || !isOpen) return dateAge(age, this.capturedAt);
    if (stamp.precision === 'month' && age.date === null) {
      return { publishedAt: stamp.from, precision: 'month' };
    }
    return dateAge(age, stamp.to - 1);
  }

  /** Takes the stamp that stands before the page's text. */
  setStamp(stamp: LeadingStamp | null): void {
    this.stamp = stamp;
    this.ages = stamp === null ? knownAgesAt(this.capturedAt) : makeKnownAges();
  }

  /** Begins a new page; the story being read ends with the page before it. */
  startPage(): void {
    if (this.draft.isEmpty()) {
      this.settleFirst(true);
    } else {
      this.settleFirst();
      this.close('other-story');
    }
    this.zone = 'top';
    this.listing = false;
    this.blankLined = null;
    this.section = null;
    this.endsMarked = false;
    this.afterEnding = false;
    this.afterSection = false;
    this.expected = null;
    this.chromeSeen = false;
    this.isMail = false;
    if (this.stamp !== null) this.setStamp(null);
  }

  /** Takes a line as a mark: of the story being read, or, where none is, of the next one. */
  takeMark(mark: Mark): void {
    const above = this.draft.isEmpty() && mark.says === 'above' ? this.above() : null;
    if (above === null) this.draft.addMark(mark);
    else above.ownMark(mark);
  }

  /** Marks behind the last story with nothing below them: what they stand above may have been cut off. */
  doubtAbove(): void {
    const marks = this.draft.openMarks ?? [];
    const above = this.above();
    if (above === null) return;
    for (const mark of marks.filter(({ holds }) => holds)) {
      above.addDoubt(mark);
      this.tellDoubt(mark);
    }
  }

  private above(): ItemDraft | null {
    return this.first ?? this.closed;
  }

  private tellDoubt({ text, number }: Mark): void {
    this.tell?.({
      code: 'doubtful-mark',
      message: `“${text.slice(0, 80)}” may be said of the story above it or of the one below it: neither is shown.`,
      at: { line: number },
    });
  }

  /** Parts the marks between two stories: gives the story below those that are its own, and both those that may be either's. */
  private partMarks(above: ItemDraft, below: ItemDraft): void {
    const marks = above.openMarks ?? [];
    above.openMarks = null;
    for (const mark of marks) {
      // A line that it stands right below may be the headline of the story below.
      const isLoose = mark.side === 'below' && above.endsLoose();
      // What is not for publication stands below such a line, never above.
      if (mark.side === 'above' || isClosedWhole(mark.text)) above.ownMark(mark);
      if (mark.side === 'above') continue;
      if (isClosedWhole(mark.text)) below.addMark(mark);
      else if (mark.side === 'below' && !isLoose) below.addMark(mark);
      else {
        above.addDoubt(mark);
        below.addDoubt(mark);
        this.tellDoubt(mark);
      }
    }
  }

  /** Ends the story being read. `glued`: the next story stands on the same line. */
  close(ending: Ending, glued = false): void {
    const { draft } = this;
    this.draft = new ItemDraft();
    if (draft.openMarks !== null) {
      if (ending === 'other-story') this.partMarks(draft, this.draft);
      else draft.ownMarks(false);
    }
    const isMarked = ending === 'age' || ending === 'read-on';
    draft.settleEnd();
    if (ending === 'copy' || ending === 'other-story') {
      const isBrief = this.zone === 'briefs' || this.listing || this.endsMarked;
      const lacksAge = (this.endsMarked || this.listing) && draft.age === null;
      // The site's own leads end in `Meer uit …`.
      const lacksEnd = ending === 'copy' && !isBrief && this.chromeSeen;
      if (lacksAge || lacksEnd || draft.breaksOff()) draft.truncated = true;
      if (ending === 'copy') draft.settleCut();
    }
    this.afterEnding = isMarked && !glued;
    if (isMarked) this.endsMarked = true;
    if (isMarked && this.zone === 'top' && !this.listing) {
      this.first = draft;
      this.firstIsLead = draft.headline !== null && glued;
      return;
    }
    const isLead = ending === 'more-from' || (this.zone === 'top' && !this.listing);
    this.hand(draft, isLead ? 'lead' : 'brief');
    if (isMarked) this.zone = 'briefs';
  }

  /** Decides about the page's first story, if that is open. `alone`: no other story follows on the page. */
  settleFirst(alone = false): void {
    const { first } = this;
    if (first === null) return;
    this.first = null;
    this.zone = 'briefs';
    this.hand(first, alone || this.firstIsLead ? 'lead' : 'brief');
  }

  /** Hands on the last story that is over. */
  flush(): void {
    const { closed } = this;
    this.closed = null;
    if (closed !== null) this.emitItem(closed.toItem(this.closedRole, this.closedSection, this.capturedAt));
  }

  private hand(draft: ItemDraft, role: Role): void {
    this.flush();
    this.closed = draft;
    this.closedRole = role;
    this.closedSection = this.section;
  }
}
