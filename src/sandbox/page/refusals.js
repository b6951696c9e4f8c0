import { element } from './draw.js';
import { icon } from './icons.js';
import { words } from './words.js';

/** Actions whose failure stands in the list of messages, as a line of their own. */
const TOLD = ['typed', 'message-command'];

/**
 * What to tell of an action that failed: that the bot did not answer as Discord says it, else what
 * the sandbox refused, in the page's language where there are words for it. Null where the list of messages tells it.
 */
export function tellRefusal({ code, action, message }) {
  if (code !== 'no-answer') return words.refusals[code] ?? message;
  if (TOLD.includes(action)) return null;
  return action === 'autocomplete' ? words.noOptions : words.failed;
}

/** Says above the message box what went wrong, for as long as it takes to read it, or until it is pressed; null says nothing. */
export function showRefusal(box, told) {
  if (told === null) return;
  for (const old of document.querySelectorAll('.refused')) old.remove();
  const note = element(
    'p',
    { class: 'refused', role: 'alert', click: () => note.remove() },
    icon('warning'),
    told,
  );
  box.before(note);
  setTimeout(() => note.remove(), 12_000);
}
