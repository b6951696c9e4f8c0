/** Between what was pressed and what opens, and to the edges of the window, px. */
const GAP = 6;
const EDGE = 8;

/**
 * Shows `box` (placed in the document for as long as it is open) by the element that opened it: below it where there
 * is room, else above it. The browser closes it on Escape and on a press elsewhere.
 *
 * @param closed called once it is closed
 */
export function openPopover(anchor, box, closed) {
  box.popover = 'auto';
  // In a dialog whatever lies outside of it cannot be reached.
  (anchor.closest('dialog') ?? document.body).append(box);
  box.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    box.remove();
    closed?.();
  });
  box.showPopover();
  if (innerWidth >= WIDE) placeBy(anchor, box);
}

/** Width in px from which a popover stands by what opened it; below it, it is a sheet at the foot (`menu.css`). */
const WIDE = 600;

/**
 * Puts `box`, which is fixed in the window, below `anchor` where it fits, else where there is more room; it is not made
 * higher than it is by its style.
 */
export function placeBy(anchor, box) {
  const at = anchor.getBoundingClientRect();
  box.style.removeProperty('max-height');
  const { width, height } = box.getBoundingClientRect();
  const below = innerHeight - at.bottom - GAP - EDGE;
  const above = at.top - GAP - EDGE;
  const goesBelow = height <= below || below >= above;
  const room = Math.min(Math.max(goesBelow ? below : above, 120), Math.ceil(height));
  const left = Math.max(EDGE, Math.min(at.left, innerWidth - width - EDGE));
  const top = goesBelow ? at.bottom + GAP : at.top - GAP - room;
  box.style.setProperty('left', `${left}px`);
  box.style.setProperty('top', `${Math.max(EDGE, top)}px`);
  box.style.setProperty('max-height', `${room}px`);
}
