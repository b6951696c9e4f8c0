import { makeField } from './command-fields.js';
import { element } from './draw.js';
import { packFiles } from './files.js';
import { icon } from './icons.js';
import { act } from './state.js';
import { words } from './words.js';

/**
 * A command that is being typed: a field for each option that it must have, and buttons that add the others. Escape goes
 * back, Enter sends.
 */
export function openCommand(box, command, { did, failed, back }) {
  const fields = [];
  const shownFields = element('div', { class: 'options' });
  const more = element('div', { class: 'more-options', role: 'group', 'aria-label': words.moreOptions });
  const add = (option) => {
    const field = makeField(command, option, () => valuesOf(fields), failed);
    fields.push(field);
    shownFields.append(field.shown);
    return field;
  };
  for (const option of command.options) {
    if (option.required) add(option);
    else more.append(drawAdder(option, add));
  }
  const send = () => {
    const wrong = fields.find((field) => !field.check());
    if (wrong) return wrong.focus();
    const options = valuesOf(fields);
    back();
    return packFiles(options)
      .then((packed) => act('typed', { command: command.typed, options: packed }))
      .then(did, failed);
  };
  const form = element(
    'form',
    {
      class: 'command',
      novalidate: true,
      'aria-label': command.label,
      keydown: (event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) back();
      },
      submit: (event) => {
        event.preventDefault();
        send();
      },
    },
    element(
      'div',
      { class: 'command-head' },
      element(
        'p',
        { class: 'command-name' },
        element('strong', {}, command.label),
        ` ${command.description}`,
      ),
      element(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': words.cancel,
          title: words.cancel,
          click: back,
        },
        icon('close'),
      ),
    ),
    shownFields,
    element(
      'div',
      { class: 'command-foot' },
      more.children.length > 0 ? more : null,
      element('button', { type: 'submit', class: 'button primary' }, words.send),
    ),
  );
  box.replaceChildren(form);
  (fields[0] ?? { focus: () => form.querySelector('[type=submit]').focus() }).focus();
}

function drawAdder(option, add) {
  const adder = element(
    'button',
    {
      type: 'button',
      class: 'chip',
      title: option.description,
      'aria-label': words.addOption(option.label),
      click: () => {
        adder.remove();
        add(option).focus();
      },
    },
    icon('plus'),
    option.label,
  );
  return adder;
}

function valuesOf(fields) {
  return Object.fromEntries(
    fields.map((field) => [field.name, field.value()]).filter(([, value]) => value !== undefined),
  );
}
