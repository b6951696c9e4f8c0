import { words } from './words.js';

/** Actions whose failure stands in the list of messages, as a line of their own. */
const TOLD = ['typed', 'message-command'];

/**
 * What to tell of an action that failed: that the bot did not answer as Discord says it, else the sandbox's own words.
 * Null where the list of messages tells it.
 */
export function tellRefusal({ code, action, message }) {
  if (code !== 'no-answer') return message;
  if (TOLD.includes(action)) return null;
  return action === 'autocomplete' ? words.noOptions : words.failed;
}
