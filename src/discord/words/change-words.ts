import type { Message } from './message.ts';

/** What is said of a story that changed, or was taken back, after it was posted. `time`: a moment, as markdown. */
export const changeWords = {
  'change.corrected': { takes: { time: 'text' }, nl: 'Gecorrigeerd {time}', en: 'Corrected {time}' },
  'change.updated': { takes: { time: 'text' }, nl: 'Bijgewerkt {time}', en: 'Updated {time}' },
  'withdrawn.lead': { nl: 'Hoofdbericht', en: 'Lead story' },
  'withdrawn.brief': { nl: 'bericht', en: 'story' },
  'withdrawn.killed': {
    takes: { time: 'text' },
    nl: 'Ingetrokken door het persbureau, {time}',
    en: 'Withdrawn by the agency, {time}',
  },
  'withdrawn.withheld': {
    takes: { time: 'text' },
    nl: 'Aangehouden door het persbureau, {time}',
    en: 'Held back by the agency, {time}',
  },
  'withdrawn.embargoed': {
    takes: { time: 'text' },
    nl: 'Onder embargo geplaatst door het persbureau, {time}',
    en: 'Placed under embargo by the agency, {time}',
  },
  'withdrawn.gone': { nl: 'Dit bericht is er niet meer', en: 'This story is no longer there' },
  'withdrawn.all': {
    takes: { count: 'number', time: 'text' },
    nl: '{count, plural, =2 {Beide berichten} other {Alle # berichten}} die hier stonden, zijn door het persbureau ingetrokken of aangehouden, {time}',
    en: '{count, plural, =2 {Both stories} other {All # stories}} that were here have been withdrawn or held back by the agency, {time}',
  },
  'withdrawn.takenOut': {
    takes: { count: 'number' },
    nl: '{count, plural, one {# bericht is weggehaald: het persbureau heeft het} other {# berichten zijn weggehaald: het persbureau heeft ze}} ingetrokken of aangehouden.',
    en: '{count, plural, one {# story was removed: the agency has withdrawn it or is holding it back.} other {# stories were removed: the agency has withdrawn them or is holding them back.}}',
  },
  'thread.withdrawn': { nl: 'Niet meer beschikbaar', en: 'No longer available' },
  'read.nothing': { nl: 'Niets te lezen', en: 'Nothing to read' },
  'read.more': { nl: 'Lees het bericht', en: 'Read the story' },
} as const satisfies Record<string, Message>;
