import type { Language } from '../../delivery/subscription.ts';

// What is offered to be typed, in the words of those who read it again: schedules, moments, words for all and none. Readers see it
// while they type; what comes of it is said from the catalogue.

/** What is offered for `schema` before anything is typed. */
export const offeredSchedules: Readonly<Record<Language, readonly string[]>> = {
  nl: ['elke dag 08:00', 'elke dag 08:00 en 17:30', 'werkdagen 07:30', 'elke maandag 09:00', 'elk uur'],
  en: ['every day 08:00', 'every day 08:00 and 17:30', 'weekdays 07:30', 'every monday 09:00', 'every hour'],
};

/** What a word that somebody begins to type may become, by its words. */
export const begunSchedules: Readonly<Record<Language, readonly string[]>> = {
  nl: [
    ...offeredSchedules.nl,
    'elk half uur',
    'elke ochtend om 8:00',
    'elke middag om 12:30',
    'elke avond om 19:00',
    'werkdagen om 7:30 en 18:00',
    'doordeweeks om 8:00',
    'dagelijks om 8:00',
    ...['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'].map(
      (day) => `elke ${day} om 9:00`,
    ),
    'in het weekend om 10:00',
    'ma t/m do om 8:00',
  ],
  en: [
    ...offeredSchedules.en,
    'every half hour',
    'every morning at 8:00',
    'every afternoon at 12:30',
    'every evening at 19:00',
    'weekdays at 7:30 and 18:00',
    'daily at 8:00',
    ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map(
      (day) => `every ${day} at 9:00`,
    ),
    'weekend at 10:00',
    'mon-thu at 8:00',
  ],
};

/** What is offered behind `sinds:` and `tot:`. */
export const offeredTimes: Readonly<Record<Language, readonly string[]>> = {
  nl: ['vandaag', 'gisteren', '24u', '3d', '1w', '1mnd'],
  en: ['today', 'yesterday', '24h', '3d', '1w'],
};

/** Sections that any newsroom has: what is named where there is no news yet. */
export const usualSections: Readonly<Record<Language, readonly string[]>> = {
  nl: ['Binnenland', 'Buitenland', 'Economie', 'Politiek', 'Regio', 'Sport'],
  en: ['Domestic', 'World', 'Economy', 'Politics', 'Sports'],
};

/** The place that is named where there is no news yet. */
export const exampleCity = 'Amsterdam';

/** The word for none of something, where an option takes that. */
export const wordOfNone: Readonly<Record<Language, string>> = { nl: 'geen', en: 'none' };

/** The word for all of them, where an option takes that. */
export const wordOfAll: Readonly<Record<Language, string>> = { nl: 'alles', en: 'all' };

/** What stands for a topic that leaves nothing out. */
export const wordForAll: Readonly<Record<Language, string>> = { nl: 'alles', en: 'everything' };
