/** A picture of the gallery. */
export interface Picture {
  /** The file's name, without `.png`. */
  readonly name: string;
  /** What is seen, in a line of Markdown. */
  readonly caption: string;
}

/** What somebody does under an answer, and what is to be seen then. */
export type Step =
  | { readonly press: string; readonly until: string }
  | { readonly menu: string; readonly choose: string; readonly until: string };

/** A command as somebody uses it, up to the answer or before, and what is done under the answer. */
export interface Shot extends Picture {
  readonly command: string;
  /** For a command of the menu "Apps": text of the message that it is used on. */
  readonly on?: string;
  /** Options to fill in; with `choose`, the suggestion that holds these letters is taken. */
  readonly options?: Readonly<Record<string, { readonly text: string; readonly choose?: string }>>;
  /** As whom; default the reader. */
  readonly as?: string;
  /** Where the picture is taken: at the suggestions of the last option, at the form, at the end of the answer, or at its start (default). */
  readonly at?: 'suggestions' | 'form' | 'end';
  /** What is filled in in the form that the command opens, by label; then it is sent. */
  readonly form?: Readonly<Record<string, string>>;
  /** Done under the last message one after another: the picture is of what comes of it. */
  readonly steps?: readonly Step[];
  /** Also taken on a desk. */
  readonly wide?: true;
}

/** Who manages the server, and a reader whose Discord is in English. */
export const moderator = 'Joris Hoekema';
export const visitor = 'Maya Okonedo';

/** The digest as it stands in its channel, on a phone and on a desk. */
export const digests = {
  phone: { name: 'overzicht-telefoon', caption: 'The digest of eight o’clock' },
  phoneEnd: {
    name: 'overzicht-telefoon-einde',
    caption: 'Its end: briefs under headings, and the menu that opens a story',
  },
  phoneMap: { name: 'overzicht-kaart', caption: '“Kaart” under it: where its stories are' },
  phoneLight: { name: 'overzicht-telefoon-licht', caption: 'In Discord’s light colours' },
  cards: { name: 'overzicht-kaarten', caption: 'Laid out in cards (`opmaak`), with a map above (`kaart`)' },
  mapLight: { name: 'overzicht-met-kaart', caption: 'The usual layout with a map, light' },
  desk: { name: 'overzicht', caption: 'On a desk' },
  deskLight: { name: 'overzicht-licht', caption: 'On a desk, light' },
} as const satisfies Record<string, Picture>;

/** The sandbox's panel behind the scenes. */
export const panel: Picture = {
  name: 'paneel',
  caption: '`npm run demo`: the clock, faults, copy and requests are behind the button at the top right',
};

/** What is typed, one or more for each command that there is, in the order of the gallery. */
export const shots: readonly Shot[] = [
  { name: 'laatste', caption: '`/nieuws laatste`: the newest stories', command: '/nieuws laatste' },
  {
    name: 'laatste-verder',
    caption: '“Verder ▶” under it: the next page, in its place',
    command: '/nieuws laatste',
    steps: [{ press: 'Verder ▶', until: 'Blad 2' }],
    at: 'end',
  },
  {
    name: 'stad-kiezen',
    caption: '`/nieuws stad`: the place completes as you type',
    command: '/nieuws stad',
    options: { stad: { text: 'm' } },
    at: 'suggestions',
  },
  {
    name: 'stad',
    caption: '`/nieuws stad stad:Moskou`',
    command: '/nieuws stad',
    options: { stad: { text: 'mos', choose: 'Moskou' } },
  },
  {
    name: 'land',
    caption: '`/nieuws land land:Duitsland aantal:3`',
    command: '/nieuws land',
    options: { land: { text: 'duits', choose: 'Duitsland' }, aantal: { text: '3' } },
  },
  {
    name: 'sectie',
    caption: '`/nieuws sectie sectie:Buitenland`',
    command: '/nieuws sectie',
    options: { sectie: { text: 'buit', choose: 'Buitenland' } },
  },
  {
    name: 'zoek',
    caption: '`/nieuws zoek woorden:hulpgoederen -gaza`',
    command: '/nieuws zoek',
    options: { woorden: { text: 'hulpgoederen -gaza' } },
  },
  {
    name: 'lees',
    caption: '`/nieuws lees`: a whole story',
    command: '/nieuws lees',
    options: { bericht: { text: 'kasp', choose: 'Kaspische' } },
    wide: true,
  },
  {
    name: 'dossier',
    caption: '`/nieuws dossier`: how a story went on',
    command: '/nieuws dossier',
    options: { bericht: { text: 'sluis', choose: 'sluis' } },
  },
  {
    name: 'versie',
    caption: '“Lees een versie…”: a story as it was, and that it was corrected since',
    command: '/nieuws dossier',
    options: { bericht: { text: 'sluis', choose: 'sluis' } },
    steps: [{ menu: 'Lees een versie…', choose: 'Versie 1', until: 'Sindsdien is dit bericht gecorrigeerd' }],
  },
  {
    name: 'zoek-hierover',
    caption: '“Zoek hierover” in the menu of any message',
    command: 'Zoek hierover',
    on: 'hulpgoederen',
  },
  {
    name: 'volgen',
    caption: '“Volg dit verhaal”, pressed under a story',
    command: '/nieuws lees',
    options: { bericht: { text: 'kasp', choose: 'Kaspische' } },
    steps: [{ press: 'Volg dit verhaal', until: 'Je volgt dit verhaal' }],
    at: 'end',
  },
  {
    name: 'volgen-waar',
    caption: 'Who manages the server chooses between themselves and the channel',
    command: '/nieuws lees',
    options: { bericht: { text: 'kasp', choose: 'Kaspische' } },
    as: moderator,
    steps: [{ press: 'Volg dit verhaal', until: 'Waar moet het vervolg' }],
    at: 'end',
  },
  { name: 'kaart', caption: '`/nieuws kaart`: where the news is', command: '/nieuws kaart' },
  {
    name: 'trend',
    caption: '`/nieuws trend`: how often something was in the news',
    command: '/nieuws trend',
    options: { onderwerp: { text: 'stad:Goes' } },
  },
  { name: 'help', caption: '`/nieuws help`', command: '/nieuws help' },
  {
    name: 'abonneer',
    caption: '`/nieuws abonneer`: this channel follows the news from abroad',
    command: '/nieuws abonneer',
    options: { onderwerp: { text: 'sectie:Buitenland' } },
    as: moderator,
  },
  {
    name: 'abonnementen',
    caption: '`/nieuws abonnementen`: what the server follows',
    command: '/nieuws abonnementen',
    as: moderator,
  },
  {
    name: 'proef',
    caption: '`/nieuws proef`: the digest as it would be now, for who asks alone',
    command: '/nieuws proef',
    options: { abonnement: { text: 'buit', choose: 'Buitenland' } },
    as: moderator,
  },
  {
    name: 'wijzig',
    caption: '`/nieuws wijzig`: only what is filled in changes',
    command: '/nieuws wijzig',
    options: {
      abonnement: { text: 'buit', choose: 'Buitenland' },
      schema: { text: 'werkdagen 07:30' },
      stilte: { text: '22:00-07:00' },
    },
    as: moderator,
  },
  {
    name: 'pauzeer',
    caption: '`/nieuws pauzeer`: until it is resumed',
    command: '/nieuws pauzeer',
    options: { abonnement: { text: 'buit', choose: 'Buitenland' } },
    as: moderator,
  },
  {
    name: 'opzeggen',
    caption: '`/nieuws opzeggen`',
    command: '/nieuws opzeggen',
    options: { abonnement: { text: 'buit', choose: 'Buitenland' } },
    as: moderator,
  },
  {
    name: 'plakken',
    caption: '`/nieuws plakken`: copy goes into a form',
    command: '/nieuws plakken',
    as: moderator,
    at: 'form',
  },
  {
    name: 'plakken-voorbeeld',
    caption: 'Pasted copy is shown as it was understood, before it is published',
    command: '/nieuws plakken',
    form: {
      Tekst:
        'BRESKENS (ANP) - De veerboot naar Vlissingen vaart weer. De motor is vervangen en getest.\n12 minuten geledenMOSKOU (ANP/AFP) - In de Wolga is een veerpont vastgelopen. Aan boord zijn zestig mensen, niemand is gewond.\n1 uur geleden',
    },
    as: moderator,
  },
  {
    name: 'bronnen',
    caption: '`/nieuws bronnen`: how the sources are doing',
    command: '/nieuws bronnen',
    as: moderator,
  },
  {
    name: 'instellingen',
    caption: '`/nieuws instellingen`: language, timezone, and who may change what',
    command: '/nieuws instellingen',
    as: moderator,
  },
  {
    name: 'privacy',
    caption: '`/nieuws privacy`: what is kept of you, and a button that deletes it',
    command: '/nieuws privacy',
    as: moderator,
  },
  {
    name: 'privacy-van-jou',
    caption: '“Wat bewaar je van mij?”',
    command: '/nieuws privacy',
    as: moderator,
    steps: [{ press: 'Wat bewaar je van mij?', until: 'Dit bewaar ik van jou' }],
    at: 'end',
  },
  // Last: what is shared stays in the channel.
  {
    name: 'delen',
    caption: '“Deel” under an answer: a copy for the channel',
    command: '/nieuws stad',
    options: { stad: { text: 'mos', choose: 'Moskou' }, aantal: { text: '2' } },
    steps: [{ press: 'Deel', until: 'Gedeeld in dit kanaal' }],
    at: 'end',
  },
];
