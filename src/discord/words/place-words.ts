import type { Message } from './message.ts';

/** What Telex answers to `/nieuws stad` and `/nieuws land`. */
export const placeWords = {
  'city.blank': {
    nl: 'Noem een plaats. Bijvoorbeeld: `/nieuws stad stad:Moskou`.',
    en: 'Name a place. For example: `/news city city:Moscow`.',
  },
  'city.title': { takes: { city: 'text' }, nl: 'Nieuws uit {city}', en: 'News from {city}' },
  'city.none': {
    takes: { city: 'text' },
    nl: 'Geen nieuws uit {city}. Kies een plaats uit de lijst die verschijnt terwijl je typt, of zoek het woord met `/nieuws zoek`.',
    en: 'No news from {city}. Choose a place from the list that appears while you type, or look the word up with `/news search`.',
  },
  'city.noneButNear': {
    takes: { city: 'text', others: 'text' },
    nl: 'Geen nieuws uit {city}. Bedoelde je {others}? Zoeken in de tekst gaat met `/nieuws zoek`.',
    en: 'No news from {city}. Did you mean {others}? `/news search` looks inside the text.',
  },
  'city.isCountry': {
    takes: { country: 'text' },
    nl: 'Geen nieuws uit een plaats die {country} heet. Dat uit het land: `/nieuws land land:{country}`.',
    en: 'No news from a place called {country}. That from the country: `/news country country:{country}`.',
  },
  'city.isProvince': {
    takes: { province: 'text', question: 'text' },
    nl: 'Geen nieuws uit een plaats die {province} heet. Dat uit de provincie: `/nieuws zoek woorden:{question}`.',
    en: 'No news from a place called {province}. That from the province: `/news search words:{question}`.',
  },
  'country.blank': {
    nl: 'Noem een land. Bijvoorbeeld: `/nieuws land land:Frankrijk`.',
    en: 'Name a country. For example: `/news country country:France`.',
  },
  'country.unknown': {
    takes: { country: 'text' },
    nl: 'Een land “{country}” ken ik niet.',
    en: 'I do not know a country “{country}”.',
  },
  'country.isCity': {
    takes: { city: 'text' },
    nl: 'Een land dat {city} heet is er niet. Het nieuws uit de plaats: `/nieuws stad stad:{city}`.',
    en: 'There is no country called {city}. The news from the place: `/news city city:{city}`.',
  },
  'country.isProvince': {
    takes: { province: 'text', question: 'text' },
    nl: 'Een land dat {province} heet is er niet. Het nieuws uit de provincie: `/nieuws zoek woorden:{question}`.',
    en: 'There is no country called {province}. The news from the province: `/news search words:{question}`.',
  },
  'province.isOther': {
    takes: { name: 'text', question: 'text' },
    nl: 'Een provincie die {name} heet ken ik niet. Bedoelde je “{question}”?',
    en: 'I do not know a province called {name}. Did you mean “{question}”?',
  },
  'country.none': {
    takes: { country: 'text' },
    nl: 'Geen nieuws uit {country}. Zoek het woord met `/nieuws zoek`: dat kijkt in de tekst.',
    en: 'No news from {country}. `/news search` looks inside the text.',
  },
} as const satisfies Record<string, Message>;
