/** How a command, subcommand or option is called (1 to 32, lower case) and described (1 to 100 characters). */
export interface CommandWord {
  readonly nl: { readonly name: string; readonly description: string };
  readonly en: { readonly name: string; readonly description: string };
}

/** Names of commands in the menu "Apps" of a message; by these Discord reports them in Dutch. */
export const menuWords = {
  'zoek-hierover': { nl: 'Zoek hierover', en: 'Search for this' },
} as const satisfies Record<string, { readonly nl: string; readonly en: string }>;

/** Names and descriptions of what people type; the Dutch name is the one that Discord reports. */
export const commandWords = {
  nieuws: {
    nl: { name: 'nieuws', description: 'Nieuws van de persbureaus: lezen, zoeken, volgen' },
    en: { name: 'news', description: 'News from the agencies: read, search, follow' },
  },
  laatste: {
    nl: { name: 'laatste', description: 'Het laatste nieuws' },
    en: { name: 'latest', description: 'The latest news' },
  },
  'laatste.sectie': {
    nl: { name: 'sectie', description: 'Alleen deze sectie, bijvoorbeeld Buitenland' },
    en: { name: 'section', description: 'This section only, such as World' },
  },
  aantal: {
    nl: { name: 'aantal', description: 'Hoeveel berichten, 1 tot 20 (standaard 8)' },
    en: { name: 'number', description: 'How many stories, 1 to 20 (8 by default)' },
  },
  land: {
    nl: { name: 'land', description: 'Nieuws uit een land' },
    en: { name: 'country', description: 'News from a country' },
  },
  'land.land': {
    nl: { name: 'land', description: 'Het land, bijvoorbeeld Frankrijk' },
    en: { name: 'country', description: 'The country, such as France' },
  },
  sectie: {
    nl: { name: 'sectie', description: 'Het laatste nieuws van een sectie' },
    en: { name: 'section', description: 'The latest news of a section' },
  },
  lees: {
    nl: { name: 'lees', description: 'Lees een bericht helemaal' },
    en: { name: 'read', description: 'Read a whole story' },
  },
  'lees.bericht': {
    nl: { name: 'bericht', description: 'Welk: begin te typen en kies' },
    en: { name: 'story', description: 'Which: start typing and choose' },
  },
  dossier: {
    nl: { name: 'dossier', description: 'Hoe een verhaal verder ging: eerste bericht, correcties, vervolg' },
    en: { name: 'timeline', description: 'How a story went on: first report, corrections, follow-ups' },
  },
  help: {
    nl: { name: 'help', description: 'Wat je kunt vragen, en hoe' },
    en: { name: 'help', description: 'What you can ask, and how' },
  },
  stad: {
    nl: { name: 'stad', description: 'Nieuws uit een plaats' },
    en: { name: 'city', description: 'News from a place' },
  },
  'stad.stad': {
    nl: { name: 'stad', description: 'De plaats, bijvoorbeeld Moskou' },
    en: { name: 'city', description: 'The place, such as Moscow' },
  },
  zoek: {
    nl: { name: 'zoek', description: 'Zoek in het nieuws' },
    en: { name: 'search', description: 'Search the news' },
  },
  'zoek.woorden': {
    nl: {
      name: 'woorden',
      description: 'Woorden, "een zin", stad:Moskou, sectie:Sport, dit OF dat, -zonder',
    },
    en: {
      name: 'words',
      description: 'Words, "a phrase", city:Moscow, section:Sport, this OR that, -without',
    },
  },
  'zoek.volgorde': {
    nl: { name: 'volgorde', description: 'Wat eerst komt (standaard het nieuwste)' },
    en: { name: 'order', description: 'What comes first (the newest by default)' },
  },
  kaart: {
    nl: { name: 'kaart', description: 'Waar het nieuws is, op de kaart' },
    en: { name: 'map', description: 'Where the news is, on the map' },
  },
  'kaart.onderwerp': {
    nl: {
      name: 'onderwerp',
      description: 'Waarover: woorden, sectie:Sport, land:Frankrijk… (standaard alles)',
    },
    en: {
      name: 'topic',
      description: 'What about: words, section:Sport, country:France… (everything by default)',
    },
  },
  'kaart.periode': {
    nl: { name: 'periode', description: 'Over hoe lang' },
    en: { name: 'period', description: 'Over how long' },
  },
  'kaart.gebied': {
    nl: { name: 'gebied', description: 'Welk deel van de wereld (standaard waar het nieuws is)' },
    en: { name: 'area', description: 'Which part of the world (where the news is by default)' },
  },
  trend: {
    nl: { name: 'trend', description: 'Hoe vaak iets in het nieuws was, door de tijd heen' },
    en: { name: 'trend', description: 'How often something was in the news, over time' },
  },
  'trend.onderwerp': {
    nl: { name: 'onderwerp', description: 'Wat: woorden, stad:Moskou, bureau:ANP… (standaard alles)' },
    en: { name: 'topic', description: 'What: words, city:Moscow, agency:ANP… (everything by default)' },
  },
  plakken: {
    nl: { name: 'plakken', description: 'Plak kopij: eerst een voorbeeld, dan publiceren' },
    en: { name: 'paste', description: 'Paste copy: a preview first, then publish' },
  },
  'plakken.bestand': {
    nl: { name: 'bestand', description: 'Een bestand in plaats van tekst, hooguit 2 MB' },
    en: { name: 'file', description: 'A file in place of text, 2 MB at most' },
  },
  'plakken.sectie': {
    nl: { name: 'sectie', description: 'Voor berichten die er zelf geen noemen, bijvoorbeeld Regio' },
    en: { name: 'section', description: 'For stories that name none themselves, such as Sport' },
  },
  abonneer: {
    nl: { name: 'abonneer', description: 'Laat een kanaal een onderwerp volgen' },
    en: { name: 'subscribe', description: 'Let a channel follow a topic' },
  },
  'abonneer.onderwerp': {
    nl: { name: 'onderwerp', description: 'Wat: sectie:Buitenland, stad:Moskou, woorden… (standaard alles)' },
    en: {
      name: 'topic',
      description: 'What: section:World, city:Moscow, words… (everything by default)',
    },
  },
  'abonneer.kanaal': {
    nl: { name: 'kanaal', description: 'Waar (standaard dit kanaal)' },
    en: { name: 'channel', description: 'Where (this channel by default)' },
  },
  'abonneer.schema': {
    nl: {
      name: 'schema',
      description: 'Wanneer: elke dag 08:00, werkdagen 07:30, elk uur (standaard elke dag 08:00)',
    },
    en: {
      name: 'schedule',
      description: 'When: every day 08:00, weekdays 07:30, every hour (every day 08:00 by default)',
    },
  },
  'abonneer.taal': {
    nl: { name: 'taal', description: 'De taal rondom het nieuws (standaard die van jou)' },
    en: { name: 'language', description: 'The language around the news (yours by default)' },
  },
  'abonneer.soort': {
    nl: { name: 'soort', description: 'Een overzicht, of elk bericht zodra het er is (standaard overzicht)' },
    en: { name: 'kind', description: 'A digest, or each story as it comes (digest by default)' },
  },
  'abonneer.berichten': {
    nl: { name: 'berichten', description: 'Korte berichten in een overzicht, 1 tot 20 (standaard 12)' },
    en: { name: 'briefs', description: 'Briefs in a digest, 1 to 20 (12 by default)' },
  },
  'abonneer.rol': {
    nl: { name: 'rol', description: 'Welke rol elk bericht noemt (@everyone: geen)' },
    en: { name: 'role', description: 'Which role each post mentions (@everyone: none)' },
  },
  'abonneer.stilte': {
    nl: { name: 'stilte', description: 'Stille uren, bijvoorbeeld 22:00-07:00, of geen' },
    en: { name: 'quiet', description: 'Quiet hours, such as 22:00-07:00, or none' },
  },
  'abonneer.spoed': {
    nl: { name: 'spoed', description: 'Welk spoednieuws meteen komt (standaard geen)' },
    en: { name: 'breaking', description: 'Which breaking news comes at once (none by default)' },
  },
  'abonneer.bij_intrekking': {
    nl: { name: 'bij_intrekking', description: 'Wat er gebeurt met een bericht dat het persbureau intrekt' },
    en: { name: 'on_withdrawal', description: 'What happens to a story that the agency withdraws' },
  },
  'abonneer.kaart': {
    nl: {
      name: 'kaart',
      description: 'Een kaart van waar het nieuws is boven het overzicht (standaard nee)',
    },
    en: { name: 'map', description: 'A map of where the news is above the digest (no by default)' },
  },
  'abonneer.opmaak': {
    nl: { name: 'opmaak', description: 'Hoe een bericht eruitziet (standaard gewoon)' },
    en: { name: 'layout', description: 'What a post looks like (usual by default)' },
  },
  'abonneer.tijdzone': {
    nl: { name: 'tijdzone', description: 'De tijdzone van het schema en de stille uren' },
    en: { name: 'timezone', description: 'The timezone of the schedule and the quiet hours' },
  },
  'abonneer.tag': {
    nl: { name: 'tag', description: 'In een forum: de tags van elk bericht, met komma’s ertussen' },
    en: { name: 'tag', description: 'In a forum: the tags of each post, with commas between them' },
  },
  'abonneer.zoals': {
    nl: { name: 'zoals', description: 'Neem de instellingen van een ander abonnement over' },
    en: { name: 'like', description: 'Take over the settings of another subscription' },
  },
  proef: {
    nl: { name: 'proef', description: 'Zie hoe een overzicht er nu uitziet; alleen jij ziet het' },
    en: { name: 'sample', description: 'See how a digest looks now; only you see it' },
  },
  'proef.abonnement': {
    nl: { name: 'abonnement', description: 'Van welk abonnement (standaard dat van dit kanaal)' },
    en: { name: 'subscription', description: 'Of which subscription (that of this channel by default)' },
  },
  'proef.onderwerp': {
    nl: { name: 'onderwerp', description: 'Over een ander onderwerp' },
    en: { name: 'topic', description: 'About another topic' },
  },
  instellingen: {
    nl: {
      name: 'instellingen',
      description: 'Taal en tijdzone van nieuwe abonnementen, en wie mag wijzigen',
    },
    en: {
      name: 'settings',
      description: 'Language and timezone of new subscriptions, and who may change things',
    },
  },
  privacy: {
    nl: { name: 'privacy', description: 'Wat de bot bewaart; bekijk of wis wat van jou is' },
    en: { name: 'privacy', description: 'What the bot keeps; see or delete what is yours' },
  },
  wijzig: {
    nl: { name: 'wijzig', description: 'Verander een abonnement: alleen wat je invult' },
    en: { name: 'change', description: 'Change a subscription: only what you fill in' },
  },
  pauzeer: {
    nl: {
      name: 'pauzeer',
      description: 'Pauzeer een abonnement, of alles; met de knop eronder gaat het weer door',
    },
    en: { name: 'pause', description: 'Pause a subscription, or all; the button below resumes' },
  },
  'pauzeer.abonnement': {
    nl: { name: 'abonnement', description: 'Welk abonnement, of alles' },
    en: { name: 'subscription', description: 'Which subscription, or all' },
  },
  abonnementen: {
    nl: { name: 'abonnementen', description: 'Wat de kanalen van deze server volgen' },
    en: { name: 'subscriptions', description: 'What the channels of this server follow' },
  },
  bronnen: {
    nl: { name: 'bronnen', description: 'Hoe het gaat met de bronnen van het nieuws' },
    en: { name: 'sources', description: 'How the sources of the news are doing' },
  },
  opzeggen: {
    nl: { name: 'opzeggen', description: 'Zeg een abonnement op' },
    en: { name: 'unsubscribe', description: 'Cancel a subscription' },
  },
  'opzeggen.abonnement': {
    nl: { name: 'abonnement', description: 'Welk abonnement' },
    en: { name: 'subscription', description: 'Which subscription' },
  },
} as const satisfies Record<string, CommandWord>;

/** The name of a text in the definition of the commands. */
export type CommandWordKey = keyof typeof commandWords;
