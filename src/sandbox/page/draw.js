/**
 * Makes an element. Text goes in as text nodes only: nothing that a message holds can become markup.
 * `attributes` that begin with a dot (`.value`) become properties, those with a function listeners, others attributes;
 * null, undefined and false leave one out.
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === false || value === undefined) continue;
    if (key.startsWith('.')) made[key.slice(1)] = value;
    else if (typeof value === 'function') made.addEventListener(key, value);
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

/** A colour of Discord's, a number, as CSS has it; null for none. */
export function colourOf(number) {
  return typeof number === 'number' ? `#${number.toString(16).padStart(6, '0')}` : null;
}

/** The colour of somebody's name by that of their role: as it is on dark, and darker on light, to be read on white. */
export function nameColourOf(number) {
  const colour = colourOf(number);
  return colour === null ? '' : `light-dark(color-mix(in oklab, ${colour} 65%, black), ${colour})`;
}
