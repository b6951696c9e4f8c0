import { element } from './draw.js';
import { panelWords } from './panel-words.js';
import { act } from './state.js';
import { language } from './words.js';

/** Draws the box for copy into `part`: it is read and shown, or given to the bot; `say` tells what is missing. */
export function drawCopy(part, shown, say, failed) {
  const text = element('textarea', { rows: '8', 'aria-label': panelWords.copyText, required: true });
  const result = element('div', { class: 'panel-result', 'aria-live': 'polite' });
  const show = (...parts) => result.replaceChildren(...parts);
  const ask = (action, shownOf) => {
    const isEmpty = text.value.trim() === '';
    say(isEmpty ? panelWords.noCopy : '');
    show();
    if (isEmpty) return void text.focus();
    act(action, { text: text.value, language }).then((answer) => show(...shownOf(answer)), failed);
  };
  const read = () => ask('copy', drawUnderstood);
  const takeIn = () => ask('take-in', ({ became }) => [element('p', {}, panelWords.became(became))]);
  part.replaceChildren(
    element('p', { class: 'panel-about' }, panelWords.copyAbout),
    text,
    element(
      'p',
      { class: 'panel-buttons' },
      element('button', { type: 'button', class: 'button primary', click: read }, panelWords.read),
      shown.canTakeIn
        ? element('button', { type: 'button', class: 'button secondary', click: takeIn }, panelWords.takeIn)
        : null,
    ),
    result,
  );
}

function drawUnderstood({ parts, problems }) {
  return [
    ...problems.map((problem) => element('p', { class: 'panel-problem' }, problem)),
    element('p', {}, parts.length === 0 ? panelWords.nothing : panelWords.stories(parts.length)),
    ...parts.map(drawPart),
  ];
}

function drawPart({ title, facts, paragraphs }) {
  return element(
    'details',
    { class: 'panel-story' },
    element('summary', {}, title),
    element(
      'dl',
      {},
      facts.flatMap(({ name, value }) => [element('dt', {}, name), element('dd', {}, showValue(value))]),
    ),
    paragraphs.map((paragraph) => element('p', {}, paragraph)),
  );
}

function showValue(value) {
  if (typeof value === 'string') return value;
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(value.at);
}
