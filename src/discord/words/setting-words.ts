import type { Message } from './message.ts';

/** How the settings of a subscription are said, and what becomes of them. */
export const settingWords = {
  'setting.direct': {
    nl: 'elk bericht zodra het er is',
    en: 'each story as it comes',
  },
  'setting.digest': {
    takes: { schedule: 'text', timezone: 'text' },
    nl: 'een overzicht, {schedule} ({timezone})',
    en: 'a digest, {schedule} ({timezone})',
  },
  'setting.briefs': {
    takes: { count: 'number' },
    nl: 'hooguit {count, plural, one {# kort bericht} other {# korte berichten}} in een overzicht',
    en: '{count, plural, one {# brief} other {# briefs}} in a digest at most',
  },
  'setting.quiet': {
    takes: { from: 'text', to: 'text' },
    nl: 'stil van {from} tot {to}',
    en: 'quiet from {from} to {to}',
  },
  'setting.noQuiet': { nl: 'geen stille uren', en: 'no quiet hours' },
  'setting.breaking': {
    takes: { urgency: 'number', quiet: 'text' },
    nl: 'spoed meteen: urgentie {urgency, plural, =1 {1} other {1 en 2}}{quiet, select, yes {, ook in stille uren} other {}}',
    en: 'breaking news at once: urgency {urgency, plural, =1 {1} other {1 and 2}}{quiet, select, yes {, in quiet hours too} other {}}',
  },
  'setting.idleBreaking': {
    takes: { urgency: 'number' },
    nl: 'spoed (urgentie {urgency, plural, =1 {1} other {1 en 2}}) verandert nu niets: elk bericht komt al meteen, en er zijn geen stille uren',
    en: 'breaking news (urgency {urgency, plural, =1 {1} other {1 and 2}}) changes nothing now: each story already comes at once, and there are no quiet hours',
  },
  'setting.noBreaking': { nl: 'geen spoed vooraf', en: 'no breaking news ahead' },
  'setting.role': { takes: { role: 'text' }, nl: 'noemt {role}', en: 'mentions {role}' },
  'setting.noRole': { nl: 'noemt geen rol', en: 'mentions no role' },
  'setting.strike': {
    nl: 'wat het persbureau intrekt wordt doorgehaald',
    en: 'what the agency withdraws is struck through',
  },
  'setting.delete': {
    nl: 'wat het persbureau intrekt wordt weggehaald',
    en: 'what the agency withdraws is removed',
  },
  'setting.zone': {
    takes: { timezone: 'text' },
    nl: 'volgens de klok van {timezone}',
    en: 'by the clock of {timezone}',
  },
  'setting.layout': {
    takes: { layout: 'text' },
    nl: '{layout, select, components {opmaak met kaarten} other {gewone opmaak}}',
    en: '{layout, select, components {laid out in cards} other {the usual layout}}',
  },
  'setting.map': { nl: 'met een kaart erboven', en: 'with a map above' },
  'setting.noMap': { nl: 'zonder kaart', en: 'without a map' },
  'setting.language': {
    takes: { language: 'text' },
    nl: '{language, select, nl {in het Nederlands} other {in het Engels}}',
    en: '{language, select, nl {in Dutch} other {in English}}',
  },
  'setting.direct-messages': { nl: 'dit gesprek', en: 'this conversation' },
  'setting.unseenChannel': { nl: 'onbekend kanaal', en: 'unknown channel' },
  'setting.laterSchedule': {
    takes: { schedule: 'text', timezone: 'text' },
    nl: 'het schema geldt pas bij een overzicht: {schedule} ({timezone})',
    en: 'the schedule only counts for a digest: {schedule} ({timezone})',
  },
  'setting.tags': {
    takes: { count: 'number', names: 'text' },
    nl: 'met {count, plural, one {de tag} other {de tags}} {names}',
    en: 'with the {count, plural, one {tag} other {tags}} {names}',
  },
  'setting.noTags': { nl: 'zonder tag', en: 'without a tag' },
  'tag.noForum': {
    takes: { channel: 'text' },
    nl: '{channel} is geen forum: alleen daar hebben berichten een `tag`. Er is niets veranderd.',
    en: '{channel} is not a forum: only forum posts have a `tag`. Nothing has changed.',
  },
  'tag.none': { nl: 'nog geen', en: 'none yet' },
  'tag.unknown': {
    takes: { name: 'text', channel: 'text', names: 'text' },
    nl: 'De tag “{name}” ken ik niet in {channel}. Er zijn: {names}.',
    en: 'I do not know the tag “{name}” in {channel}. There are: {names}.',
  },
  'tag.tooMany': {
    takes: { most: 'number' },
    nl: 'Een bericht kan hooguit {most} tags hebben.',
    en: 'A post can have {most} tags at most.',
  },
  'tag.wanted': {
    takes: { channel: 'text', names: 'text' },
    nl: '{channel} wil een tag bij elk bericht. Kies er een met `tag`. Er zijn: {names}.',
    en: '{channel} wants a tag on each post. Choose one with `tag`. There are: {names}.',
  },
  'setting.silentRole': {
    takes: { role: 'text' },
    nl: '⚠️ {role} krijgt er geen melding van: sta bij die rol “Iedereen toestaan deze rol te noemen” toe, of geef de bot het recht “@everyone, @here en alle rollen noemen”.',
    en: '⚠️ {role} is not notified: allow anyone to mention that role, or grant the bot “Mention @everyone, @here and All Roles”.',
  },
  'setting.badQuiet': {
    takes: { text: 'text' },
    nl: 'Die stille uren begrijp ik niet: “{text}”. Bijvoorbeeld: `22:00-07:00`, of `geen`.',
    en: 'I do not understand those quiet hours: “{text}”. For example: `22:00-07:00`, or `none`.',
  },
  'setting.badTimezone': {
    takes: { text: 'text' },
    nl: 'De tijdzone “{text}” ken ik niet. Kies er een uit de lijst die verschijnt terwijl je typt, bijvoorbeeld `Europe/Amsterdam`.',
    en: 'I do not know the timezone “{text}”. Choose one from the list that appears while you type, such as `Europe/Amsterdam`.',
  },
  'setting.unknownTimezone': {
    takes: { text: 'text' },
    nl: 'De tijdzone “{text}” ken ik niet. Open het formulier nog eens en typ een grote stad of een land met die tijd (`Amsterdam`, `Marokko`), of de naam voluit (`Europe/Amsterdam`).',
    en: 'I do not know the timezone “{text}”. Open the form again and type a large city or a country that keeps that time (`Amsterdam`, `Morocco`), or its full name (`Europe/Amsterdam`).',
  },
  'setting.serverFull': {
    takes: { most: 'number' },
    nl: 'Deze server heeft al {most} abonnementen, meer kan niet. Zeg er eerst een op met `/nieuws opzeggen`.',
    en: 'This server already has {most} subscriptions, which is the most. End one first with `/news unsubscribe`.',
  },
  'setting.channelFull': {
    takes: { channel: 'text', most: 'number' },
    nl: '{channel} heeft al {most} abonnementen, meer kan niet. Zeg er eerst een op met `/nieuws opzeggen`.',
    en: '{channel} already has {most} subscriptions, which is the most. End one first with `/news unsubscribe`.',
  },
  'change.done': {
    takes: { channel: 'text', topic: 'text', changes: 'text' },
    nl: 'Gewijzigd bij {channel} · **{topic}**:\n{changes}',
    en: 'Changed for {channel} · **{topic}**:\n{changes}',
  },
  'change.stillPaused': { nl: 'Het is nog gepauzeerd.', en: 'It is still paused.' },
  'change.place': { takes: { channel: 'text' }, nl: 'komt in {channel}', en: 'comes in {channel}' },
  'change.topic': { takes: { topic: 'text' }, nl: 'volgt **{topic}**', en: 'follows **{topic}**' },
  'change.again': {
    nl: 'Er is niets anders gevraagd dan er al stond; ik probeer het meteen weer.',
    en: 'Nothing was asked for that was not already so; I try again at once.',
  },
  'change.nothing': {
    nl: 'Er is niets anders gevraagd dan er al stond. Er is niets veranderd.',
    en: 'Nothing was asked for that was not already so. Nothing has changed.',
  },
  'change.twin': {
    takes: { channel: 'text', id: 'text' },
    nl: '{channel} heeft al een abonnement dat precies dit doet (`{id}`). Er is niets veranderd.',
    en: '{channel} already has a subscription that does exactly this (`{id}`). Nothing has changed.',
  },
  'pause.done': {
    takes: { channel: 'text', topic: 'text' },
    nl: '⏸️ Gepauzeerd: {channel} krijgt voorlopig niets over **{topic}**. Wat intussen binnenkomt, komt niet alsnog.',
    en: '⏸️ Paused: {channel} gets nothing about **{topic}** for now. What comes in meanwhile is not sent afterwards.',
  },
  'pause.already': {
    takes: { channel: 'text', topic: 'text', time: 'text' },
    nl: '⏸️ {channel} · **{topic}** is al gepauzeerd sinds {time}.',
    en: '⏸️ {channel} · **{topic}** has already been paused since {time}.',
  },
  'pause.allAlready': {
    takes: { count: 'number' },
    nl: '⏸️ Alles is al gepauzeerd: {count, plural, one {# abonnement} other {# abonnementen}}.',
    en: '⏸️ Everything is already paused: {count, plural, one {# subscription} other {# subscriptions}}.',
  },
  'pause.resume': { nl: 'Hervatten', en: 'Resume' },
  'pause.resumeAll': { nl: 'Alles hervatten', en: 'Resume all' },
  'pause.goesOn': {
    nl: 'Hiervan was niets meer gepauzeerd.',
    en: 'None of these was still paused.',
  },
  'pause.resumed': {
    takes: { channel: 'text', topic: 'text' },
    nl: '▶️ Hervat: {channel} volgt **{topic}** weer. Wat tijdens de pauze binnenkwam, komt niet alsnog.',
    en: '▶️ Resumed: {channel} follows **{topic}** again. What came in during the pause is not sent afterwards.',
  },
  'pause.allDone': {
    takes: { count: 'number' },
    nl: '⏸️ {count, plural, one {Eén abonnement is} other {# abonnementen zijn}} gepauzeerd.',
    en: '⏸️ {count, plural, one {One subscription is} other {# subscriptions are}} paused.',
  },
  'pause.allResumed': {
    takes: { count: 'number' },
    nl: '▶️ {count, plural, one {Eén abonnement is} other {# abonnementen zijn}} hervat. Wat tijdens de pauze binnenkwam, komt niet alsnog.',
    en: '▶️ {count, plural, one {One subscription is} other {# subscriptions are}} resumed. What came in during the pause is not sent afterwards.',
  },
  'pause.all': {
    takes: { count: 'number' },
    nl: 'alles ({count, plural, one {# abonnement} other {# abonnementen}})',
    en: 'all ({count, plural, one {# subscription} other {# subscriptions}})',
  },
  'subscriptions.paused': {
    takes: { time: 'text' },
    nl: '⏸️ Gepauzeerd sinds {time}.',
    en: '⏸️ Paused since {time}.',
  },
  'subscriptions.halted': {
    takes: { time: 'text', reason: 'text' },
    nl: '⛔ Ligt stil sinds {time}: {reason}',
    en: '⛔ Halted since {time}: {reason}',
  },
} as const satisfies Record<string, Message>;
