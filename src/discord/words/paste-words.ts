import type { Message } from './message.ts';

/** What is said to editors who paste copy: the form, the preview, and what became of it. */
export const pasteWords = {
  'paste.closed': {
    takes: { guild: 'text' },
    nl: 'Plakken staat voor deze server niet open: wat hier geplakt wordt, lezen alle servers van deze bot. Wie de bot beheert, zet het id van deze server, `{guild}`, in de instelling `EDITOR_GUILDS` en start de bot opnieuw.',
    en: 'Pasting is not open to this server: what is pasted here is read by all servers of this bot. Whoever runs the bot puts the id of this server, `{guild}`, into the setting `EDITOR_GUILDS` and starts the bot again.',
  },
  'paste.form': { nl: 'Kopij plakken', en: 'Paste copy' },
  'paste.text': { nl: 'Tekst', en: 'Text' },
  'paste.textAbout': {
    nl: 'Een pagina of een bericht van het persbureau, hooguit 4.000 tekens.',
    en: 'A page or a story from the agency, 4,000 characters at most.',
  },
  'paste.file': { nl: 'Of een bestand', en: 'Or a file' },
  'paste.fileAbout': {
    nl: 'Tekst of een formaat van een persbureau, hooguit 2 MB. Gaat vóór de tekst hierboven.',
    en: 'Text or a format of an agency, 2 MB at most. It goes before the text above.',
  },
  'paste.section': { nl: 'Sectie', en: 'Section' },
  'paste.sectionAbout': {
    nl: 'Voor berichten die er zelf geen noemen.',
    en: 'For stories that name none themselves.',
  },
  'paste.empty': {
    nl: 'Er is niets geplakt: geef tekst of een bestand.',
    en: 'Nothing was pasted: give text or a file.',
  },
  'paste.noFile': {
    takes: { reason: 'text' },
    nl: 'Het bestand is niet gelezen. {reason}',
    en: 'The file was not read. {reason}',
  },
  'preview.title': {
    takes: { count: 'number' },
    nl: '{count, plural, one {# bericht} other {# berichten}} begrepen',
    en: '{count, plural, one {# story} other {# stories}} understood',
  },
  'preview.line': {
    takes: { number: 'number', role: 'text', head: 'text' },
    nl: '**{number}. {role, select, lead {Hoofdbericht} other {Kort}}** – {head}',
    en: '**{number}. {role, select, lead {Lead} other {Brief}}** – {head}',
  },
  'preview.noPlace': { nl: 'geen plaats', en: 'no place' },
  'preview.unknownPlace': {
    takes: { cities: 'text', count: 'number' },
    nl: '{cities}: {count, plural, one {één plaats niet gevonden} other {# plaatsen niet gevonden}}',
    en: '{cities}: {count, plural, one {one place not found} other {# places not found}}',
  },
  'preview.noAgency': { nl: 'geen bureau', en: 'no agency' },
  'preview.noSection': { nl: 'geen sectie', en: 'no section' },
  'preview.section': { takes: { name: 'text' }, nl: 'sectie {name}', en: 'section {name}' },
  'preview.noTime': { nl: 'zonder tijd', en: 'no time' },
  'preview.killed': {
    nl: '⛔ trekt in: wordt niet getoond, en wat er al van stond wordt ingetrokken',
    en: '⛔ a kill: not shown, and what was shown of it is withdrawn',
  },
  'preview.withheld': {
    nl: '⛔ wordt aangehouden: niet getoond',
    en: '⛔ held back: not shown',
  },
  'preview.embargo': {
    takes: { time: 'text' },
    nl: '⛔ embargo tot {time}: tot dan niet getoond',
    en: '⛔ embargo until {time}: not shown before',
  },
  'signal.correction': { nl: 'correctie', en: 'correction' },
  'signal.update': { nl: 'aanvulling', en: 'update' },
  'signal.replacement': { nl: 'vervangt een eerder bericht', en: 'replaces an earlier story' },
  'preview.urgency': { takes: { urgency: 'number' }, nl: 'urgentie {urgency}', en: 'urgency {urgency}' },
  'preview.truncated': { nl: 'breekt af', en: 'breaks off' },
  'preview.more': {
    takes: { count: 'number' },
    nl: '-# En nog {count, plural, one {# bericht} other {# berichten}}, die ook gepubliceerd {count, plural, one {wordt} other {worden}}.',
    en: '-# And {count, plural, one {# more story, which is} other {# more stories, which are}} published as well.',
  },
  'preview.held': {
    takes: { count: 'number' },
    nl: '{count, plural, =0 {Alles wordt getoond.} one {⛔ # bericht wordt niet getoond.} other {⛔ # berichten worden niet getoond.}}',
    en: '{count, plural, =0 {All of it is shown.} one {⛔ # story is not shown.} other {⛔ # stories are not shown.}}',
  },
  'preview.problems': { nl: 'Niet begrepen:', en: 'Not understood:' },
  'preview.asides': { nl: 'Overgeslagen:', en: 'Passed over:' },
  'preview.problem': {
    takes: { line: 'number', reason: 'text' },
    nl: '- {line, plural, =0 {} other {regel {line}: }}{reason}',
    en: '- {line, plural, =0 {} other {line {line}: }}{reason}',
  },
  'preview.moreProblems': {
    takes: { count: 'number' },
    nl: '- en nog {count}',
    en: '- and {count} more',
  },
  'preview.look': {
    nl: 'Zo komt het eerste in een overzicht:',
    en: 'The first looks like this in a digest:',
  },
  'preview.publish': { nl: 'Publiceren', en: 'Publish' },
  'preview.discard': { nl: 'Weggooien', en: 'Throw away' },
  'preview.edit': { nl: 'Tekst aanpassen', en: 'Change the text' },
  'preview.until': {
    takes: { time: 'text' },
    nl: '-# Publiceren kan tot {time}.',
    en: '-# It can be published until {time}.',
  },
  'unread.title': { nl: 'Hier is geen bericht in gevonden', en: 'No story was found in this' },
  'unread.how': {
    nl: 'Een bericht begint met een plaats en een bureau, en eindigt met hoe oud het is:',
    en: 'A story begins with a place and an agency, and ends with how old it is:',
  },
  'unread.example': {
    nl: 'Meer uit Buitenland\nMOSKOU (ANP) - De brug over de rivier is weer open. Het verkeer rijdt.\n13 minuten geleden',
    en: 'Meer uit Buitenland\nMOSKOU (ANP) - De brug over de rivier is weer open. Het verkeer rijdt.\n13 minuten geleden',
  },
  'unread.formats': {
    nl: 'Ook IPTC 7901, ANPA 1312, NewsML, NITF, ninjs en feeds worden gelezen.',
    en: 'IPTC 7901, ANPA 1312, NewsML, NITF, ninjs and feeds are read too.',
  },
  'unread.back': { nl: 'Wat er geplakt was:', en: 'What was pasted:' },
  'reason.no-story': { nl: 'Er staat geen bericht in.', en: 'There is no story in it.' },
  'reason.no-text': {
    nl: 'Dit is geen tekst maar iets anders: een plaatje, een archief, een document.',
    en: 'This is no text but something else: a picture, an archive, a document.',
  },
  'reason.not-text': { nl: 'Dit is geen tekst.', en: 'This is no text.' },
  'reason.empty-copy': { nl: 'Er staat niets in.', en: 'There is nothing in it.' },
  'reason.unknown-format': {
    nl: 'Dit is geen formaat dat Telex kent.',
    en: 'This is no format that Telex knows.',
  },
  'reason.consent-wall': {
    nl: 'Dit is geen nieuws, maar een vraag om toestemming (cookies, privacy) die een site voor haar pagina zet.',
    en: 'This is no news, but a request for consent (cookies, privacy) that a site puts before its page.',
  },
  'reason.broken-xml': { nl: 'De XML is niet heel.', en: 'The XML is broken.' },
  'reason.broken-json': { nl: 'De JSON is niet heel.', en: 'The JSON is broken.' },
  'reason.broken-feed': { nl: 'De feed is niet heel.', en: 'The feed is broken.' },
  'reason.file-elsewhere': {
    nl: 'Het staat niet waar Discord bestanden bewaart.',
    en: 'It is not where Discord keeps files.',
  },
  'reason.file-too-large': { nl: 'Het is groter dan 2 MB.', en: 'It is larger than 2 MB.' },
  'reason.file-not-had': {
    nl: 'Discord gaf het niet. Probeer het nog eens.',
    en: 'Discord did not hand it over. Try again.',
  },
  'published.title': { nl: 'Binnengenomen', en: 'Taken in' },
  'filing.new': { nl: '{head}: nieuw', en: '{head}: new', takes: { head: 'text' } },
  'filing.changed': { nl: '{head}: nieuwere tekst', en: '{head}: newer text', takes: { head: 'text' } },
  'filing.known': { nl: '{head}: was al bekend', en: '{head}: known already', takes: { head: 'text' } },
  'filing.killed': { nl: '{head}: ingetrokken', en: '{head}: withdrawn', takes: { head: 'text' } },
  'published.withheld': {
    takes: { head: 'text' },
    nl: '{head}: aangehouden, wordt niet getoond',
    en: '{head}: held back, not shown',
  },
  'published.embargoed': {
    takes: { head: 'text', time: 'text' },
    nl: '{head}: bewaard tot het embargo eindigt, {time}',
    en: '{head}: kept until its embargo ends, {time}',
  },
  'published.more': { takes: { count: 'number' }, nl: 'en nog {count}', en: 'and {count} more' },
  'published.count': {
    takes: { new: 'number', changed: 'number', known: 'number', killed: 'number' },
    nl: '{new} nieuw, {changed} met nieuwere tekst, {known} al bekend, {killed} ingetrokken.',
    en: '{new} new, {changed} with newer text, {known} known already, {killed} withdrawn.',
  },
  'published.out': {
    nl: 'Het gaat mee met de volgende editie; wie elk bericht meteen volgt, krijgt het binnen een minuut.',
    en: 'It goes out with the next edition; who follows each story at once gets it within a minute.',
  },
  'published.later': {
    nl: 'Er gaat nu niets uit.',
    en: 'Nothing goes out now.',
  },
  'published.problem': {
    takes: { reason: 'text' },
    nl: '⚠️ Niet alles kon worden gelezen: {reason}',
    en: '⚠️ Not all of it could be read: {reason}',
  },
  'published.already': {
    nl: 'Dit is al gepubliceerd; er is niets nog eens binnengenomen.',
    en: 'This was published already; nothing was taken in again.',
  },
  'draft.gone': {
    nl: 'Dit voorbeeld is verlopen: na een kwartier, of omdat het is weggegooid. Er is niets gepubliceerd. Plak het opnieuw met `/nieuws plakken`.',
    en: 'This preview has expired: after a quarter of an hour, or because it was thrown away. Nothing was published. Paste it again with `/news paste`.',
  },
  'draft.discarded': {
    nl: 'Weggegooid. Er is niets gepubliceerd.',
    en: 'Thrown away. Nothing was published.',
  },
  'draft.others': {
    nl: 'Dit heeft iemand anders geplakt; alleen die kan het publiceren of weggooien.',
    en: 'Somebody else pasted this; only they can publish it or throw it away.',
  },
} as const satisfies Record<string, Message>;
