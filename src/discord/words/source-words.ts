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
    en: 'what is normal shows after a week',
  },
  'sources.spiked': {
    takes: { count: 'number' },
    nl: '{count} onleesbaar',
    en: '{count} not to be read',
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
  'sourceState.garbage': { nl: 'onleesbaar', en: 'not to be read' },
  'sourceState.quiet': { nl: 'stil', en: 'quiet' },
  'sourceState.new': { nl: 'nieuw', en: 'new' },
  'sourceState.well': { nl: 'in orde', en: 'well' },
  'sourceState.off': { nl: 'staat uit', en: 'off' },

  'sourceKind.folder': { nl: 'map', en: 'folder' },
  'sourceKind.page': { nl: 'pagina', en: 'page' },
  'sourceKind.feed': { nl: 'feed', en: 'feed' },
  'sourceKind.push': { nl: 'stuurt zelf in', en: 'sends by itself' },

  'alert.title': {
    takes: { wrong: 'number' },
    nl: '{wrong, plural, =0 {Weer in orde} one {Er is iets mis met een bron} other {Er is iets mis met # bronnen}}',
    en: '{wrong, plural, =0 {Well again} one {Something is wrong with a source} other {Something is wrong with # sources}}',
  },
  'alert.failing': {
    takes: { since: 'text' },
    nl: 'Hier komt niets meer van binnen: het mislukt telkens, voor het eerst {since}.',
    en: 'Nothing comes in from here: each try fails, the first {since}.',
  },
  'alert.garbage': {
    takes: { since: 'text' },
    nl: 'Wat hiervan binnenkomt klopt niet meer, sinds {since}: veel ervan is niet te lezen, of er is geen hoofdbericht meer in te vinden. Waarschijnlijk is de opmaak veranderd.',
    en: 'What comes in from here has been wrong since {since}: much of it cannot be read, or no lead is found in it. Its layout has most likely changed.',
  },
  'alert.quiet': {
    takes: { since: 'text', normal: 'text' },
    nl: 'Hiervan kwam niets nieuws sinds {since}{normal, select, none {} other {; normaal zijn het er {normal} per dag}}.',
    en: 'Nothing new has come from here since {since}{normal, select, none {} other {; normally there are {normal} a day}}.',
  },
  'alert.over': {
    takes: { since: 'text' },
    nl: 'Het gaat weer goed, sinds {since}. Je hoeft niets te doen.',
    en: 'It has been well again since {since}. There is nothing to do.',
  },
  'alert.doFailing': {
    takes: { kind: 'text' },
    nl: 'Wat te doen: {kind, select, folder {kijk of de map er is en of de bot erin mag lezen} push {kijk of de afzender nog stuurt} other {kijk of het adres nog klopt; `telex fetch` probeert het}}. Ik blijf het proberen.',
    en: 'What to do: {kind, select, folder {see whether the folder is there and the bot may read it} push {see whether the sender still sends} other {see whether the address is still right; `telex fetch` tries it}}. I keep trying.',
  },
  'alert.doGarbage': {
    nl: 'Wat te doen: `telex spike` laat zien wat er binnenkwam en waarom het niet gelezen kon worden; `telex parse --explain` hoe de opmaak begrepen wordt.',
    en: 'What to do: `telex spike` shows what came in and why it could not be read; `telex parse --explain` how the layout is understood.',
  },
  'alert.doQuiet': {
    nl: 'Wat te doen: kijk bij de bron of daar wel nieuws staat. Hoort het zo, stel dan `quietAfter` ruimer in.',
    en: 'What to do: see at the source whether there is news. If this is as it should be, set a longer `quietAfter`.',
  },
  'alert.fileWrong': {
    takes: { message: 'text' },
    nl: '⚠️ **Het bestand met bronnen bevat een fout.** Wat er eerder in stond blijft gelden. Wat te doen: verbeter dit; het wordt binnen een minuut opnieuw gelezen.\n{message}',
    en: '⚠️ **The file of sources has a mistake.** What it said before still counts. What to do: mend this; it is read again within a minute.\n{message}',
  },
  'alert.fileWell': {
    nl: '✅ **Het bestand met bronnen is weer goed**, en wordt gebruikt.',
    en: '✅ **The file of sources is right again**, and in use.',
  },

  'sourceFailure.unreadable-folder': {
    nl: 'de map kan niet gelezen worden: ze is er niet, of de bot mag er niet in.',
    en: 'the folder cannot be read: it is not there, or the bot may not enter it.',
  },
  'sourceFailure.look-failed': {
    nl: 'het kijken zelf mislukte of kwam niet klaar; het log van de bot zegt waarom.',
    en: 'looking itself failed or did not end; the bot’s log says why.',
  },
  'sourceFailure.no-page': {
    nl: 'op dit adres staat geen webpagina.',
    en: 'there is no web page at this address.',
  },
  'sourceFailure.page-without-story': {
    nl: 'op de pagina is geen bericht te vinden.',
    en: 'no story is found on the page.',
  },
  'sourceFailure.page-too-large': {
    nl: 'de pagina is te groot.',
    en: 'the page is too large.',
  },
  'sourceFailure.feed-cut-off': {
    nl: 'de feed houdt op voor hij compleet is.',
    en: 'the feed ends before it is whole.',
  },
  'sourceFailure.bad-address': {
    nl: 'het adres is geen adres.',
    en: 'the address is none.',
  },
  'sourceFailure.private-address': {
    nl: 'het adres ligt in een besloten netwerk. Is dat de bedoeling, noem het dan in `allowPrivate`.',
    en: 'the address lies in a private network. If that is meant, name it in `allowPrivate`.',
  },
  'sourceFailure.port-refused': {
    nl: 'van deze poort haal ik niets op.',
    en: 'nothing is fetched from this port.',
  },
  'sourceFailure.sign-in-needed': {
    nl: 'de server wil een naam en wachtwoord, of betaling.',
    en: 'the server wants a name and password, or to be paid.',
  },
  'sourceFailure.refused': {
    nl: 'de server weigert het.',
    en: 'the server refuses it.',
  },
  'sourceFailure.robots-disallow': {
    nl: 'de site wil niet dat programma’s dit lezen (robots.txt).',
    en: 'the site does not want programs to read this (robots.txt).',
  },
  'sourceFailure.robots-unreadable': {
    nl: 'of de site gelezen mag worden (robots.txt) is niet te achterhalen.',
    en: 'whether the site may be read (robots.txt) cannot be found out.',
  },
  'sourceFailure.not-found': {
    nl: 'op dit adres staat niets.',
    en: 'there is nothing at this address.',
  },
  'sourceFailure.gone': {
    nl: 'wat hier stond is voorgoed weg. Ik vraag er nauwelijks meer naar tot de bron anders wordt ingesteld.',
    en: 'what was here is gone for good. It is hardly asked for until the source is set up otherwise.',
  },
  'sourceFailure.server-trouble': {
    nl: 'er is iets mis met de server.',
    en: 'something is wrong with the server.',
  },
  'sourceFailure.asked-to-wait': {
    nl: 'de server vraagt om te wachten.',
    en: 'the server asks to wait.',
  },
  'sourceFailure.no-connection': {
    nl: 'de server neemt geen verbinding aan.',
    en: 'the server takes no connection.',
  },
  'sourceFailure.name-unknown': {
    nl: 'de naam van de server is niet bekend.',
    en: 'the server’s name is not known.',
  },
  'sourceFailure.too-slow': {
    nl: 'de server antwoordt niet op tijd.',
    en: 'the server does not answer in time.',
  },
  'sourceFailure.too-large': {
    nl: 'het antwoord is te groot.',
    en: 'the answer is too large.',
  },
  'sourceFailure.cut-short': {
    nl: 'het antwoord brak af.',
    en: 'the answer broke off.',
  },
  'sourceFailure.bad-certificate': {
    nl: 'de server bewijst niet wie hij is (certificaat).',
    en: 'the server does not prove who it is (certificate).',
  },
} as const satisfies Record<string, Message>;
