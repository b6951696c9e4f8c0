import type { Message } from './message.ts';

/** What is said of what is kept of whom. */
export const privacyWords = {
  'privacy.title': { nl: 'Wat ik bewaar', en: 'What I keep' },
  'privacy.about': {
    nl: '- Van wie leest of zoekt: niets. Een lange zoekvraag, of een lijst waarin je ver bladert, onthoud ik een dag voor de knoppen eronder, zonder van wie die is.\n- Van wie een abonnement maakt: je gebruikers-id, wat je volgt en waar. Daarmee laat ik je weten dat iets niet aankomt.\n- Van wie een antwoord deelt: je gebruikers-id, 95 dagen.\n- Wat je plakt of instelt en niet afmaakt: een kwartier tot een uur.\n- Van een server waar ik 30 dagen weg ben, wis ik alles.',
    en: '- About those who read or search: nothing. I remember a long search, or a list that you turn many pages of, for a day, for the buttons below it, without knowing whose it is.\n- About those who make a subscription: your user id, what you follow and where. With it I let you know when something does not arrive.\n- About those who share an answer: your user id, for 95 days.\n- What you paste or set up and do not finish: for a quarter of an hour to an hour.\n- I delete everything of a server 30 days after I have left it.',
  },
  'privacy.show': { nl: 'Wat bewaar je van mij?', en: 'What do you keep about me?' },
  'privacy.erase': { nl: 'Wis mijn gegevens…', en: 'Delete my data…' },
  'privacy.mine': { nl: 'Dit bewaar ik van jou', en: 'This is what I keep about you' },
  'privacy.nothing': { nl: 'Van jou bewaar ik niets.', en: 'I keep nothing about you.' },
  'privacy.personal': {
    takes: { count: 'number', topics: 'text' },
    nl: '{count, plural, one {Eén eigen abonnement} other {# eigen abonnementen}}: {topics}. Wat ik daarvoor stuurde, onthoud ik 90 dagen.',
    en: '{count, plural, one {One subscription} other {# subscriptions}} of your own: {topics}. I remember for 90 days what I sent for that.',
  },
  'privacy.made': {
    takes: { count: 'number', channels: 'text' },
    nl: 'Je id bij {count, plural, one {een abonnement van een server} other {# abonnementen van servers}}: {channels}',
    en: 'Your id with {count, plural, one {a server’s subscription} other {# subscriptions of servers}}: {channels}',
  },
  'privacy.ended': {
    takes: { count: 'number' },
    nl: 'Wat ik je stuurde voor {count, plural, one {een abonnement dat is opgezegd} other {# abonnementen die zijn opgezegd}}, met je id: nog hooguit 95 dagen',
    en: 'What I sent you for {count, plural, one {a subscription that has ended} other {# subscriptions that have ended}}, with your id: for at most 95 more days',
  },
  'privacy.more': { takes: { count: 'number' }, nl: 'en nog {count}', en: 'and {count} more' },
  'privacy.choices': { nl: 'Je taal of tijdzone', en: 'Your language or timezone' },
  'privacy.shared': {
    takes: { count: 'number' },
    nl: 'Je id bij {count, plural, one {een antwoord dat} other {# antwoorden die}} je in een kanaal deelde, 95 dagen lang',
    en: 'Your id with {count, plural, one {an answer} other {# answers}} that you shared in a channel, for 95 days',
  },
  'privacy.drafts': {
    takes: { count: 'number' },
    nl: '{count, plural, one {Iets waar je mee bezig bent en dat binnen het uur verdwijnt} other {# dingen waar je mee bezig bent en die binnen het uur verdwijnen}}',
    en: '{count, plural, one {Something} other {# things}} that you are busy with, gone within the hour',
  },
  'privacy.sure': {
    nl: 'Wissen kan ik niet terugdraaien. Je eigen abonnementen houden op, je instellingen en wat je niet afmaakte verdwijnen. Wat je in kanalen deelde, blijft daar zonder je naam. Abonnementen van servers blijven, zonder je id: gaat daar iets mis, dan hoor je het niet meer.',
    en: 'I cannot undo a deletion. Your own subscriptions end; your settings and what you did not finish go. What you shared in channels stays there without your name. Subscriptions of servers stay, without your id: you will no longer hear when something goes wrong there.',
  },
  'privacy.yes': { nl: 'Ja, wis alles', en: 'Yes, delete all' },
  'privacy.no': { nl: 'Nee, laat staan', en: 'No, leave it' },
  'privacy.kept': { nl: 'Er is niets gewist.', en: 'Nothing was deleted.' },
  'privacy.named': {
    takes: { count: 'number' },
    nl: 'Gewist, op {count, plural, one {één gedeelde trend} other {# gedeelde trends}} na: Discord laat me je naam daar nu niet weghalen, en zo lang houd ik je id erbij. Wis straks nog eens, of vraag wie daar de berichten beheert om {count, plural, one {hem} other {ze}} te verwijderen.',
    en: 'Deleted, except for {count, plural, one {one shared trend} other {# shared trends}}: Discord does not let me take your name off {count, plural, one {it} other {them}} now, and until then I keep your id with {count, plural, one {it} other {them}}. Delete again in a while, or ask whoever manages messages there to remove {count, plural, one {it} other {them}}.',
  },
  'privacy.erased': {
    nl: 'Gewist: ik bewaar niets meer van jou. In reservekopieën staat het tot die vervallen; berichten die ik je stuurde, blijven in je Discord.',
    en: 'Deleted: I no longer keep anything about you. Backups hold it until they lapse; messages that I sent you stay in your Discord.',
  },
} as const satisfies Record<string, Message>;
