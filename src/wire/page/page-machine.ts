import type { WireItem } from '../item.ts';
import { readChromeLine } from './chrome-lines.ts';
import { readEndingLine } from './ending-lines.ts';
import type { PageLine } from './page-line.ts';
import { PageState } from './page-state.ts';
import { readStoryLine } from './story-lines.ts';
import type { PageTrace } from './trace.ts';

/**
 * Reads pages line by line, in one pass, with one line of look-ahead; any number of pages may follow one another.
 * Feed it every line that is not blank, then call `finish`; each story goes to `emit` as soon as it is whole.
 * It holds no more than one page's first story and the story being read, so that memory does not grow with the copy.
 */
export class PageMachine {
  private readonly state: PageState;
  /** The line to be read when the one behind it is known. */
  private held: PageLine | null = null;

  /** `capturedAt`: ms since the epoch, what ages are relative to. `trace` hears of every decision. */
  constructor(capturedAt: number, emit: (item: WireItem) => void, trace: PageTrace | null = null) {
    this.state = new PageState(capturedAt, emit, trace);
  }

  /**
   * Takes the next line that is not blank. `text` is without the blanks around it; `gap`: a blank line stands above
   * it; `number`: its line, from 1; `column`: where `text` begins in the line, in UTF-16 units from 0;
   * `blankBehind`: a blank stands behind it.
   */
  feed(text: string, gap: boolean, number: number, column: number, blankBehind: boolean): void {
    const line: PageLine = { text, gap, number, column, blankBehind, reading: undefined };
    if (this.held !== null) this.read(this.held, line);
    this.held = line;
  }

  /** Says that the copy ends here; what is open is emitted. */
  finish(): void {
    const { state } = this;
    if (this.held !== null) this.read(this.held, null);
    this.held = null;
    if (state.draft.isEmpty()) {
      state.settleFirst(true);
      return;
    }
    state.settleFirst();
    state.close('copy');
  }

  private read(line: PageLine, next: PageLine | null): void {
    if (readEndingLine(this.state, line, next)) return;
    if (readChromeLine(this.state, line, next)) return;
    readStoryLine(this.state, line, next, false);
  }
}
