import type { Message } from './message.ts';

/** What Telex answers to a command, and what it says when something is not as it should be. */
export const answerWords = {
  'latest.title': { nl: 'Het laatste nieuws', en: 'The latest news' },
  'latest.ofSection': {
    takes: { section: 'text' },
    nl: 'Het laatste nieuws: {section}',
    en: 'The latest news: {section}',
  },
  'latest.none': {
    nl: 'Er is nog geen nieuws binnen. Zodra er kopij binnenkomt, staat die hier.',
    en: 'No news has come in yet. As soon as copy arrives, you find it here.',
  },
  'latest.noSections': {
    nl: 'Bij geen bericht staat een sectie: de bureaus geven er geen bij. Al het nieuws: `/nieuws laatste`. Op woorden: `/nieuws zoek`.',
    en: 'No story has a section: the agencies name none. All the news: `/news latest`. By words: `/news search`.',
  },
  'latest.noneInSection': {
    takes: { section: 'text', sections: 'text' },
    nl: 'Geen nieuws in de sectie {section}. Wel in: {sections}.',
    en: 'No news in the section {section}. There is in: {sections}.',
  },
  'help.title': { nl: 'Wat je kunt vragen', en: 'What you can ask' },
  'help.managers': { nl: 'Voor wie de server beheert', en: 'For those who manage the server' },
  'help.own': { nl: 'Voor jezelf, in deze privéberichten', en: 'For yourself, in these direct messages' },
  'help.ownSubscribe': { nl: 'Volg zelf een onderwerp', en: 'Follow a topic yourself' },
  'help.ownSubscriptions': { nl: 'Wat je zelf volgt', en: 'What you follow yourself' },
  'help.ownSettings': {
    nl: 'Taal en tijdzone van je nieuwe abonnementen',
    en: 'Language and timezone of your new subscriptions',
  },
  'help.buttons': { nl: 'Onder wat je leest', en: 'Below what you read' },
  'help.follow': {
    nl: '**Volg dit verhaal** · het vervolg, in een privébericht zodra het er is',
    en: '**Follow this story** · what comes after it, in a direct message as it comes',
  },
  'help.share': {
    nl: '**Deel** · een kopie van het antwoord in dit kanaal, voor iedereen',
    en: '**Share** · a copy of the answer in this channel, for everybody',
  },
  'help.shareTrend': {
    nl: '**Deel** onder een trend · een kopie ervan, voor iedereen hier',
    en: '**Share** under a trend · a copy of it, for everybody here',
  },
  'help.search': { nl: 'Zoeken', en: 'Searching' },
  'help.howToSearch': {
    nl: '`hulp gaza` beide woorden · `"een hele zin"` · `dit OF dat` · `-zonder` · `stad:` `land:` `provincie:` `sectie:` `bureau:` · `sinds:3d` `tot:gisteren`\nBij elk bericht in Discord: Apps → **Zoek hierover**.',
    en: '`water gaza` both words · `"a whole phrase"` · `this OR that` · `-without` · `city:` `country:` `province:` `section:` `agency:` · `since:3d` `until:yesterday`\nOn any message in Discord: Apps → **Search for this**.',
  },
  'search.blank': {
    nl: 'Noem iets om op te zoeken. Bijvoorbeeld: `/nieuws zoek woorden:hulp Gaza`.',
    en: 'Name something to look for. For example: `/news search words:water Gaza`.',
  },
  'search.title': { takes: { words: 'text' }, nl: 'Gezocht: {words}', en: 'Searched: {words}' },
  'search.none': {
    takes: { words: 'text' },
    nl: 'Niets gevonden voor “{words}”. Probeer minder woorden of een ander woord, of kijk met `/nieuws stad` per plaats.',
    en: 'Nothing found for “{words}”. Try fewer words or another word, or look by place with `/news city`.',
  },
  'search.nothing': {
    takes: { words: 'text' },
    nl: 'Niets gevonden voor “{words}”.',
    en: 'Nothing found for “{words}”.',
  },
  'search.emptySpan': {
    takes: { words: 'text' },
    nl: 'Niets gevonden voor “{words}”: wat na `tot:` staat, is eerder dan wat na `sinds:` staat.',
    en: 'Nothing found for “{words}”: what comes after `until:` is earlier than what comes after `since:`.',
  },
  'search.toCome': {
    takes: { words: 'text' },
    nl: 'Niets gevonden voor “{words}”: wat na `sinds:` staat, moet nog komen.',
    en: 'Nothing found for “{words}”: what comes after `since:` is still to come.',
  },
  'search.noneButNear': {
    takes: { words: 'text', other: 'text' },
    nl: 'Niets gevonden voor “{words}”. Bedoelde je “{other}”?',
    en: 'Nothing found for “{words}”. Did you mean “{other}”?',
  },
  'search.unclear': {
    takes: { reason: 'text' },
    nl: 'Die zoekvraag begrijp ik niet. {reason}',
    en: 'I do not understand that search. {reason}',
  },
  'list.more': {
    takes: { count: 'number' },
    nl: 'De {count, plural, one {nieuwste} other {# nieuwste}}; er is meer.',
    en: 'The {count, plural, one {latest one} other {latest #}}; there are more.',
  },
  'list.moreBest': {
    takes: { count: 'number' },
    nl: 'De {count, plural, one {beste} other {# beste}}; er is meer.',
    en: 'The {count, plural, one {best one} other {best #}}; there are more.',
  },
  'list.moreFrom': {
    takes: { span: 'text' },
    nl: 'Nummer {span}; er is meer.',
    en: 'No. {span}; there are more.',
  },
  'list.last': {
    takes: { span: 'text' },
    nl: 'Nummer {span}; meer is er niet.',
    en: 'No. {span}; there are no more.',
  },
  'list.span': {
    takes: { from: 'number', to: 'number' },
    nl: '{from} tot en met {to}',
    en: '{from} to {to}',
  },
  'list.narrow': { nl: 'Zoek gerichter om die te zien.', en: 'Narrow it down to see those.' },
  'list.page': { takes: { page: 'number' }, nl: 'Blad {page}', en: 'Page {page}' },
  'list.soFar': {
    takes: { span: 'text' },
    nl: 'Nummer {span}; nog niet alles is doorzocht.',
    en: 'No. {span}; not everything has been searched yet.',
  },
  'list.noneYet': {
    nl: 'Nog niets gevonden; nog niet alles is doorzocht.',
    en: 'Nothing found yet; not everything has been searched.',
  },
  'list.on': { nl: 'Verder zoeken', en: 'Search on' },
  'list.expired': {
    nl: 'Deze lijst is ouder dan een dag; ik weet niet meer wat er gevraagd was. Stel de vraag opnieuw.',
    en: 'This list is more than a day old; I no longer know what was asked. Ask it again.',
  },
  'list.end': {
    nl: 'Er is hierna niets meer.',
    en: 'There is nothing more after these.',
  },
  'list.count': {
    takes: { count: 'number' },
    nl: '{count, plural, one {# bericht} other {# berichten}}',
    en: '{count, plural, one {# story} other {# stories}}',
  },
  'subscribe.done': {
    takes: { channel: 'text', topic: 'text' },
    nl: '{channel} volgt nu **{topic}**.',
    en: '{channel} now follows **{topic}**.',
  },
  'subscribe.when': {
    takes: { schedule: 'text', timezone: 'text' },
    nl: 'Wanneer: {schedule} ({timezone}).',
    en: 'When: {schedule} ({timezone}).',
  },
  'subscribe.direct': {
    nl: 'Elk bericht komt zodra het er is.',
    en: 'Each story comes as soon as it is in.',
  },
  'subscribe.next': {
    takes: { times: 'text' },
    nl: 'De volgende keren:\n{times}',
    en: 'The next times:\n{times}',
  },
  'subscribe.stop': {
    takes: { id: 'text' },
    nl: 'Stoppen kan met `/nieuws opzeggen` (abonnement `{id}`).',
    en: 'Stop it with `/news unsubscribe` (subscription `{id}`).',
  },
  'subscribe.already': {
    takes: { channel: 'text', id: 'text' },
    nl: '{channel} volgt dit onderwerp al op die tijden (abonnement `{id}`). Er is niets veranderd; andere instellingen geef je met `/nieuws wijzig`.',
    en: '{channel} already follows this topic at those times (subscription `{id}`). Nothing has changed; `/news change` sets anything else.',
  },
  'subscribe.badTopic': {
    takes: { topic: 'text', reason: 'text' },
    nl: 'Het onderwerp “{topic}” begrijp ik niet. {reason}',
    en: 'I do not understand the topic “{topic}”. {reason}',
  },
  'subscribe.badSchedule': {
    takes: { reason: 'text' },
    nl: 'Dit schema kan niet. {reason}',
    en: 'This schedule is not possible. {reason}',
  },
  'subscribe.badChannel': {
    takes: { channel: 'text' },
    nl: 'In {channel} kan ik niets plaatsen. Kies met `kanaal` een tekst- of aankondigingskanaal, een thread of een forum dat ik kan zien; de chat van een spraakkanaal kan niet.',
    en: 'I cannot post in {channel}. Use `channel` to choose a text or announcement channel, a thread or a forum that I can see; the chat of a voice channel will not do.',
  },
  'subscribe.missing': {
    takes: { channel: 'text', count: 'number', permissions: 'text' },
    nl: 'In {channel} {count, plural, one {mist mij een recht} other {missen mij # rechten}}:\n{permissions}\nGeef {count, plural, one {dat} other {die}} in de kanaalinstellingen (Rechten) aan de rol van de bot en geef de opdracht opnieuw.',
    en: 'In {channel} I lack {count, plural, one {a permission} other {# permissions}}:\n{permissions}\nGrant {count, plural, one {it} other {them}} to the bot’s role in the channel’s settings (Permissions) and give the command again.',
  },
  'subscriptions.title': {
    takes: { where: 'text' },
    nl: '{where, select, server {Abonnementen van deze server} other {Je abonnementen}}',
    en: '{where, select, server {Subscriptions of this server} other {Your subscriptions}}',
  },
  'subscriptions.change': {
    nl: 'Wijzig er een met `/nieuws wijzig`, houd er een even stil met `/nieuws pauzeer`, stop er een met `/nieuws opzeggen`, begin er een met `/nieuws abonneer`.',
    en: 'Change one with `/news change`, hold one for a while with `/news pause`, end one with `/news unsubscribe`, start one with `/news subscribe`.',
  },
  'subscriptions.choices': {
    takes: { where: 'text' },
    nl: '{where, select, server {Taal, tijdzone en rol…} other {Taal en tijdzone…}}',
    en: '{where, select, server {Language, timezone and role…} other {Language and timezone…}}',
  },
  'subscriptions.none': {
    takes: { where: 'text' },
    nl: '{where, select, server {Deze server heeft} other {Je hebt}} nog geen abonnement. Begin er een met `/nieuws abonneer`.',
    en: '{where, select, server {This server has} other {You have}} no subscription yet. Start one with `/news subscribe`.',
  },
  'subscriptions.line': {
    takes: { channel: 'text', topic: 'text', when: 'text' },
    nl: '{channel} · **{topic}**\n{when}',
    en: '{channel} · **{topic}**\n{when}',
  },
  'subscriptions.next': {
    takes: { schedule: 'text', next: 'text' },
    nl: '{schedule} · volgende {next}',
    en: '{schedule} · next {next}',
  },
  'subscriptions.id': {
    takes: { id: 'text' },
    nl: '-# abonnement `{id}`',
    en: '-# subscription `{id}`',
  },
  'subscriptions.failed': {
    takes: { kind: 'text', time: 'text', reason: 'text' },
    nl: '⚠️ {kind, select, digest {Het overzicht} other {Het bericht}} van {time} kwam niet aan: {reason}.',
    en: '⚠️ The {kind, select, digest {digest} other {story}} of {time} did not arrive: {reason}.',
  },
  'subscriptions.late': {
    takes: { kind: 'text', time: 'text', reason: 'text' },
    nl: '⚠️ {kind, select, digest {Het overzicht} other {Het bericht}} van {time} is er nog niet: {reason}. De bot blijft het proberen.',
    en: '⚠️ The {kind, select, digest {digest} other {story}} of {time} has not arrived yet: {reason}. The bot keeps trying.',
  },
  'subscriptions.never': { nl: 'nooit', en: 'never' },
  'subscriptions.span': {
    takes: { from: 'number', to: 'number', count: 'number' },
    nl: '{from} tot en met {to} van {count}',
    en: '{from} to {to} of {count}',
  },
  'unsubscribe.blank': {
    nl: 'Kies een abonnement uit de lijst die bij `abonnement` verschijnt.',
    en: 'Choose a subscription from the list that appears at `subscription`.',
  },
  'unsubscribe.done': {
    takes: { channel: 'text', topic: 'text' },
    nl: 'Opgezegd: {channel} volgt **{topic}** niet meer.',
    en: 'Cancelled: {channel} no longer follows **{topic}**.',
  },
  'unsubscribe.unknown': {
    takes: { id: 'text', where: 'text' },
    nl: '{where, select, server {Deze server heeft} other {Je hebt}} geen abonnement “{id}”. Kies er een uit de lijst die verschijnt terwijl je typt.',
    en: '{where, select, server {This server has} other {You have}} no subscription “{id}”. Choose one from the list that appears while you type.',
  },
  'unsubscribe.choice': {
    takes: { channel: 'text', topic: 'text', schedule: 'text' },
    nl: '{channel} · {topic} · {schedule}',
    en: '{channel} · {topic} · {schedule}',
  },
  'refused.managers': {
    nl: 'Dit is voor wie de server mag beheren (het recht “Server beheren”).',
    en: 'This is for those who may manage the server (the permission “Manage Server”).',
  },
  'refused.managersOrRole': {
    takes: { role: 'text' },
    nl: 'Dit is voor wie de server mag beheren, of de rol {role} heeft.',
    en: 'This is for those who may manage the server, or have the role {role}.',
  },
  'refused.absent': {
    nl: 'Dat gaat alleen waar Telex lid van de server is, of in een privébericht aan Telex zelf. Lezen en zoeken kun je overal.',
    en: 'That only works where Telex is a member of the server, or in a direct message to Telex itself. You can read and search anywhere.',
  },
  'refused.direct': {
    takes: { bot: 'text' },
    nl: 'Voor jezelf kan iedereen nieuws volgen: open een privébericht aan {bot} en typ daar `/nieuws abonneer`.',
    en: 'Anybody can follow news for themselves: open a direct message to {bot} and type `/news subscribe` there.',
  },
  'refused.askThem': {
    nl: 'Vraag het aan iemand die dat mag. Lezen en zoeken mag iedereen: `/nieuws help` laat zien hoe.',
    en: 'Ask somebody who may. Anybody can read and search: `/news help` shows how.',
  },
  'refused.outside': {
    nl: 'Dit gaat alleen in een server: typ het daar, in een kanaal van een server die je beheert en waar Telex lid van is.',
    en: 'This only works in a server: type it there, in a channel of a server that you manage and that Telex is a member of.',
  },
  'failed.unexpected': {
    takes: { reference: 'text' },
    nl: 'Dat lukte niet, en het ligt niet aan jou. Probeer het zo nog eens. Blijft het misgaan, meld dan `{reference}` aan de beheerder van de bot.',
    en: 'That did not work, and it is not your fault. Try again in a moment. If it keeps failing, tell whoever runs the bot `{reference}`.',
  },
  'failed.away': {
    nl: 'Het nieuws is nu even niet bereikbaar. Probeer het over een minuut opnieuw.',
    en: 'The news cannot be reached just now. Try again in a minute.',
  },
  'failed.unknown': {
    nl: 'Deze knop of opdracht hoort bij een andere versie van Telex. Geef de opdracht opnieuw.',
    en: 'This button or command belongs to another version of Telex. Give the command again.',
  },
} as const satisfies Record<string, Message>;
