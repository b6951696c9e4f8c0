import { summaryOf } from './draw-message.js';
import { openMenu } from './menu.js';
import { act } from './state.js';
import { words } from './words.js';

/** Discord's type of a command on a message. */
const ON_MESSAGE = 3;

/**
 * What can be done with a message: the commands on messages that this person may use here ("Apps"). Kept by person and
 * channel, since every message asks.
 */
export function makeMessageMenu(did, failed) {
  let known = { for: '', commands: [] };
  return {
    /** Asks which there are; `changed` is called when that is not what was known. */
    async refresh(key, changed) {
      const { commands } = await act('commands');
      const found = commands.filter((command) => command.type === ON_MESSAGE);
      const isSame = JSON.stringify(found) === JSON.stringify(known.commands);
      known = { for: key, commands: found };
      if (!isSame) changed();
    },
    /** Opens the menu of a message; null when there is nothing to choose. */
    of(key) {
      if (known.for !== key || known.commands.length === 0) return null;
      return (message, anchor) =>
        openMenu(anchor, words.more, [
          {
            title: words.apps,
            items: known.commands.map((command) => ({
              label: command.label.replace(/^\//, ''),
              pick: () =>
                act('message-command', {
                  messageId: message.id,
                  command: command.typed.replace(/^\//, ''),
                }).then(did, failed),
            })),
          },
          {
            title: words.more,
            items: [
              { label: words.copyText, pick: () => navigator.clipboard?.writeText(summaryOf(message)) },
            ],
          },
        ]);
    },
  };
}
