import { element } from './draw.js';
import { panelWords } from './panel-words.js';
import { currentChannel } from './state.js';
import { language } from './words.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How far a jump may go, ms (`panel-actions.ts`). */
const FARTHEST = 400 * 24 * HOUR;
/** Faults that strike once: buttons, not switches. */
const ONCE = new Set(['limit', 'gateway']);

/** Draws what moves the clock into `part`; nothing where it cannot be moved. `shown` is the panel's state. */
export function drawClock(part, shown, does, say) {
  if (shown.eight === null) {
    part.closest('details').hidden = true;
    return;
  }
  const jump = (to) => does('jump', { to }, panelWords.jumping);
  const button = (name, label, to) =>
    element(
      'button',
      { type: 'button', class: 'button secondary', 'data-name': name, click: () => jump(to()) },
      label,
    );
  const by = (ms) => () => shown.now + ms;
  const moment = element('input', {
    type: 'datetime-local',
    id: 'panel-moment',
    'data-name': 'moment',
    required: true,
  });
  moment.value = localMoment(shown.now + HOUR);
  part.replaceChildren(
    element('p', { class: 'panel-about' }, panelWords.clockAbout),
    element(
      'p',
      { class: 'panel-buttons' },
      button('eight', panelWords.toEight(whenOf(shown.eight, shown.timezone)), () => shown.eight),
      button('minutes', panelWords.minutes(10), by(10 * MINUTE)),
      button('hour', panelWords.hours(1), by(HOUR)),
      button('day', panelWords.days(1), by(24 * HOUR)),
    ),
    element(
      'form',
      {
        class: 'panel-moment',
        novalidate: true,
        submit: (event) => {
          event.preventDefault();
          const to = new Date(moment.value).getTime();
          const wrong = whyNot(to, shown.now);
          if (wrong === null) return void jump(to);
          say(wrong);
          moment.focus();
        },
      },
      element('label', { for: 'panel-moment' }, panelWords.moment),
      moment,
      element(
        'button',
        { type: 'submit', class: 'button secondary', 'data-name': 'go' },
        panelWords.toMoment,
      ),
    ),
  );
}

/** Why the clock cannot go to this moment, ms; NaN where none was filled in. The sandbox refuses the same. */
function whyNot(to, now) {
  if (Number.isNaN(to)) return panelWords.noMoment;
  if (to < now) return panelWords.past;
  return to > now + FARTHEST ? panelWords.tooFar : null;
}

/** Draws the faults and what the bot may do in the open channel into `part`. */
export function drawFaults(part, shown, does) {
  const channel = currentChannel();
  part.replaceChildren(
    element('p', { class: 'panel-about' }, shown.connected ? panelWords.connected : panelWords.disconnected),
    element(
      'div',
      { class: 'panel-list' },
      Object.entries(panelWords.names).map(([name, [label, about]]) =>
        ONCE.has(name)
          ? element(
              'p',
              { class: 'panel-once' },
              element(
                'button',
                {
                  type: 'button',
                  class: 'button secondary',
                  'data-name': name,
                  'aria-describedby': `about-${name}`,
                  click: () => does('fault', { name, on: true }),
                },
                label,
              ),
              element('small', { id: `about-${name}` }, about),
            )
          : toggle(name, label, about, shown.faults.includes(name), (on) => does('fault', { name, on })),
      ),
    ),
    shown.permissions.length === 0
      ? null
      : element(
          'fieldset',
          { class: 'panel-list' },
          element('legend', {}, panelWords.permissions(`#${channel?.name ?? ''}`)),
          shown.permissions.map(({ name, held }) =>
            toggle(name, panelWords.permissionNames[name], '', held, (on) =>
              does('permission', { name, held: on }),
            ),
          ),
        ),
    element('p', { class: 'panel-about' }, panelWords.invalid(shown.invalid)),
  );
}

function toggle(name, label, about, isOn, set) {
  return element(
    'label',
    { class: 'panel-switch' },
    element('input', {
      type: 'checkbox',
      role: 'switch',
      'data-name': name,
      checked: isOn,
      change: (event) => set(event.currentTarget.checked),
    }),
    element('span', {}, label, about === '' ? null : element('small', {}, about)),
  );
}

/** `za 27 nov 08:00`, in the bot's timezone. */
function whenOf(moment, timeZone) {
  return new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(moment);
}

/** A moment as an input of date and time holds it, in the reader's timezone. */
function localMoment(moment) {
  const date = new Date(moment);
  const two = (number) => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
