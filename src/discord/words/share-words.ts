import type { Message } from './message.ts';

/** What is said of copies of answers for the channel. */
export const shareWords = {
  'share.button': { nl: 'Deel', en: 'Share' },
  'share.by': { takes: { person: 'text' }, nl: 'Gedeeld door {person}', en: 'Shared by {person}' },
  'share.bySomebody': { nl: 'Gedeeld uit een antwoord', en: 'Shared from an answer' },
  'share.done': {
    nl: 'Gedeeld in dit kanaal. Trekt het bureau iets hieruit in, dan verdwijnt het ook daar.',
    en: 'Shared in this channel. If the agency withdraws any of it, it disappears there too.',
  },
  'share.already': {
    nl: 'Dit heb je hier al gedeeld.',
    en: 'You have already shared this here.',
  },
  'share.coming': {
    nl: 'Dit heb je hier net gedeeld; de kopie is nog onderweg.',
    en: 'You have only just shared this here; the copy is still on its way.',
  },
  'share.soon': {
    nl: 'Discord laat op zich wachten: de kopie komt binnen een kwartier, of niet meer.',
    en: 'Discord keeps me waiting: the copy comes within a quarter of an hour, or not at all.',
  },
  'share.begins': {
    nl: 'De bot is net gestart: de kopie komt zodra hij aan het werk is, meestal binnen een minuut.',
    en: 'The bot has only just started: the copy comes as soon as it is at work, usually within a minute.',
  },
  'share.nothing': {
    nl: 'Hiervan mag niets meer worden getoond: het bureau heeft het ingetrokken of houdt het vast.',
    en: 'Nothing of this may be shown any more: the agency withdrew it or holds it back.',
  },
  'share.failed': {
    takes: { reason: 'text' },
    nl: 'Delen lukte niet: {reason}',
    en: 'Sharing did not work: {reason}',
  },
  'share.again': { nl: 'Druk straks nog eens op **Deel**.', en: 'Press **Share** again in a while.' },
  'share.youMayNot': {
    nl: 'Je mag in dit kanaal geen berichten sturen, dus ook geen kopie delen. Het antwoord hierboven zie alleen jij.',
    en: 'You may not send messages in this channel, so you cannot share a copy either. Only you see the answer above.',
  },
  'share.noFiles': {
    nl: 'Je mag in dit kanaal geen bestanden bijvoegen, dus ook geen plaatje delen.',
    en: 'You may not attach files in this channel, so you cannot share a picture either.',
  },
  'share.onItsWay': { nl: 'De kopie wordt geplaatst…', en: 'The copy is being posted…' },
  'share.trend': {
    takes: { where: 'text' },
    nl: 'Gedeeld in {where, select, server {dit kanaal} other {dit gesprek}}. Een trend telt berichten en toont er geen: hij blijft zoals hij nu is.',
    en: 'Shared in {where, select, server {this channel} other {this conversation}}. A trend counts stories and shows none: it stays as it is now.',
  },
  'share.locked': {
    nl: 'Deze thread is vergrendeld. Deel het in een ander kanaal, of vraag een moderator om hem te openen.',
    en: 'This thread is locked. Share it in another channel, or ask a moderator to open it.',
  },
  'share.iMayNot': {
    takes: { count: 'number', permissions: 'text' },
    nl: 'Ik kan hier geen kopie plaatsen: {count, plural, one {mij ontbreekt} other {mij ontbreken}} {permissions}. Wie de server beheert, geeft {count, plural, one {dat} other {die}} bij Kanaalinstellingen → Rechten.',
    en: 'I cannot post a copy here: I lack {permissions}. Whoever manages the server grants {count, plural, one {it} other {them}} under Channel settings → Permissions.',
  },
  'share.notHere': {
    nl: 'Hier kan ik geen kopie plaatsen die met het bureau meegaat. Delen gaat in tekstkanalen en threads van een server waar ik in zit.',
    en: 'I cannot post a copy here that follows the agency. Sharing works in text channels and threads of a server that I am in.',
  },
} as const satisfies Record<string, Message>;
