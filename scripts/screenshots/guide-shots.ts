import { moderator, type Picture, type Shot, type Step, visitor } from './shots.ts';

const topic: Step = { menu: 'Kies een sectie…', choose: 'Buitenland', until: 'Waar moet het komen?' };
const here: Step = { press: 'In dit kanaal', until: 'Wanneer moet het komen?' };
const daily: Step = { menu: 'Kies hoe vaak…', choose: 'elke dag om 08:00', until: 'Zo ziet het er nu uit' };
const guide = { command: '/nieuws abonneer', as: moderator } as const;

/** `/nieuws abonneer` without options, step by step. */
export const guideShots: readonly Shot[] = [
  { ...guide, name: 'gids-wat', caption: '`/nieuws abonneer`: what to follow' },
  { ...guide, name: 'gids-waar', caption: 'Where it should come', steps: [topic] },
  { ...guide, name: 'gids-wanneer', caption: 'When it should come', steps: [topic, here] },
  {
    ...guide,
    name: 'gids-voorbeeld',
    caption: 'The digest as it would be now, with the next three times above it',
    steps: [topic, here, daily],
    wide: true,
  },
  {
    ...guide,
    name: 'gids-voorbeeld-einde',
    caption: 'Below it the buttons: nothing is made before “Abonneren”',
    steps: [topic, here, daily],
    at: 'end',
  },
];

/** What is said when something is not as it should be. */
export const errorShots: readonly Shot[] = [
  {
    name: 'fout-zoekvraag',
    caption: 'A question that cannot be read: what is wrong, and how it goes',
    command: '/nieuws zoek',
    options: { woorden: { text: 'stad:Moskou OF' } },
  },
  {
    name: 'fout-plaats',
    caption: 'A place without news, or with a typo',
    command: '/nieuws stad',
    options: { stad: { text: 'Moskuo' } },
  },
  {
    name: 'fout-recht',
    caption: 'Who may not change anything is told what it takes',
    command: '/nieuws abonneer',
  },
  {
    name: 'fout-schema',
    caption: 'A schedule that nobody can keep',
    command: '/nieuws abonneer',
    options: { onderwerp: { text: 'alles' }, schema: { text: 'af en toe' } },
    as: moderator,
  },
];

/** When the bot lacks permissions where the guide is used, and where it posts. */
export const lackShots: readonly Shot[] = [
  {
    ...guide,
    name: 'gids-rechten',
    caption: 'The guide says which permissions the bot lacks, and how to grant them',
    steps: [topic, here, { ...daily, until: 'Kijk opnieuw' }],
  },
  {
    name: 'abonnementen-gestopt',
    caption: 'A subscription that cannot be delivered is halted, and says why',
    command: '/nieuws abonnementen',
    as: moderator,
  },
];

/** For a reader whose Discord is in English; the copy stays as it came. */
export const englishShots: readonly Shot[] = [
  { name: 'english-latest', caption: '`/news latest`', command: '/news latest', as: visitor },
  {
    name: 'english-read',
    caption: '`/news read`',
    command: '/news read',
    options: { story: { text: 'kasp', choose: 'Kaspische' } },
    as: visitor,
  },
  {
    name: 'english-timeline',
    caption: '`/news timeline`',
    command: '/news timeline',
    options: { story: { text: 'sluis', choose: 'sluis' } },
    as: visitor,
  },
  { name: 'english-map', caption: '`/news map`', command: '/news map', as: visitor },
  {
    name: 'english-trend',
    caption: '`/news trend`',
    command: '/news trend',
    options: { topic: { text: 'city:Goes' } },
    as: visitor,
  },
  {
    name: 'english-subscribe',
    caption: '`/news subscribe`, by who may change subscriptions',
    command: '/news subscribe',
    as: visitor,
  },
  { name: 'english-help', caption: '`/news help`', command: '/news help', as: visitor },
];

/** A story that went on, with what may be opened of it. */
export const laterShots: readonly Shot[] = [
  {
    name: 'dossier-vervolg',
    caption: 'A dossier later on, in order of time, with two menus',
    command: '/nieuws dossier',
    options: { bericht: { text: 'sluis', choose: 'sluis' } },
  },
  {
    name: 'lees-versies',
    caption: 'A story with its versions, and what hangs together with it',
    command: '/nieuws lees',
    options: { bericht: { text: 'avond', choose: 'avond' } },
  },
];

/** What becomes of posts, and what comes to a reader by direct message. */
export const laterPictures = {
  english: { name: 'english-digest', caption: 'A digest in English (`taal`)' },
  englishLight: { name: 'english-digest-light', caption: 'Light' },
  amended: { name: 'overzicht-gewijzigd', caption: 'A digest after a correction and a withdrawal' },
  follow: { name: 'vervolg', caption: 'What follows up a story that a reader follows, as a direct message' },
  withdrawn: { name: 'ingetrokken', caption: 'The same message when the agency took the story back' },
} as const satisfies Record<string, Picture>;
