/**
 * A list in the document that is drawn anew only where it changed, so that what is focused, opened or being read stays.
 *
 * @param box the element whose children it is
 * @returns draws `items`, each `{ key, sign, make }`: `make()` is called for a new key and when the `sign` is another
 */
export function makeKeyedList(box) {
  let drawn = new Map();
  return (items) => {
    const next = new Map();
    let before = box.firstChild;
    for (const { key, sign, make } of items) {
      const old = drawn.get(key);
      const node = old?.sign === sign ? old.node : make();
      next.set(key, { sign, node });
      if (old && old.node !== node) {
        if (before === old.node) before = node;
        replace(old.node, node);
      } else if (before === node) before = node.nextSibling;
      else box.insertBefore(node, before);
      if (before === node) before = node.nextSibling;
      drawn.delete(key);
    }
    for (const { node } of drawn.values()) remove(node, box);
    drawn = next;
  };
}

/** The focus goes to what stands beside it, else to the whole of the list. */
function remove(node, box) {
  const isFocused = node.contains(document.activeElement);
  const beside = [node.nextElementSibling, node.previousElementSibling];
  node.remove();
  if (isFocused) (beside.find((one) => one?.hasAttribute('tabindex')) ?? box.parentElement)?.focus();
}

/** The focus goes to what is the same in the new one (`data-keep`), else to the whole of it. */
function replace(old, node) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(node);
  if (focused === null) return;
  const key = focused.dataset.keep;
  const same = key === undefined ? null : node.querySelector(`[data-keep="${CSS.escape(key)}"]`);
  if (same === null) return void node.focus();
  Promise.resolve(same.updateComplete).then(() => same.focus());
}
