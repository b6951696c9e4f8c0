import { keepSetting, settings } from './settings.js';
import { english } from './words-en.js';
import { dutch } from './words-nl.js';

const BY_LANGUAGE = { nl: dutch, en: english };

/** The language of the page: `nl` or `en`; what was chosen here, else the browser's. */
export const language =
  settings.language ?? (navigator.language.toLowerCase().startsWith('nl') ? 'nl' : 'en');

/** How times and numbers are written: as the browser does in that language, `en-GB` say, where it speaks it. */
export function writingOf() {
  return navigator.language.toLowerCase().startsWith(language) ? navigator.language : language;
}

/** The words in that language. */
export const words = BY_LANGUAGE[language];

/** Speaks another language from now on, and the next time: the page is loaded anew, at the same place. */
export function speak(chosen) {
  keepSetting('language', chosen);
  location.reload();
}
