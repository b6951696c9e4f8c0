import { element } from './draw.js';
import { icon } from './icons.js';
import { drawCopy } from './panel-copy.js';
import { drawClock, drawFaults } from './panel-faults.js';
import { makeRequestList } from './panel-requests.js';
import { panelWords } from './panel-words.js';
import { signOf } from './places.js';
import { tellRefusal } from './refusals.js';
import { act, allChannels } from './state.js';

/**
 * The panel for the curious, in `place`, shown and hidden by `button`: the clock, faults, copy, requests. It asks the
 * sandbox only while it is open.
 */
export function makePanel(place, button) {
  const status = element('p', { role: 'status', class: 'panel-status' });
  const clock = element('div', { class: 'panel-part' });
  const faults = element('div', { class: 'panel-part' });
  const copy = element('div', { class: 'panel-part' });
  const copyPart = part(panelWords.copy, copy, false);
  const requests = makeRequestList();
  let hasCopy = false;
  /** After a jump: the names of the channels in which something was posted, in order; null when nobody waits for that. */
  let posted = null;

  /** Stands at the head of the panel, which stays in view; what is done next says its own, or nothing. */
  const say = (text) => {
    status.textContent = text;
  };
  const failed = (error) => say(tellRefusal(error));
  /** Does something and draws what came of it; what is being done is said meanwhile. */
  const does = async (action, body, meanwhile = '') => {
    say(meanwhile);
    posted = action === 'jump' ? [] : null;
    try {
      draw(await act(action, body));
      say(posted === null ? '' : panelWords.posted(posted));
    } catch (error) {
      failed(error);
    }
  };

  function draw(shown) {
    keepFocus(clock, () => drawClock(clock, shown, does, say));
    keepFocus(faults, () => drawFaults(faults, shown, does));
    copyPart.hidden = !shown.canRead;
    // What is being written must stay.
    if (hasCopy || !shown.canRead) return;
    hasCopy = true;
    drawCopy(copy, shown, say, failed);
  }

  function refresh() {
    if (place.hidden) return;
    act('panel').then(draw, failed);
  }

  function show(isOpen) {
    place.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) return;
    refresh();
    requests.load().catch(failed);
  }

  const close = () => {
    show(false);
    button.focus();
  };
  place.replaceChildren(
    element(
      'header',
      { class: 'panel-head' },
      element('h2', {}, panelWords.panel),
      element(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': panelWords.close, click: close },
        icon('close'),
      ),
    ),
    status,
    part(panelWords.clock, clock, true),
    part(panelWords.faults, faults, true),
    copyPart,
    part(panelWords.requests, requests.element, false),
  );
  place.setAttribute('aria-label', panelWords.panel);
  place.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  });
  button.addEventListener('click', () => {
    show(place.hidden);
    if (!place.hidden) place.querySelector('button')?.focus();
  });
  show(false);
  return {
    refresh,
    happened(event) {
      if (place.hidden) return;
      if (event.kind === 'request') requests.add(event.request);
      if (event.kind !== 'message-posted' || posted === null || event.message.ephemeral) return;
      const channel = allChannels().find((one) => one.id === event.message.channelId);
      posted.push(channel ? `${signOf(channel).text}${channel.name}` : panelWords.direct);
      say(panelWords.posted(posted));
    },
  };
}

function part(title, content, isOpen) {
  return element('details', { class: 'panel-section', open: isOpen }, element('summary', {}, title), content);
}

/** Draws a part anew; what had the focus, by its name, has it again. */
function keepFocus(part, draw) {
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const name = focused?.dataset.name;
  const value = focused?.value;
  draw();
  const again = name && part.querySelector(`[data-name="${name}"]`);
  if (!again) return;
  if (again.type === 'datetime-local') again.value = value;
  again.focus();
}
