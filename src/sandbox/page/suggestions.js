import { element } from './draw.js';
import { placeBy } from './popover.js';

let made = 0;

/**
 * A list below an input, to be walked with the arrow keys and chosen from with Enter, Tab or a click; Escape closes
 * it. Follows the ARIA pattern for a combobox with a list.
 *
 * @param choose gets the `value` of what was chosen
 * @returns `list`, the element to place; `show(items, whenEmpty)`, items being `{ label, hint, detail, picture, value }`; `close()`
 */
export function makeSuggestions(input, label, choose) {
  const id = `list-${++made}`;
  const list = element('ul', { class: 'list', id, role: 'listbox', 'aria-label': label, hidden: true });
  for (const [key, value] of Object.entries({
    role: 'combobox',
    'aria-controls': id,
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
  })) {
    input.setAttribute(key, value);
  }
  let items = [];
  let active = 0;

  /** In a form that scrolls the list stands free of it. */
  const place = () => {
    const form = input.closest('.command-body');
    if (!form || list.hidden) return;
    list.style.setProperty('width', `${input.offsetWidth}px`);
    placeBy(input, list);
    form.addEventListener('scroll', place);
  };
  const close = () => {
    items = [];
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const pick = (index) => {
    const { value } = items[index];
    close();
    choose(value);
  };
  const mark = (index) => {
    active = (index + items.length) % items.length;
    [...list.children].forEach((child, at) => {
      child.setAttribute('aria-selected', String(at === active));
    });
    list.children[active].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', `${id}-${active}`);
  };

  input.addEventListener('keydown', (event) => {
    if (items.length === 0) return;
    if (event.key === 'ArrowDown') mark(active + 1);
    else if (event.key === 'ArrowUp') mark(active - 1);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  // Whoever is back by then goes on choosing.
  input.addEventListener('blur', () => setTimeout(() => document.activeElement === input || close(), 150));

  return {
    list,
    close,
    show(next, whenEmpty = '') {
      items = next;
      list.replaceChildren(
        ...items.map((item, index) =>
          element(
            'li',
            {
              role: 'option',
              id: `${id}-${index}`,
              mousedown: (event) => {
                event.preventDefault();
                pick(index);
              },
            },
            item.picture ? element('img', { src: item.picture, alt: '' }) : null,
            element(
              'span',
              { class: 'row-text' },
              element('strong', {}, item.label),
              item.hint ? element('span', { class: 'hint' }, item.hint) : null,
              item.detail ? element('small', {}, item.detail) : null,
            ),
          ),
        ),
      );
      if (items.length === 0) {
        close();
        if (whenEmpty === '') return;
        list.replaceChildren(element('li', { class: 'none' }, whenEmpty));
        list.hidden = false;
        return place();
      }
      list.hidden = false;
      place();
      input.setAttribute('aria-expanded', 'true');
      mark(0);
    },
  };
}
