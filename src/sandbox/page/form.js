import { element } from './draw.js';
import { drawMarkdown } from './draw-markdown.js';
import { packFiles } from './files.js';
import { makeInput } from './form-inputs.js';
import { icon } from './icons.js';
import { tellRefusal } from './refusals.js';
import { act } from './state.js';
import { words } from './words.js';

/**
 * Opens a form (modal) that the bot showed, and sends it; it stays open with what was filled in when that is refused.
 * Escape closes it, and the focus goes back to where it was.
 *
 * @param answer `{ key, modal }`
 */
export function openForm(dialog, { key, modal }, did) {
  const inputs = [];
  const close = () => {
    dialog.close();
    takeKeysAgain();
  };
  const problem = element('p', { class: 'problem', role: 'alert' });
  const draw = (component, label, about) => {
    if (component.type === 1) return component.components.map((inner) => draw(inner, inner.label));
    if (component.type === 18) return draw(component.component, component.label, component.description);
    if (component.type === 10) return element('div', { class: 'text' }, drawMarkdown(component.content));
    const input = makeInput(component, label ?? '', about);
    inputs.push(input);
    return input.shown;
  };
  const send = async () => {
    const wrong = inputs.filter((input) => !input.check());
    if (wrong.length > 0) return wrong[0].focus();
    submit.disabled = true;
    try {
      const values = Object.fromEntries(inputs.map((input) => [input.name, input.value()]));
      const answer = await act('form', { key, values: await packFiles(values) });
      close();
      did(answer);
    } catch (error) {
      problem.textContent = tellRefusal(error);
    } finally {
      submit.disabled = false;
    }
    return undefined;
  };
  const submit = element('button', { type: 'submit', class: 'button primary' }, words.send);
  const form = element(
    'form',
    {
      novalidate: true,
      submit: (event) => {
        event.preventDefault();
        void send();
      },
    },
    element(
      'header',
      {},
      element('h2', { id: 'form-title' }, modal.title),
      element(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': words.close, click: close },
        icon('close'),
      ),
    ),
    element(
      'div',
      { class: 'form-body' },
      modal.components.flatMap((component) => draw(component)),
      problem,
    ),
    element(
      'footer',
      {},
      element('button', { type: 'button', class: 'button secondary', click: close }, words.cancel),
      submit,
    ),
  );
  dialog.setAttribute('aria-labelledby', 'form-title');
  dialog.replaceChildren(form);
  dialog.showModal();
  (inputs[0] ?? { focus: () => submit.focus() }).focus();
}

/**
 * A dialog that is closed with a press of the mouse gives the focus back, but to a box for text without its caret: Chromium then
 * hears keys and writes nothing. At once, not when it is told of the closing: a key may come before that.
 */
function takeKeysAgain() {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLTextAreaElement)) return;
  focused.blur();
  focused.focus();
  focused.setSelectionRange(focused.value.length, focused.value.length);
}
