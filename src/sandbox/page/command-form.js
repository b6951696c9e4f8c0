import { makeField } from './command-fields.js';
import { element } from './draw.js';
import { packFiles } from './files.js';
import { icon } from './icons.js';
import { tellRefusal } from './refusals.js';
import { act, state } from './state.js';
import { words } from './words.js';

/**
 * A command that is being typed: a field for each option that it must have, and buttons that add the others. Escape goes
 * back, Enter sends; what is refused stands there again, with what is wrong said by the field.
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
    // All of them are looked at: what is wrong is told of each.
    const wrong = fields.filter((field) => !field.check());
    if (wrong.length > 0) return wrong[0].focus();
    problem.textContent = '';
    const options = valuesOf(fields);
    const here = placeOf(state);
    back();
    return packFiles(options)
      .then((packed) => act('typed', { command: command.typed, options: packed }))
      .then(did, (error) => (placeOf(state) === here ? refused(error) : failed(error)));
  };
  /** What was refused comes back as it was filled in, unless the list of messages tells it or something else is being written. */
  const refused = (error) => {
    const told = tellRefusal(error);
    if (told === null || box.querySelector('textarea')?.value !== '') return failed(error);
    box.replaceChildren(form);
    const field = fields.find((one) => one.name === error.field);
    if (field) field.tell(told);
    else problem.textContent = told;
    return (field ?? fields[0] ?? submit).focus();
  };
  const problem = element('p', { class: 'problem', role: 'alert' });
  const submit = element('button', { type: 'submit', class: 'button primary' }, words.send);
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
    element('div', { class: 'command-body' }, shownFields, more.children.length > 0 ? more : null),
    element('div', { class: 'command-foot' }, problem, submit),
  );
  box.replaceChildren(form);
  (fields[0] ?? submit).focus();
}

function placeOf({ channelId, as }) {
  return `${channelId} ${as}`;
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
