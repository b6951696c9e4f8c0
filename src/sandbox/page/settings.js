/** Where this browser keeps what was chosen on the page; `theme-first.js` reads it too. */
const KEY = 'telex-sandbox';

/** What was chosen: `theme` (`system`, `light`, `dark`) and `language` (`nl`, `en`, or null for the browser's). */
export const settings = { theme: 'system', language: null, ...readKept(localStorage, KEY) };

/** Keeps a choice for the next time, where the browser lets it. */
export function keepSetting(name, value) {
  settings[name] = value;
  keep(localStorage, KEY, settings);
  if (name === 'theme') showTheme();
}

/** Where one was, in this tab: `channelId`, `as`, and `dismissed`, the ids of what was put away. */
export const lastPlace = readKept(sessionStorage, KEY);

/** Keeps where one is, until the tab is closed. */
export function keepPlace(place) {
  keep(sessionStorage, KEY, place);
}

function showTheme() {
  const { dataset } = document.documentElement;
  if (settings.theme === 'system') delete dataset.theme;
  else dataset.theme = settings.theme;
}

function readKept(store, key) {
  try {
    const kept = JSON.parse(store.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

function keep(store, key, value) {
  try {
    store.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing: then it is chosen anew the next time.
  }
}
