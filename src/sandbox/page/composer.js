import { optionsOf } from './components.js';
import { element } from './draw.js';
import { packFiles, withoutFiles } from './files.js';
import { rankCommands } from './rank-commands.js';
import { act, currentChannel } from './state.js';
import { makeSuggestions } from './suggestions.js';
import { isForum } from './threads.js';
import { words } from './words.js';

/**
 * The message box: plain text is sent as the person's own message; `/` opens the list of commands, and a command
 * opens a field for each option. `did` gets what an action answered, `failed` what went wrong.
 */
export function drawComposer(box, did, failed) {
  const channel = currentChannel();
  // In a forum there are only posts, which a thread begins with.
  if (!channel || isForum(channel)) return box.replaceChildren();
  const name = channel.type === 1 ? channel.name : `#${channel.name}`;
  const input = element('input', {
    type: 'text',
    id: 'message',
    maxlength: '2000',
    autocomplete: 'off',
    placeholder: words.writeHere,
    'aria-label': words.write(name),
  });
  const back = () => drawComposer(box, did, failed)?.focus();
  const commands = makeSuggestions(input, words.commands, (command) =>
    openCommand(box, command, { did, failed, back }),
  );
  input.addEventListener('input', async () => {
    if (!input.value.startsWith('/')) return commands.show([]);
    const asked = input.value;
    const { commands: all } = await act('commands');
    if (input.value !== asked) return undefined;
    const found = rankCommands(
      all.filter(({ type }) => type === 1),
      asked,
    );
    return commands.show(
      found.map((one) => ({ label: one.label, detail: one.description, value: one })),
      words.noCommands,
    );
  });
  const form = element(
    'form',
    {
      class: 'write',
      submit: (event) => {
        event.preventDefault();
        const text = input.value.trim();
        if (text === '' || text.startsWith('/')) return;
        input.value = '';
        act('says', { text }).then(did, failed);
      },
    },
    input,
    element('button', { type: 'submit', class: 'button primary' }, words.send),
  );
  box.replaceChildren(element('div', { class: 'suggest' }, commands.list), form);
  return input;
}

/** A field for each option of a command; Escape goes back, Enter sends. */
function openCommand(box, command, { did, failed, back }) {
  const fields = command.options.map((option) => makeField(command, option, () => valuesOf(fields), failed));
  const form = element(
    'form',
    {
      class: 'command',
      keydown: (event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) back();
      },
      submit: (event) => {
        event.preventDefault();
        const options = valuesOf(fields);
        back();
        packFiles(options)
          .then((packed) => act('typed', { command: command.typed, options: packed }))
          .then(did, failed);
      },
    },
    element('p', { class: 'command-name' }, element('strong', {}, command.label), ` ${command.description}`),
    element(
      'div',
      { class: 'options' },
      fields.map((field) => field.shown),
    ),
    element(
      'div',
      { class: 'row' },
      element('button', { type: 'submit', class: 'button primary' }, words.send),
      element('button', { type: 'button', class: 'button secondary', click: back }, words.cancel),
    ),
  );
  box.replaceChildren(form);
  (form.querySelector('input, select') ?? form.querySelector('button'))?.focus();
}

function valuesOf(fields) {
  return Object.fromEntries(
    fields.map((field) => [field.name, field.value()]).filter(([, value]) => value !== undefined),
  );
}

/** Discord's option types: 3 text, 4 whole number, 5 yes or no, 6 person, 7 channel, 8 role, 9 either, 10 number, 11 file. */
const SELECTS = { 6: 5, 7: 8, 8: 6, 9: 7 };

function makeField(command, option, filled, failed) {
  const id = `option-${option.name}`;
  const common = { id, required: option.required, 'aria-describedby': `${id}-about` };
  let control;
  let list = null;
  let read = () => (control.value === '' ? undefined : control.value);
  if (option.choices.length > 0)
    control = makeList(
      common,
      option.choices.map((choice) => ({ value: choice.value, label: choice.name })),
    );
  else if (option.type === 5) {
    control = makeList(common, [
      { value: 'true', label: words.yes },
      { value: 'false', label: words.no },
    ]);
    read = () => (control.value === '' ? undefined : control.value === 'true');
  } else if (option.type === 11) {
    control = element('input', { ...common, type: 'file' });
    read = () => control.files[0];
  } else if (SELECTS[option.type])
    control = makeList(common, optionsOf({ type: SELECTS[option.type], channel_types: option.channelTypes }));
  else
    control = element('input', {
      ...common,
      type: 'text',
      // Nothing but blanks is not filled in: said here, before the form with the rest of it is gone.
      pattern: option.required ? '.*\\S.*' : null,
      inputmode: option.type === 3 ? null : 'decimal',
      autocomplete: 'off',
    });
  if (option.type === 4 || option.type === 10)
    read = () => (control.value === '' ? undefined : Number(control.value));
  if (option.autocomplete) {
    let chosen = null;
    const suggestions = makeSuggestions(control, option.label, (choice) => {
      chosen = choice;
      control.value = choice.name;
    });
    list = suggestions.list;
    read = () =>
      control.value === '' ? undefined : chosen?.name === control.value ? chosen.value : control.value;
    let waiting = 0;
    const ask = async () => {
      const asked = control.value;
      try {
        const { choices } = await act('autocomplete', {
          command: command.typed,
          option: option.name,
          text: asked,
          filled: withoutFiles(withoutOption(filled(), option.name)),
        });
        if (control.value === asked && document.activeElement === control)
          suggestions.show(choices.map((choice) => ({ label: choice.name, detail: '', value: choice })));
      } catch (error) {
        failed(error);
      }
    };
    // Not at every keystroke: the bot gets to see what stands when the typing pauses.
    control.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 150);
    });
    control.addEventListener('focus', ask);
  }
  const about = element(
    'small',
    { id: `${id}-about` },
    option.description,
    option.required ? '' : ` (${words.optional})`,
  );
  return {
    name: option.name,
    value: () => read(),
    shown: element(
      'div',
      { class: 'option' },
      element('label', { for: id }, option.label),
      control,
      about,
      list,
    ),
  };
}

function makeList(attributes, options) {
  return element(
    'select',
    attributes,
    element('option', { value: '' }, words.choose),
    options.map(({ value, label }) => element('option', { value }, label)),
  );
}

function withoutOption(values, name) {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
}
