import { findProblem, readNumber } from './check-option.js';
import { element } from './draw.js';
import { makeFileField, withoutFiles } from './files.js';
import { optionsOf } from './options.js';
import { makeSelect } from './select.js';
import { act } from './state.js';
import { makeSuggestions } from './suggestions.js';
import { words } from './words.js';

/** Discord's option types: 3 text, 4 whole number, 5 yes or no, 6 person, 7 channel, 8 role, 9 either, 10 number, 11 file. */
const SELECTS = { 6: 5, 7: 8, 8: 6, 9: 7 };

/**
 * The field of an option of a command.
 * @param filled gives what all fields hold now, for autocomplete
 * @returns `{ name, shown, value(), check(), tell(problem), focus() }`; `value()` is undefined when nothing was filled
 * in, `check()` says whether it may be sent so and shows what is wrong
 */
export function makeField(command, option, filled, failed) {
  const id = `option-${option.name}`;
  const made = makeControl(command, option, id, filled, failed);
  const problem = element('small', { class: 'problem', id: `${id}-problem`, role: 'alert' });
  const tell = (told) => {
    problem.textContent = told;
    if (told === '') made.control.removeAttribute('aria-invalid');
    else made.control.setAttribute('aria-invalid', 'true');
  };
  const check = () => {
    const found = findProblem(option, made.value());
    tell(found === null ? '' : words.problems[found.what](found.bound));
    return found === null;
  };
  // What was found wrong is looked at again as it is mended, and nothing before it was sent once.
  const again = () => problem.textContent !== '' && check();
  made.control.addEventListener('input', again);
  made.control.addEventListener('change', again);
  return {
    name: option.name,
    value: made.value,
    focus: () => made.control.focus(),
    check,
    tell,
    shown: element(
      'div',
      { class: 'option' },
      element('label', { for: id }, option.label, option.required ? drawStar() : null),
      made.shown ?? made.control,
      element('small', { id: `${id}-about` }, option.description),
      problem,
      made.list ?? null,
    ),
  };
}

/** Stands by what must be filled in; by ear the field itself says so. */
export function drawStar() {
  return element('span', { class: 'star', title: words.required, 'aria-hidden': 'true' }, ' *');
}

function makeControl(command, option, id, filled, failed) {
  const rows = rowsOf(option);
  if (rows !== null) return makeChoice(option, id, rows);
  const common = {
    id,
    'aria-describedby': `${id}-about ${id}-problem`,
    'aria-required': String(option.required),
  };
  if (option.type === 11) return makeFileField(common);
  const control = element('input', {
    ...common,
    type: 'text',
    inputmode: option.type === 3 ? null : 'decimal',
    autocomplete: 'off',
  });
  // Nothing but blanks is not filled in.
  const written = () => (control.value.trim() === '' ? undefined : control.value);
  if (option.autocomplete) return withSuggestions(command, option, control, written, filled, failed);
  const isNumber = option.type === 4 || option.type === 10;
  return {
    control,
    value: () => (isNumber && written() !== undefined ? readNumber(control.value) : written()),
  };
}

/** What there is to choose from; null for an option that is written. */
function rowsOf(option) {
  if (option.choices.length > 0) return option.choices.map(({ name, value }) => ({ value, label: name }));
  if (option.type === 5) {
    return [
      { value: true, label: words.yes },
      { value: false, label: words.no },
    ];
  }
  const type = SELECTS[option.type];
  return type === undefined ? null : optionsOf({ type, channel_types: option.channelTypes });
}

function makeChoice(option, id, rows) {
  const select = makeSelect({
    id,
    label: option.label,
    describedBy: `${id}-about ${id}-problem`,
    options: rows,
    least: option.required ? 1 : 0,
    most: 1,
  });
  select.shown.setAttribute('aria-required', String(option.required));
  return { control: select.shown, value: () => select.values()[0] };
}

function withSuggestions(command, option, control, written, filled, failed) {
  let chosen = null;
  const suggestions = makeSuggestions(control, option.label, (choice) => {
    chosen = choice;
    control.value = choice.name;
  });
  const ask = async () => {
    const asked = control.value;
    const others = Object.fromEntries(Object.entries(filled()).filter(([name]) => name !== option.name));
    try {
      const { choices } = await act('autocomplete', {
        command: command.typed,
        option: option.name,
        text: asked,
        filled: withoutFiles(others),
      });
      if (control.value !== asked || document.activeElement !== control) return;
      suggestions.show(
        choices.map((choice) => ({ label: choice.name, detail: '', value: choice })),
        asked === '' ? '' : words.noChoices,
      );
    } catch (error) {
      failed(error);
    }
  };
  // Not at every keystroke: the bot gets to see what stands when the typing pauses.
  let waiting = 0;
  control.addEventListener('input', () => {
    // What was offered for other letters is not what Enter may take.
    suggestions.close();
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  control.addEventListener('focus', ask);
  return {
    control,
    list: suggestions.list,
    value: () => (written() !== undefined && chosen?.name === control.value ? chosen.value : written()),
  };
}
