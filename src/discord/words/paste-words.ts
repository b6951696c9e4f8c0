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
    en: 'Text or an agency’s format, 2 MB at most. It takes precedence over the text above.',
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
  'preview.allShown': { nl: 'Alles wordt getoond.', en: 'All of it is shown.' },
  'preview.held': {
    takes: { count: 'number' },
    nl: '{count, plural, one {⛔ # bericht wordt niet getoond.} other {⛔ # berichten worden niet getoond.}}',
    en: '{count, plural, one {⛔ # story is not shown.} other {⛔ # stories are not shown.}}',
  },
  'preview.mute': {
    takes: { count: 'number' },
    nl: '{count, plural, one {⚠️ # bericht gaat niet uit.} other {⚠️ # berichten gaan niet uit.}}',
    en: '{count, plural, one {⚠️ # story does not go out.} other {⚠️ # stories do not go out.}}',
  },
  'preview.known': {
    takes: { count: 'number' },
    nl: '{count, plural, one {# bericht is al bekend.} other {# berichten zijn al bekend.}}',
    en: '{count, plural, one {# story is already known.} other {# stories are already known.}}',
  },
  'preview.notLookedUp': {
    takes: { count: 'number' },
    nl: 'Van {count, plural, one {# bericht} other {# berichten}} is niet nagegaan of {count, plural, one {het} other {ze}} al bekend {count, plural, one {is} other {zijn}}.',
    en: 'For {count, plural, one {# story} other {# stories}} it was not checked whether {count, plural, one {it is} other {they are}} already known.',
  },
  'preview.nothingNew': {
    nl: 'Publiceren verandert niets.',
    en: 'Publishing changes nothing.',
  },
  'preview.unlisted': {
    nl: 'Daarvan gaan niet uit, of trekken iets in:',
    en: 'Of those, these do not go out, or withdraw something:',
  },
  'preview.unlistedOne': {
    takes: { head: 'text', kind: 'text' },
    nl: '-# {kind, select, kill {⛔ trekt in: } other {}}{head}',
    en: '-# {kind, select, kill {⛔ a kill: } other {}}{head}',
  },
  'preview.full': {
    nl: '⚠️ Deze tekst is zo lang als het formulier toelaat: wat er na 4.000 tekens kwam, is afgekapt. Plak langere tekst als bestand.',
    en: '⚠️ This text is as long as the form takes: anything beyond 4,000 characters was cut off. Paste longer text as a file.',
  },
  'prospect.new': { nl: 'nieuw', en: 'new' },
  'prospect.known': {
    nl: 'al bekend: er gebeurt niets',
    en: 'already known: nothing happens',
  },
  'prospect.changes': {
    takes: { head: 'text', posts: 'number' },
    nl: '✏️ verandert “{head}”{posts, plural, =0 {, dat nergens gepost is} one { en past # post aan} other { en past # posts aan}}',
    en: '✏️ changes “{head}”{posts, plural, =0 {, which was posted nowhere} one { and edits # post} other { and edits # posts}}',
  },
  'prospect.dead': {
    nl: '⛔ is eerder ingetrokken: wordt niet getoond',
    en: '⛔ was withdrawn before: not shown',
  },
  'prospect.deadAlready': {
    nl: 'was al ingetrokken: er gebeurt niets',
    en: 'was already withdrawn: nothing happens',
  },
  'prospect.ends': {
    takes: { head: 'text', posts: 'number' },
    nl: '⛔ trekt “{head}” in{posts, plural, =0 {, dat nergens gepost is} one { en # post ervan} other { en # posts ervan}}',
    en: '⛔ withdraws “{head}”{posts, plural, =0 {, which was posted nowhere} one { and # post of it} other { and # posts of it}}',
  },
  'prospect.endsMore': {
    takes: { count: 'number' },
    nl: '⛔ en trekt nog {count} andere in',
    en: '⛔ and withdraws {count} more',
  },
  'prospect.endsNothing': {
    nl: 'er is nu niets dat dit intrekt; komt het bericht nog, dan wordt het niet getoond',
    en: 'there is nothing for this to withdraw now; should the story still come, it is not shown',
  },
  'prospect.fragment': {
    nl: '⚠️ breekt af en is te kort: gaat niet uit tot de rest er is',
    en: '⚠️ breaks off and is too short: does not go out until the rest is there',
  },
  'prospect.old': {
    nl: '⚠️ ouder dan twee dagen: gaat niet meteen uit en in geen dagelijks overzicht, maar is wel te vinden',
    en: '⚠️ older than two days: goes out neither at once nor in a daily digest, but can be found',
  },
  'prospect.noNewsAlone': {
    nl: '⛔ geen bericht, maar één woord of een adres: plak de hele tekst van een bericht',
    en: '⛔ not a story but one word or an address: paste the whole text of a story',
  },
  'prospect.no-news': {
    nl: '⛔ geen bericht, maar één woord of een adres: haal het weg, dan kan de rest gepubliceerd worden',
    en: '⛔ not a story but one word or an address: take it out, and the rest can be published',
  },
  'preview.problems': { nl: 'Niet begrepen:', en: 'Not understood:' },
  'preview.asides': { nl: 'Overgeslagen:', en: 'Skipped:' },
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
  'published.title': { nl: 'Binnengenomen', en: 'Taken in' },
  'filing.new': { nl: '{head}: nieuw', en: '{head}: new', takes: { head: 'text' } },
  'filing.changed': { nl: '{head}: nieuwere tekst', en: '{head}: newer text', takes: { head: 'text' } },
  'filing.known': { nl: '{head}: was al bekend', en: '{head}: already known', takes: { head: 'text' } },
  'filing.killed': { nl: '{head}: ingetrokken', en: '{head}: withdrawn', takes: { head: 'text' } },
  'filing.killedNothing': {
    nl: '{head}: de intrekking is genoteerd; er was niets om in te trekken',
    en: '{head}: the withdrawal is noted; there was nothing to withdraw',
    takes: { head: 'text' },
  },
  'filing.deadAlready': {
    nl: '{head}: was al ingetrokken, en wordt niet getoond',
    en: '{head}: was already withdrawn, and is not shown',
    takes: { head: 'text' },
  },
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
    en: '{new} new, {changed} with newer text, {known} already known, {killed} withdrawn.',
  },
  'published.out': {
    nl: 'Het gaat mee met de volgende editie; wie elk bericht meteen volgt, krijgt het binnen een minuut.',
    en: 'It goes out with the next edition; whoever follows each story at once gets it within a minute.',
  },
  'published.edited': {
    takes: { posts: 'number' },
    nl: '✏️ {posts, plural, one {# post wordt} other {# posts worden}} binnen enkele minuten aangepast.',
    en: '✏️ {posts, plural, one {# post is} other {# posts are}} edited within minutes.',
  },
  'published.withdrawn': {
    takes: { posts: 'number' },
    nl: '⛔ {posts, plural, one {# post wordt} other {# posts worden}} binnen enkele minuten ingetrokken.',
    en: '⛔ {posts, plural, one {# post is} other {# posts are}} withdrawn within minutes.',
  },
  'published.mute': {
    takes: { count: 'number' },
    nl: '⚠️ {count, plural, one {# bericht gaat} other {# berichten gaan}} niet uit: te oud, of te kort en afgebroken.',
    en: '⚠️ {count, plural, one {# story does} other {# stories do}} not go out: too old, or too short and broken off.',
  },
  'published.busy': {
    nl: 'Dit wordt binnengenomen; het antwoord komt hier. Nog eens publiceren hoeft niet.',
    en: 'This is being taken in; the answer comes here. There is no need to publish it again.',
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
    en: 'This has already been published; nothing was taken in again.',
  },
  'draft.gone': {
    nl: 'Dit voorbeeld is verlopen: na een kwartier, of omdat het is weggegooid. Er is niets gepubliceerd. Plak het opnieuw met `/nieuws plakken`.',
    en: 'This preview has expired: after a quarter of an hour, or because it was thrown away. Nothing was published. Paste it again with `/news paste`.',
  },
  'draft.unsure': {
    nl: 'Dit voorbeeld is verlopen. Publiceren is begonnen, maar of dat is afgekomen, is niet bekend: kijk met `/nieuws laatste`, of plak het opnieuw. Wat er al is, wordt herkend.',
    en: 'This preview has expired. Publishing it began, but it is not known whether that finished: look with `/news latest`, or paste it again. What is already there is recognised.',
  },
  'draft.discarded': {
    nl: 'Weggegooid. Er is niets gepubliceerd.',
    en: 'Thrown away. Nothing was published.',
  },
  'draft.others': {
    nl: 'Iemand anders heeft dit geplakt; alleen die kan het publiceren of weggooien.',
    en: 'Somebody else pasted this; only they can publish it or throw it away.',
  },
} as const satisfies Record<string, Message>;
