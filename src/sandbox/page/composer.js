import { openCommand } from './command-form.js';
import { element } from './draw.js';
import { icon } from './icons.js';
import { rankCommands } from './rank-commands.js';
import { act, canWrite, currentChannel, state } from './state.js';
import { makeSuggestions } from './suggestions.js';
import { isForum } from './threads.js';
import { words } from './words.js';

/** Discord's type of a command that is typed; there are others, on people and on messages. */
const TYPED = 1;

let forget = () => {};

/** The commands are not what they were: the list of them, when it is open, is made anew. */
export function forgetCommands() {
  forget();
}

/** Characters of a message, code points as Discord's servers count. */
const LONGEST = 2000;

/** What was written and not sent, by channel and person. */
const drafts = new Map();

function keepDraft(place, text) {
  if (text === '' || text.startsWith('/')) drafts.delete(place);
  else drafts.set(place, text);
}

/**
 * The message box: plain text is sent as the person's own message; `/` opens the list of commands, and a command
 * opens a field for each option. `did` gets what an action answered, `failed` what went wrong.
 */
export function drawComposer(box, did, failed) {
  const channel = currentChannel();
  // In a forum there are only posts, which a thread begins with.
  if (!channel || isForum(channel)) return box.replaceChildren();
  if (!canWrite(channel)) return box.replaceChildren(element('p', { class: 'no-writing' }, words.noWriting));
  const here = `${channel.id} ${state.as}`;
  const input = element('textarea', {
    id: 'message',
    '.value': drafts.get(here) ?? '',
    rows: '1',
    autocomplete: 'off',
    enterkeyhint: 'send',
    placeholder: words.writeHere,
    'aria-label': words.write([1, 3].includes(channel.type) ? channel.name : `#${channel.name}`),
  });
  const back = () => drawComposer(box, did, failed)?.focus();
  const commands = makeSuggestions(input, words.commands, (command) =>
    openCommand(box, command, { did, failed, back }),
  );
  // Asked for once: what Enter takes must be of what stands in the box, not of what stood there before.
  let known = null;
  forget = () => {
    known = null;
    if (input.isConnected) offer();
  };
  const offer = () => {
    if (!input.value.startsWith('/')) return commands.close();
    if (known === null) return void learn();
    return commands.show(
      rankCommands(known, input.value).map(asSuggestion),
      state.connected ? words.noCommands : words.noBotHere,
    );
  };
  const learn = async () => {
    try {
      const { commands: all } = await act('commands');
      known = all.filter((one) => (one.type ?? TYPED) === TYPED);
      offer();
    } catch (error) {
      failed(error);
    }
  };
  const write = (text) => {
    input.value = text;
    keepDraft(here, text);
  };
  const send = () => {
    const text = input.value.trim();
    if (text === '' || text.startsWith('/')) return;
    if ([...text].length > LONGEST) return failed(new Error(words.problems.long(LONGEST)));
    write('');
    known = null;
    act('says', { text }).then(did, (error) => {
      // It is not lost: it can be sent again, here or when one is back here.
      if (input.value === '') write(text);
      failed(error);
    });
  };
  input.addEventListener('input', () => {
    keepDraft(here, input.value);
    offer();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    send();
  });
  const slash = element(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': words.commands,
      title: words.commands,
      click: () => {
        input.value = '/';
        input.focus();
        offer();
      },
    },
    icon('slash'),
  );
  const form = element(
    'form',
    {
      class: 'write',
      submit: (event) => {
        event.preventDefault();
        send();
      },
    },
    slash,
    input,
    element(
      'button',
      { type: 'submit', class: 'icon-button send', 'aria-label': words.send, title: words.send },
      icon('send'),
    ),
  );
  box.replaceChildren(element('div', { class: 'suggest' }, commands.list), form);
  return input;
}

function asSuggestion(command) {
  return {
    label: command.label,
    hint: command.options.map((option) => option.label).join(' '),
    detail: command.description,
    picture: `/avatars/${state.botId}`,
    value: command,
  };
}
