import type { Message } from './message.ts';

/** What is said of a subscription that nothing can be posted for. */
export const haltWords = {
  'halt.head': {
    takes: { count: 'number' },
    nl: 'Ik kan {count, plural, one {een abonnement dat je voor me instelde} other {# abonnementen die je voor me instelde}} niet meer bezorgen:',
    en: 'I can no longer deliver {count, plural, one {a subscription} other {# subscriptions}} that you set up:',
  },
  'halt.headOthers': {
    takes: { count: 'number' },
    nl: 'Ik kan {count, plural, one {een abonnement van je server} other {# abonnementen van je server}} niet meer bezorgen. Wie {count, plural, one {het} other {ze}} instelde kon ik niet bereiken:',
    en: 'I can no longer deliver {count, plural, one {a subscription} other {# subscriptions}} of your server. I could not reach who set {count, plural, one {it} other {them}} up:',
  },
  'role.head': {
    takes: { count: 'number' },
    nl: 'De rol die ik noemde bij {count, plural, one {dit abonnement} other {deze # abonnementen}} is verwijderd. Berichten komen voortaan zonder; kies een andere met `/nieuws wijzig`:',
    en: 'The role that I mentioned for {count, plural, one {this subscription} other {these # subscriptions}} was deleted. Posts now come without it; choose another with `/news change`:',
  },
  'role.line': {
    takes: { place: 'text', topic: 'text' },
    nl: '- {place} · **{topic}**',
    en: '- {place} · **{topic}**',
  },
  'lostPost.head': {
    nl: 'Dit kon ik niet plaatsen, en het komt niet meer:',
    en: 'This I could not post, and it does not come any more:',
  },
  'lostPost.line': {
    takes: { place: 'text', topic: 'text', kind: 'text', time: 'text', reason: 'text' },
    nl: '- {place} · **{topic}**, {kind, select, digest {het overzicht} other {een bericht}} van {time}: {reason}.',
    en: '- {place} · **{topic}**, {kind, select, digest {the digest} other {a story}} of {time}: {reason}.',
  },
  'lostPost.end': {
    nl: 'Wat erin stond vind je met `/nieuws laatste`. Wat daarna kwam of nog komt, plaats ik gewoon.',
    en: 'What was in it can be found with `/news latest`. What came after it, or still comes, I post as usual.',
  },
  'halt.line': {
    takes: { place: 'text', topic: 'text', reason: 'text' },
    nl: '- {place} · **{topic}**: {reason}',
    en: '- {place} · **{topic}**: {reason}',
  },
  'halt.more': {
    takes: { count: 'number' },
    nl: '- en nog {count}',
    en: '- and {count} more',
  },
  'halt.end': {
    nl: 'Zodra het weer kan, ga ik vanzelf verder; wat intussen binnenkwam komt dan in één overzicht, tot een week terug. Met `/nieuws abonnementen` zie je hoe het ermee staat.',
    en: 'As soon as it is possible again I carry on by myself; what came in meanwhile then comes in one digest, up to a week back. `/news subscriptions` shows how things stand.',
  },
  'halt.unknown-channel': {
    nl: 'het kanaal is er niet meer. Kies een ander kanaal met `/nieuws wijzig`, of zeg het abonnement op met `/nieuws opzeggen`.',
    en: 'the channel is no longer there. Choose another with `/news change`, or end the subscription with `/news unsubscribe`.',
  },
  'halt.unknown-guild': {
    nl: 'ik ben niet meer op die server. Nodig me opnieuw uit om verder te gaan.',
    en: 'I am no longer in that server. Invite me again to go on.',
  },
  'halt.lostChannel': {
    takes: { channel: 'text' },
    nl: 'het kanaal **{channel}** is er niet meer. Kies een ander kanaal met `/nieuws wijzig`, of zeg het abonnement op met `/nieuws opzeggen`.',
    en: 'the channel **{channel}** is no longer there. Choose another with `/news change`, or end the subscription with `/news unsubscribe`.',
  },
  'halt.lostServer': {
    takes: { channel: 'text', server: 'text' },
    nl: 'ik ben niet meer op de server **{server}** (kanaal {channel}). Nodig me opnieuw uit om verder te gaan.',
    en: 'I am no longer in the server **{server}** (channel {channel}). Invite me again to go on.',
  },
  'halt.missing': {
    takes: { count: 'number', permissions: 'text' },
    nl: 'ik mis daar {count, plural, one {het recht} other {de rechten}} {permissions}. Geef {count, plural, one {dat} other {die}} aan de rol van de bot in de instellingen van het kanaal (Rechten).',
    en: 'there I lack the {count, plural, one {permission} other {permissions}} {permissions}. Grant {count, plural, one {it} other {them}} to the bot’s role in the channel’s settings (Permissions).',
  },
  'halt.refused': {
    takes: { permissions: 'text' },
    nl: 'Discord weigert mijn berichten daar. Kijk of de rol van de bot in de instellingen van het kanaal (Rechten) {permissions} heeft.',
    en: 'Discord refuses my messages there. See whether the bot’s role has {permissions} in the channel’s settings (Permissions).',
  },
  'halt.no-shared-server': {
    nl: 'we zitten in geen enkele server meer samen. Kom op een server waar ik ben, of nodig me uit op een van jou; ik ga verder zodra je daarna een opdracht geeft, en anders bij de volgende poging.',
    en: 'we no longer share a server. Join one that I am in, or invite me to one of yours; I go on as soon as you give a command after that, or otherwise at the next try.',
  },
  'halt.no-direct-messages': {
    nl: 'je laat geen directe berichten van me toe. Sta ze toe bij de privacy-instellingen van een server waar we allebei op zijn, en typ dan `/nieuws wijzig` in je privégesprek met mij.',
    en: 'you do not accept direct messages from me. Allow them in the privacy settings of a server that we are both in, and then type `/news change` in your direct messages with me.',
  },
  'halt.noDirectFollow': {
    nl: 'je laat geen directe berichten van me toe. Sta ze toe bij de privacy-instellingen van een server waar we allebei op zijn, en druk dan nog eens op “Volg dit verhaal”, of typ `/nieuws wijzig` in je privégesprek met mij: dan probeer ik het opnieuw.',
    en: 'you do not accept direct messages from me. Allow them in the privacy settings of a server that we are both in, then press “Follow this story” again, or type `/news change` in your direct messages with me: then I try again.',
  },
} as const satisfies Record<string, Message>;
