import type { Message } from './message.ts';

/** What the operator is told of the bot itself: what it cannot mend alone, and what to do. */
export const matterWords = {
  'matter.title': {
    takes: { wrong: 'number' },
    nl: '{wrong, plural, =0 {Weer in orde} other {Er is iets mis}}',
    en: '{wrong, plural, =0 {All OK again} other {Something is wrong}}',
  },
  'matter.lost': {
    takes: { posts: 'number', channels: 'number', servers: 'number', since: 'text' },
    nl: '❌ **{posts, plural, one {# bericht is} other {# berichten zijn}} opgegeven**, in {channels, plural, one {# kanaal} other {# kanalen}}{servers, plural, =0 {} one { op # server} other { op # servers}}, sinds {since}:',
    en: '❌ **{posts, plural, one {# message was} other {# messages were}} given up**, in {channels, plural, one {# channel} other {# channels}}{servers, plural, =0 {} one { of # server} other { of # servers}}, since {since}:',
  },
  'matter.cause': {
    takes: { posts: 'number', cause: 'text' },
    nl: '- {posts, plural, other {#}}: {cause}',
    en: '- {posts, plural, other {#}}: {cause}',
  },
  'matter.moreCauses': {
    takes: { posts: 'number' },
    nl: '- {posts, plural, other {#}}: om andere redenen; het log zegt welke.',
    en: '- {posts, plural, other {#}}: for other reasons; the log says which.',
  },
  'lostCause.barred': {
    nl: 'de bot mag daar niet posten. Wie de server beheert krijgt daarvan bericht, en zodra het mag gaat de bot verder. Wat te doen: `telex doctor` noemt per kanaal het recht dat mist.',
    en: 'the bot may not post there. Those who manage the server are told, and the bot goes on as soon as it may. What to do: `telex doctor` names the permission that each channel lacks.',
  },
  'lostCause.gone': {
    nl: 'het kanaal, de thread of de server is er voor de bot niet meer. Je hoeft niets te doen.',
    en: 'the channel, thread or server is no longer there for the bot. There is nothing for you to do.',
  },
  'lostCause.refused': {
    nl: 'Discord weigerde het bericht zelf. Wat te doen: het log zegt waarom; meld het bij wie Telex maakt.',
    en: 'Discord refused the message itself. What to do: the log says why; report it to those who make Telex.',
  },
  'lostCause.unreachable': {
    nl: 'Discord antwoordde een dag lang niet. Wat te doen: kijk of deze machine Discord kan bereiken; `telex doctor` probeert het.',
    en: 'Discord did not answer for a day. What to do: see whether this machine can reach Discord; `telex doctor` tries it.',
  },
  'lostCause.limited': {
    nl: 'Discord vroeg telkens te wachten. Wat te doen: kijk of een ander programma hetzelfde token gebruikt.',
    en: 'Discord asked to wait again and again. What to do: see whether another program uses the same token.',
  },
  'lostCause.unreadable': {
    nl: 'wat er klaarstond kon niet gelezen worden. Wat te doen: `telex doctor` kijkt de database na; zet anders een reservekopie terug.',
    en: 'what was ready could not be read. What to do: `telex doctor` looks at the database; failing that, restore a backup.',
  },
  'lostCause.other': {
    takes: { code: 'text' },
    nl: 'om een andere reden ({code}). Wat te doen: het log zegt welke.',
    en: 'for another reason ({code}). What to do: the log says which.',
  },
  'matter.late': {
    takes: { channels: 'number', since: 'text' },
    nl: '❌ **Berichten komen te laat.** In {channels, plural, one {# kanaal} other {# kanalen}} wacht er een, het oudste sinds {since}, en het worden er niet minder, terwijl Discord te bereiken is. Wat te doen: `telex doctor`, en kijk in het log hoe aanroepen aflopen; is er telkens te veel tegelijk, spreid dan de uren.',
    en: '❌ **Messages are late.** In {channels, plural, one {# channel} other {# channels}} one waits, the oldest since {since}, and they become no fewer although Discord can be reached. What to do: `telex doctor`, and see in the log how calls end; if there is too much at once each time, spread the hours.',
  },
  'matter.lateOver': {
    takes: { since: 'text' },
    nl: '✅ **Er is niets meer te laat**, sinds {since}. Je hoeft niets te doen.',
    en: '✅ **Nothing is late any more**, since {since}. There is nothing for you to do.',
  },
  'matter.disk': {
    takes: { free: 'number', of: 'text' },
    nl: '❌ **De schijf is bijna vol**: op die met {of, select, wire {de map voor het nieuws} other {de database}} is nog {free, plural, other {#}} MB vrij. Is hij vol, dan staat de bot stil. Wat te doen: maak ruimte, of laat oude berichten eerder gaan (`KEEP_DAYS`, `KEEP_MEGABYTES`).',
    en: '❌ **The disk is nearly full**: {free, plural, other {#}} MB are free on that of {of, select, wire {the wire folder} other {the database}}. Once it is full the bot stands still. What to do: make room, or let old stories go earlier (`KEEP_DAYS`, `KEEP_MEGABYTES`).',
  },
  'matter.diskOver': {
    takes: { free: 'number', of: 'text' },
    nl: '✅ **De schijf heeft weer ruimte**: op die met {of, select, wire {de map voor het nieuws} other {de database}} is {free, plural, other {#}} MB vrij.',
    en: '✅ **The disk has room again**: {free, plural, other {#}} MB are free on that of {of, select, wire {the wire folder} other {the database}}.',
  },
  'matter.crew': {
    takes: { missing: 'number', left: 'number', since: 'text' },
    nl: '❌ **{missing, plural, one {Een proces van de bot is weg} other {# processen van de bot zijn weg}}**, sinds {since}, zonder netjes te zijn gestopt. {left, plural, one {Het andere doet} other {De andere # doen}} al het werk; er gaat niets verloren. Wat te doen: het eind van het log daarvan zegt waarom; start het weer.',
    en: '❌ **{missing, plural, one {One process of the bot is gone} other {# processes of the bot are gone}}**, since {since}, without having been stopped in good order. {left, plural, one {The other does} other {The other # do}} all the work; nothing is lost. What to do: the end of its log says why; start it again.',
  },
  'matter.crewOver': {
    takes: { left: 'number' },
    nl: '✅ **Er zijn weer genoeg processen**: {left}. Je hoeft niets te doen.',
    en: '✅ **There are enough processes again**: {left}. There is nothing for you to do.',
  },
  'matter.unasked': {
    takes: { part: 'text', since: 'text', until: 'text' },
    nl: '✅ **{part, select, archive {Het archief} other {De database}} doet het weer**, maar antwoordde niet van {since} tot {until}; in die tijd kan er niets zijn binnengekomen of verstuurd. Wat te doen: het log zegt wat eraan mankeerde, `telex doctor` of alles er nog is.',
    en: '✅ **{part, select, archive {The archive} other {The database}} works again**, but did not answer from {since} to {until}; in that time nothing may have come in or gone out. What to do: the log says what was wrong with it, `telex doctor` whether all is there.',
  },
} as const satisfies Record<string, Message>;
