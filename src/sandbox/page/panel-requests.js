import { element } from './draw.js';
import { panelWords } from './panel-words.js';
import { act } from './state.js';
import { language } from './words.js';

/** How many requests stand in the list. */
const LISTED = 200;

/** With the day: a jump of the clock leaves another day's in the list. */
const WHEN = new Intl.DateTimeFormat(language, {
  day: 'numeric',
  month: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The list of requests: `element` to show, `load` to fetch those so far, `add` for each that is made. */
export function makeRequestList() {
  const list = element('ol', { class: 'panel-requests', reversed: true });
  const none = element('p', { class: 'panel-about' }, panelWords.noRequests);
  let isHeld = false;
  let missed = 0;
  const hold = element(
    'button',
    {
      type: 'button',
      class: 'button secondary',
      'aria-pressed': 'false',
      click: () => {
        isHeld = !isHeld;
        hold.setAttribute('aria-pressed', String(isHeld));
        hold.textContent = isHeld ? panelWords.resume : panelWords.pause;
        if (!isHeld && missed > 0) load();
      },
    },
    panelWords.pause,
  );

  function put(requests) {
    list.prepend(...requests.map(drawRequest));
    while (list.children.length > LISTED) list.lastElementChild.remove();
    none.hidden = list.children.length > 0;
  }

  async function load() {
    const { requests } = await act('requests');
    missed = 0;
    list.replaceChildren();
    put(requests);
  }

  return {
    element: element(
      'div',
      { class: 'panel-part' },
      element('p', { class: 'panel-about' }, panelWords.requestsAbout),
      element('p', { class: 'panel-buttons' }, hold),
      none,
      list,
    ),
    load,
    add(request) {
      if (isHeld) missed++;
      else put([request]);
    },
  };
}

function drawRequest({ number, method, path, status, at }) {
  const bodies = element('div', { class: 'panel-bodies' });
  const open = element(
    'details',
    {
      toggle: () => {
        if (!open.open || bodies.childElementCount > 0) return;
        act('request', { number }).then(
          ({ body, answer }) => bodies.replaceChildren(...drawBodies(body, answer)),
          (error) => bodies.replaceChildren(element('p', { class: 'panel-problem' }, error.message)),
        );
      },
    },
    element(
      'summary',
      {},
      element(
        'span',
        { class: status >= 400 || status === 0 ? 'status bad' : 'status' },
        status || panelWords.cut,
      ),
      element('span', { class: 'method' }, method),
      element('span', { class: 'path', title: path }, path),
      element('time', { datetime: new Date(at).toISOString() }, WHEN.format(at)),
    ),
    bodies,
  );
  return element('li', { value: String(number) }, open);
}

function drawBodies(body, answer) {
  const show = (title, value) => [
    element('h3', {}, title),
    value === undefined || value === null
      ? element('p', { class: 'panel-about' }, panelWords.noBody)
      : element('pre', { tabindex: '0' }, JSON.stringify(value, null, 2)),
  ];
  return [...show(panelWords.asked, body), ...show(panelWords.answered, answer)];
}
