import type { Message } from './message.ts';

/** What is said of sources of copy: how they are, and what the operator is told. */
export const sourceWords = {
  'sources.title': { nl: 'Bronnen', en: 'Sources' },
  'sources.span': {
    takes: { from: 'number', to: 'number', count: 'number' },
    nl: '{from} tot en met {to} van {count} bronnen',
    en: '{from} to {to} of {count} sources',
  },
  'sources.none': { nl: 'Er zijn geen bronnen.', en: 'There are no sources.' },
  'sources.fileWrong': {
    nl: '⚠️ Het bestand met bronnen bevat een fout; wat er eerder in stond blijft gelden. Wie de bot beheert ziet met `telex sources check` wat er mis is.',
    en: '⚠️ The file of sources has a mistake; what it said before still counts. `telex sources check` tells whoever runs the bot what is wrong.',
  },
  'sources.head': {
    takes: { sign: 'text', name: 'text', state: 'text', kind: 'text' },
    nl: '{sign} **{name}** · **{state}** · {kind}',
    en: '{sign} **{name}** · **{state}** · {kind}',
  },
  'sources.lastSuccess': {
    takes: { time: 'text' },
    nl: 'laatst gelukt {time}',
    en: 'last success {time}',
  },
  'sources.begun': {
    nl: 'net begonnen, nog niet gekeken',
    en: 'has only just begun, not looked at yet',
  },
  'sources.awaited': {
    nl: 'net begonnen, wacht op de eerste inzending',
    en: 'has only just begun, waiting for the first delivery',
  },
  'sources.noSuccess': { nl: 'nog nooit gelukt', en: 'no success yet' },
  'sources.lastStory': {
    takes: { time: 'text' },
    nl: 'laatste bericht {time}',
    en: 'last story {time}',
  },
  'sources.noStory': { nl: 'nog geen bericht', en: 'no story yet' },
  'sources.nextTry': { takes: { time: 'text' }, nl: 'volgende poging {time}', en: 'next try {time}' },
  'sources.today': {
    takes: { stories: 'number' },
    nl: 'vandaag {stories, plural, one {# bericht} other {# berichten}}',
    en: '{stories, plural, one {# story} other {# stories}} today',
  },
  'sources.normal': {
    takes: { normal: 'text' },
    nl: 'normaal {normal} per dag',
    en: 'normally {normal} a day',
  },
  'sources.normalUnknown': {
    nl: 'wat normaal is blijkt na een week',
    en: 'what is normal will show after a week',
  },
  'sources.spiked': {
    takes: { count: 'number' },
    nl: '{count} onleesbaar',
    en: '{count} unreadable',
  },
  'sources.since': { takes: { time: 'text' }, nl: 'Sinds {time}.', en: 'Since {time}.' },
  'sources.failure': {
    takes: { reason: 'text' },
    nl: 'De laatste poging: {reason}',
    en: 'The last try: {reason}',
  },
  'sources.more': {
    takes: { count: 'number' },
    nl: 'En nog {count}: `/nieuws bronnen` toont ze.',
    en: 'And {count} more: `/news sources` shows them.',
  },
  'sources.wholeFile': { nl: 'het bestand', en: 'the file' },
  'sources.show': { nl: 'Alle bronnen', en: 'All sources' },

  'sourceState.failing': { nl: 'storing', en: 'failing' },
  'sourceState.garbage': { nl: 'onleesbaar', en: 'unreadable' },
  'sourceState.quiet': { nl: 'stil', en: 'quiet' },
  'sourceState.new': { nl: 'nieuw', en: 'new' },
  'sourceState.well': { nl: 'in orde', en: 'OK' },
  'sourceState.off': { nl: 'staat uit', en: 'off' },

  'sourceKind.folder': { nl: 'map', en: 'folder' },
  'sourceKind.page': { nl: 'pagina', en: 'page' },
  'sourceKind.feed': { nl: 'feed', en: 'feed' },
  'sourceKind.push': { nl: 'stuurt zelf in', en: 'sends by itself' },

  'alert.title': {
    takes: { wrong: 'number' },
    nl: '{wrong, plural, =0 {Weer in orde} one {Er is iets mis met een bron} other {Er is iets mis met # bronnen}}',
    en: '{wrong, plural, =0 {All OK again} one {Something is wrong with a source} other {Something is wrong with # sources}}',
  },
  'alert.failing': {
    takes: { since: 'text', why: 'text' },
    nl: '{why, select, never {Hier kwam nog nooit iets van binnen; voor het eerst geprobeerd {since}.} gone {Hier komt niets meer van binnen, sinds {since}: wat er stond is weggehaald.} other {Hier komt niets meer van binnen: het mislukt telkens, voor het eerst {since}.}}',
    en: '{why, select, never {Nothing has ever come in from here; first tried {since}.} gone {Nothing has come in from here since {since}: what was there was taken away.} other {Nothing comes in from here: each try fails, the first {since}.}}',
  },
  'alert.garbage': {
    takes: { since: 'text', why: 'text' },
    nl: '{why, select, leadless {Op deze pagina is sinds {since} geen hoofdbericht meer te vinden. Waarschijnlijk is de opmaak veranderd.} storyless {Op deze pagina is sinds {since} geen enkel bericht te vinden. Waarschijnlijk is de opmaak veranderd, of staat hier iets anders dan nieuws.} other {Van wat hier binnenkomt is veel niet te lezen, sinds {since}.}}',
    en: '{why, select, leadless {No lead has been found on this page since {since}. Its layout has most likely changed.} storyless {No story at all has been found on this page since {since}. Its layout has most likely changed, or it holds something other than news.} other {Much of what comes in from here cannot be read, since {since}.}}',
  },
  'alert.quiet': {
    takes: { since: 'text', normal: 'text' },
    nl: 'Hiervan kwam niets nieuws sinds {since}{normal, select, none {} other {; normaal zijn het er {normal} per dag}}.',
    en: 'Nothing new has come from here since {since}{normal, select, none {} other {; normally there are {normal} a day}}.',
  },
  'alert.over': {
    takes: { since: 'text' },
    nl: 'Het gaat weer goed, sinds {since}. Je hoeft niets te doen.',
    en: 'It has been OK again since {since}. There is nothing for you to do.',
  },
  'alert.doFailing': {
    takes: { kind: 'text', why: 'text' },
    nl: 'Wat te doen: {kind, select, folder {kijk of de map er is en of de bot erin mag lezen} push {kijk of de afzender nog stuurt} other {{why, select, gone {zoek het nieuwe adres, of haal de bron uit het bestand} other {kijk of het adres nog klopt; `telex fetch` probeert het}}}}. {why, select, gone {Ik vraag er nog eens per week naar.} other {Ik blijf het proberen.}}',
    en: 'What to do: {kind, select, folder {see whether the folder is there and the bot may read it} push {see whether the sender still sends} other {{why, select, gone {look for the new address, or take the source out of the file} other {see whether the address is still right; `telex fetch` tries it}}}}. {why, select, gone {I ask for it once a week.} other {I keep trying.}}',
  },
  'alert.doGarbage': {
    takes: { why: 'text' },
    nl: 'Wat te doen: {why, select, unreadable {`telex spike` laat zien wat er binnenkwam en waarom het niet gelezen kon worden} other {kijk hoe de pagina er nu uitziet; `telex sources try` laat zien wat ervan begrepen wordt, en `layout` zegt wat waar staat}}.',
    en: 'What to do: {why, select, unreadable {`telex spike` shows what came in and why it could not be read} other {see what the page looks like now; `telex sources try` shows what is understood of it, and `layout` says what is where}}.',
  },
  'alert.doQuiet': {
    nl: 'Wat te doen: kijk bij de bron of daar wel nieuws staat. Hoort het zo, stel dan `quietAfter` ruimer in.',
    en: 'What to do: see at the source whether there is news. If this is as it should be, set a longer `quietAfter`.',
  },
  'alert.fileWrong': {
    takes: { message: 'text' },
    nl: '⚠️ **Het bestand met bronnen bevat een fout.** Wat er eerder in stond blijft gelden. Wat te doen: verbeter dit; het wordt binnen een minuut opnieuw gelezen.\n{message}',
    en: '⚠️ **The file of sources has a mistake.** What it said before still counts. What to do: correct this; it is read again within a minute.\n{message}',
  },
  'alert.fileWell': {
    nl: '✅ **Het bestand met bronnen is weer goed**, en wordt gebruikt.',
    en: '✅ **The file of sources is right again**, and in use.',
  },
} as const satisfies Record<string, Message>;
