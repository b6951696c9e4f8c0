import { element } from './draw.js';
import { icon } from './icons.js';
import { nextByKey } from './list-keys.js';
import { openPopover } from './popover.js';

/**
 * Opens a menu by the button that was pressed: walked with the arrow keys or by first letters, chosen from with Enter,
 * closed with Escape; then the focus is on the button again.
 *
 * @param groups `{ title, items: [{ label, detail, picture, isChosen, pick }] }`; `isChosen` true or false makes it one
 * of several to choose from
 */
export function openMenu(anchor, label, groups) {
  const box = element('div', { class: 'menu', role: 'menu', 'aria-label': label });
  const close = () => box.hidePopover();
  for (const group of groups) {
    box.append(
      element(
        'div',
        { role: 'group', 'aria-label': group.title },
        element('p', { class: 'menu-title', 'aria-hidden': 'true' }, group.title),
        group.items.map((item) => drawItem(item, close)),
      ),
    );
  }
  const items = [...box.querySelectorAll('.menu-item')];
  const labels = items.map((item) => item.querySelector('strong').textContent);
  box.addEventListener('keydown', (event) => {
    const next = nextByKey(event.key, items.indexOf(document.activeElement), items.length, labels);
    if (event.key === 'Tab') close();
    else if (next < 0) return;
    else items[next].focus();
    event.preventDefault();
    event.stopPropagation();
  });
  anchor.setAttribute('aria-expanded', 'true');
  openPopover(anchor, box, () => {
    anchor.setAttribute('aria-expanded', 'false');
    if (document.activeElement === document.body) anchor.focus();
  });
  (items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0])?.focus();
}

function drawItem({ label, detail, picture, isChosen, pick }, close) {
  const isChoice = typeof isChosen === 'boolean';
  return element(
    'button',
    {
      type: 'button',
      class: 'menu-item',
      role: isChoice ? 'menuitemradio' : 'menuitem',
      'aria-checked': isChoice ? String(isChosen) : null,
      tabindex: '-1',
      click: () => {
        close();
        pick();
      },
    },
    picture ? element('img', { src: picture, alt: '' }) : null,
    element('span', {}, element('strong', {}, label), detail ? element('small', {}, detail) : null),
    isChosen ? icon('check') : null,
  );
}
