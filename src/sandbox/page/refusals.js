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

/** What went wrong before is no longer so. */
export function hideRefusals() {
  for (const old of document.querySelectorAll('.refused')) old.remove();
}

/**
 * Says what went wrong, until something goes well or it is pressed: of what was done with a message (`messageId`) in that
 * message, else above the message box, for as long as it takes to read it. Null says nothing.
 */
export function showRefusal(box, told, messageId) {
  if (told === null) return;
  hideRefusals();
  const note = element(
    'p',
    { class: 'refused', role: 'alert', slot: 'thread', click: () => note.remove() },
    icon('warning'),
    told,
  );
  const message = messageId && document.getElementById(`m${messageId}`);
  if (message) return void message.append(note);
  box.before(note);
  setTimeout(() => note.remove(), 12_000);
}
