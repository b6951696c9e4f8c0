import type { Message } from './message.ts';

/** What is said of a search about a message. */
export const aboutWords = {
  'about.noWords': {
    nl: 'In dit bericht staat geen woord om op te zoeken.',
    en: 'There is no word in this message to look for.',
  },
  'about.title': { nl: 'Over dit bericht', en: 'About this message' },
  'about.all': {
    takes: { words: 'text' },
    nl: 'Gezocht op {words}.',
    en: 'Searched for {words}.',
  },
  'about.several': {
    takes: { words: 'text' },
    nl: 'Gezocht op minstens twee van: {words}.',
    en: 'Searched for two or more of: {words}.',
  },
  'about.notTogether': {
    takes: { words: 'text', command: 'text' },
    nl: 'Geen nieuws waarin twee van deze woorden samen staan: {words}. Eén ervan zoeken gaat met {command}.',
    en: 'No news that has two of these words together: {words}. Look for one of them with {command}.',
  },
  'about.none': {
    takes: { words: 'text' },
    nl: 'Geen nieuws gevonden over: {words}. Zelf zoeken gaat met `/nieuws zoek`.',
    en: 'No news found about: {words}. Search for yourself with `/news search`.',
  },
} as const satisfies Record<string, Message>;
