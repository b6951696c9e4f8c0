import { findInInput } from './check-option.js';
import { drawStar } from './command-fields.js';
import { element } from './draw.js';
import { makeFileField } from './files.js';
import { optionsOf } from './options.js';
import { makeSelect } from './select.js';
import { words } from './words.js';

let made = 0;

/**
 * An input of a form with its label and what is told about it.
 * @returns `{ name, shown, value(), check(), tell(problem), focus() }`; `check()` says whether it may be sent so and shows what
 * is wrong
 */
export function makeInput(component, label, about) {
  const id = `input-${++made}`;
  const isRequired = component.required !== false;
  const { control, shown = control, value } = makeControl(component, id, label);
  const problem = element('small', { class: 'problem', id: `${id}-problem` });
  control.setAttribute('aria-describedby', `${id}-about ${id}-problem`);
  if (isRequired) control.setAttribute('aria-required', 'true');
  const tell = (told) => {
    problem.textContent = told;
    if (told === '') control.removeAttribute('aria-invalid');
    else control.setAttribute('aria-invalid', 'true');
  };
  const check = () => {
    const found = findInInput(component, value());
    tell(found === null ? '' : words.problems[found.what](found.bound));
    return found === null;
  };
  const again = () => problem.textContent !== '' && check();
  control.addEventListener('input', again);
  control.addEventListener('change', again);
  return {
    name: component.custom_id,
    value,
    focus: () => control.focus(),
    check,
    tell,
    shown: element(
      'div',
      { class: 'option' },
      element('label', { for: id }, label, isRequired ? drawStar() : null),
      element('small', { id: `${id}-about` }, about ?? ''),
      shown,
      problem,
    ),
  };
}

function makeControl(component, id, label) {
  if (component.type === 19) {
    const field = makeFileField({ id });
    return { ...field, value: () => field.value() ?? '' };
  }
  if (component.type === 4) {
    const control = element(component.style === 2 ? 'textarea' : 'input', {
      id,
      rows: component.style === 2 ? '5' : null,
      placeholder: component.placeholder,
      // What is too long stays, and is told: the browser would cut it, and count its own characters.
      '.value': component.value ?? '',
    });
    return { control, value: () => control.value };
  }
  const most = component.max_values ?? 1;
  const select = makeSelect({
    id,
    label,
    placeholder:
      component.placeholder ?? (most > 1 ? words.chooseUpTo(component.min_values ?? 1, most) : undefined),
    options: optionsOf(component),
    // What may be left empty is looked at when the form is sent.
    least: component.required === false ? 0 : (component.min_values ?? 1),
    most,
  });
  // One is sent by itself, several as a list.
  return { control: select.shown, value: () => (most > 1 ? select.values() : (select.values()[0] ?? '')) };
}
