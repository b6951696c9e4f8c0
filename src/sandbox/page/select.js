import { element } from './draw.js';
import { icon } from './icons.js';
import { nextByKey } from './list-keys.js';
import { openPopover } from './popover.js';
import { words } from './words.js';

let made = 0;

/**
 * A select as Discord's: a field that opens a list; with more than one to choose, a list of ticks that is confirmed.
 * skyra's can be opened with a mouse only, and knows no chosen options. Follows the ARIA pattern of a combobox that only
 * selects: the focus stays on the field, the keys walk the list.
 *
 * @param options `{ value, label, detail, isDefault }`s
 * @param least, most how many can be chosen
 * @param done called with the chosen values once they are chosen
 * @returns `{ shown, values(), clear() }`: the element, and what is chosen now
 */
export function makeSelect({ id, label, describedBy, placeholder, options, least, most, isDisabled, done }) {
  const isMany = most > 1;
  const listId = `select-${++made}`;
  let chosen = options.filter((one) => one.isDefault).map((one) => one.value);
  /** While the list is open: what is ticked, and which row is active. */
  let open = null;

  const text = element('span', { class: 'select-text' });
  const field = element(
    'button',
    {
      type: 'button',
      class: 'select',
      id,
      role: 'combobox',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-label': label,
      'aria-describedby': describedBy,
      disabled: isDisabled,
    },
    text,
    icon('chevron'),
  );

  const show = () => {
    const labels = options.filter((one) => chosen.includes(one.value)).map((one) => one.label);
    text.textContent = labels.join(', ') || placeholder || words.choose;
    field.classList.toggle('unset', labels.length === 0);
    // The name is the label; what is chosen is what a screen reader reads after it.
    field.setAttribute('aria-label', text.textContent === label ? label : `${label}: ${text.textContent}`);
  };
  const finish = (values) => {
    chosen = values;
    show();
    open?.box.hidePopover();
    field.dispatchEvent(new Event('change', { bubbles: true }));
    done?.(values);
  };
  /** Whether Enter confirms: something is ticked, or was and is no more; else it ticks, as the space bar does. */
  const isSettled = () => open.ticked.length > 0 || chosen.length > 0;
  const pick = (value) => {
    // Where nothing has to be chosen, choosing the same again takes it back.
    if (!isMany) return finish(least === 0 && chosen.includes(value) ? [] : [value]);
    const has = open.ticked.includes(value);
    if (!has && open.ticked.length >= most) return undefined;
    open.ticked = has ? open.ticked.filter((one) => one !== value) : [...open.ticked, value];
    return mark(open.active);
  };
  const mark = (index) => {
    open.active = index;
    open.rows.forEach((row, at) => {
      row.classList.toggle('active', at === index);
      row.setAttribute('aria-selected', String(open.ticked.includes(options[at].value)));
    });
    open.rows[index]?.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', `${listId}-${index}`);
    if (open.confirm) open.confirm.disabled = open.ticked.length < least;
  };
  const openList = () => {
    const rows = options.map((option, index) =>
      element(
        'li',
        {
          role: 'option',
          id: `${listId}-${index}`,
          click: () => pick(option.value),
          pointermove: () => open.active !== index && mark(index),
        },
        isMany ? element('span', { class: 'tick' }, icon('check')) : null,
        element(
          'span',
          { class: 'row-text' },
          element('strong', {}, option.label),
          option.detail ? element('small', {}, option.detail) : null,
        ),
        isMany ? null : icon('check'),
      ),
    );
    const confirm = isMany
      ? element(
          'button',
          {
            type: 'button',
            class: 'button primary',
            click: () => {
              finish(open.ticked);
              field.focus();
            },
            keydown: (event) => {
              if (event.key !== 'Tab') return;
              event.preventDefault();
              field.focus();
            },
          },
          words.confirm,
        )
      : null;
    const box = element(
      'div',
      { class: 'menu select-list' },
      element(
        'ul',
        { id: listId, role: 'listbox', 'aria-label': label, 'aria-multiselectable': isMany ? 'true' : null },
        rows,
      ),
      confirm,
    );
    // The field keeps the focus, and with it the keys.
    box.addEventListener('pointerdown', (event) => event.preventDefault());
    open = { box, rows, confirm, ticked: [...chosen], active: 0 };
    field.setAttribute('aria-expanded', 'true');
    field.setAttribute('aria-controls', listId);
    box.style.setProperty('min-width', `${field.offsetWidth}px`);
    openPopover(field, box, () => {
      const { ticked } = open;
      open = null;
      field.setAttribute('aria-expanded', 'false');
      for (const name of ['aria-activedescendant', 'aria-controls']) field.removeAttribute(name);
      // As in Discord: however it is closed, what is ticked is chosen.
      if (isMany && ticked.length >= least && ticked.join() !== chosen.join()) finish(ticked);
    });
    mark(
      Math.max(
        0,
        options.findIndex((one) => chosen.includes(one.value)),
      ),
    );
  };
  field.addEventListener('click', () => (open ? open.box.hidePopover() : openList()));
  field.addEventListener('keydown', (event) => {
    if (!open) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      openList();
    } else if (event.key === 'Tab') {
      // The button that confirms comes after the field, wherever it stands in the document.
      if (event.shiftKey || !open.confirm || open.confirm.disabled) return void open.box.hidePopover();
      open.confirm.focus();
    } else if (event.key === 'Enter' && isMany && isSettled() && open.ticked.length >= least) {
      finish(open.ticked);
    } else if (event.key === 'Enter' || event.key === ' ') pick(options[open.active]?.value);
    else {
      const next = nextByKey(
        event.key,
        open.active,
        options.length,
        options.map((one) => one.label),
      );
      if (next < 0) return;
      mark(next);
    }
    event.preventDefault();
  });
  show();
  return {
    shown: field,
    values: () => chosen,
    clear() {
      chosen = [];
      show();
    },
  };
}
