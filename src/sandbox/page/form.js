import { optionsOf } from './components.js';
import { drawMarkdown, element } from './draw.js';
import { packFiles } from './files.js';
import { act } from './state.js';
import { words } from './words.js';

/** Opens a form (modal) that the bot showed, and sends it. `answer` is `{ key, modal }`. */
export function openForm(dialog, { key, modal }, did, failed) {
  const inputs = [];
  const draw = (component, label, about) => {
    if (component.type === 1) return component.components.map((inner) => draw(inner, inner.label));
    if (component.type === 18) return draw(component.component, component.label, component.description);
    if (component.type === 10) return drawMarkdown(component.content);
    const control = makeControl(component);
    inputs.push([component.custom_id, control]);
    return element(
      'label',
      { class: 'option' },
      label ?? '',
      control,
      about ? element('small', {}, about) : null,
    );
  };
  const form = element(
    'form',
    {
      submit: (event) => {
        event.preventDefault();
        const values = Object.fromEntries(inputs.map(([name, control]) => [name, filledIn(control)]));
        dialog.close();
        packFiles(values)
          .then((packed) => act('form', { key, values: packed }))
          .then(did, failed);
      },
    },
    element('h2', { class: 'title' }, modal.title),
    modal.components.flatMap((component) => draw(component)),
    element(
      'div',
      { class: 'row' },
      element('button', { type: 'submit', class: 'button primary' }, words.send),
      element(
        'button',
        { type: 'button', class: 'button secondary', click: () => dialog.close() },
        words.cancel,
      ),
    ),
  );
  dialog.replaceChildren(form);
  dialog.showModal();
}

function filledIn(control) {
  return control.type === 'file' ? (control.files[0] ?? '') : control.value;
}

function makeControl(component) {
  const isRequired = component.required !== false;
  if (component.type === 19) return element('input', { type: 'file', required: isRequired });
  if (component.type === 4) {
    const control = element(component.style === 2 ? 'textarea' : 'input', {
      required: isRequired,
      placeholder: component.placeholder,
      minlength: component.min_length,
      maxlength: component.max_length ?? 4000,
    });
    control.value = component.value ?? '';
    return control;
  }
  return element(
    'select',
    { required: isRequired },
    element('option', { value: '' }, component.placeholder ?? words.choose),
    optionsOf(component).map(({ value, label }) => element('option', { value }, label)),
  );
}
