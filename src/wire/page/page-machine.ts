import type { WireItem } from '../item.ts';
import type { Problem } from '../problem.ts';
import { readChromeLine } from './chrome-lines.ts';
import { mayBeDressed, undress } from './dressing.ts';
import { readEndingLine } from './ending-lines.ts';
import { readMailLine } from './mail-lines.ts';
import type { PageLine } from './page-line.ts';
import { PageState } from './page-state.ts';
import { readStoryLine } from './story-lines.ts';
import type { PageTrace } from './trace.ts';

/**
 * Reads pages line by line, in one pass, with one line of look-ahead; any number of pages may follow one another.
 * Feed it every line that is not blank, then call `finish`; each story goes to `emit` as soon as it is whole.
 * It holds no more than one page's first story, the last one that is over and the story being read, so that memory does not grow with the copy.
 */
export class PageMachine {
  private readonly state: PageState;
  /** The line to be read when the one behind it is known. */
  private held: PageLine | null = null;
  /** A line that is none of the page's stands above the next one. */
  private gap = false;

  /**
   * `capturedAt`: ms since the epoch, what ages are relative to. `trace` hears of every decision,
   * `tell` of what cannot be decided.
   */
  constructor(
    capturedAt: number,
    emit: (item: WireItem) => void,
    trace: PageTrace | null = null,
    tell: ((problem: Problem) => void) | null = null,
  ) {
    this.state = new PageState(capturedAt, emit, trace, tell);
  }

  /**
   * Takes the next line that is not blank. `text` is without the blanks around it; `gap`: a blank line stands above
   * it; `number`: its line, from 1; `column`: where `text` begins in the line, in UTF-16 units from 0;
   * `blankBehind`: a blank stands behind it.
   */
  feed(text: string, gap: boolean, number: number, column: number, blankBehind: boolean): void {
    if (mayBeDressed(text.charCodeAt(0))) {
      this.feedDressed(text, gap, number, column, blankBehind);
      return;
    }
    this.take({
      text,
      gap: gap || this.gap,
      number,
      column,
      blankBehind,
      reading: undefined,
      forEditors: undefined,
    });
  }

  private feedDressed(
    given: string,
    gap: boolean,
    number: number,
    column: number,
    blankBehind: boolean,
  ): void {
    const { text, from } = undress(given);
    if (from > 0 || text !== given) this.noteDressing(given, text, from, number, column);
    if (text === '') {
      // A line of dressing alone parts what stands around it.
      this.gap = true;
      return;
    }
    this.take({
      text,
      gap: gap || this.gap,
      number,
      column: column + from,
      blankBehind,
      reading: undefined,
      forEditors: undefined,
    });
  }

  private noteDressing(given: string, text: string, from: number, number: number, column: number): void {
    const line: PageLine = {
      text: given,
      gap: false,
      number,
      column,
      blankBehind: false,
      reading: undefined,
      forEditors: undefined,
    };
    const isGone = (i: number) => i < from || text[i - from] !== given[i];
    for (let i = 0; i < given.length; i += 1) {
      // Behind the last sign of dressing nothing differs.
      if (i >= from && text.slice(i - from) === given.slice(i)) break;
      let end = i;
      while (end < given.length && isGone(end)) end += 1;
      if (end > i) this.state.note(line, i, end, 'chrome');
      i = Math.max(i, end - 1);
    }
  }

  private take(line: PageLine): void {
    this.gap = false;
    if (this.held !== null) this.read(this.held, line);
    this.held = line;
  }

  /** Says that the copy ends here; what is open is emitted. */
  finish(): void {
    const { state } = this;
    if (this.held !== null) this.read(this.held, null);
    this.held = null;
    if (state.draft.isEmpty()) {
      state.doubtAbove();
      state.settleFirst(true);
    } else {
      state.settleFirst();
      state.close('copy');
    }
    state.flush();
  }

  private read(line: PageLine, next: PageLine | null): void {
    const { state } = this;
    if (
      !readEndingLine(state, line, next) &&
      !readChromeLine(state, line, next) &&
      !readMailLine(state, line, next)
    ) {
      readStoryLine(state, line, next, false);
    }
    state.gapBefore = line.gap;
  }
}
