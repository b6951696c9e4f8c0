import type { PageLine } from './page-line.ts';
import type { PageState } from './page-state.ts';

/** The lines of a mail around the copy that it brings. */

const header =
  /^(?:van|aan|cc|bcc|datum|verzonden|onderwerp|from|to|date|sent|subject|reply-to|von|an|gesendet|betreff|de|à|objet)\s?:\s/i;
const farewell =
  /^(?:--|met (?:vriendelijke|hartelijke) groet(?:en)?|vriendelijke groet(?:en)?|hartelijke groet(?:en)?|groet(?:en|jes)?|mvg|(?:kind|best) regards|regards|mit freundlichen grüßen|cordialement)\s*[,.]?$/i;

/** Reads a mail's header above its text, and its farewell and all that follows. True when the line was one of those. */
export function readMailLine(state: PageState, line: PageLine, next: PageLine | null): boolean {
  const { text } = line;
  if (state.isMail && state.draft.hasBody && farewell.test(text)) {
    state.draft.notesOnly = true;
    return false;
  }
  if (!state.draft.isEmpty() || state.zone !== 'top' || !header.test(text)) return false;
  // One such line may be a headline: `Van: mooi naar lelijk`.
  if (!state.isMail && !/\S@\S/.test(text) && !header.test(next?.text ?? '')) return false;
  state.isMail = true;
  state.note(line, 0, text.length, 'chrome');
  return true;
}
