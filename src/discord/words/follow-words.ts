import type { Message } from './message.ts';

/** What is said to who follows a story, and of it. */
export const followWords = {
  'follow.begin': { nl: 'Volg dit verhaal', en: 'Follow this story' },
  'follow.end': { nl: 'Niet meer volgen', en: 'Stop following' },
  'follow.again': { nl: 'Toch weer volgen', en: 'Follow it again' },
  'follow.toMe': { nl: 'Naar mij (privé)', en: 'To me (private)' },
  'follow.toChannel': { nl: 'In dit kanaal', en: 'In this channel' },
  'follow.endMine': { nl: 'Niet meer naar mij', en: 'No longer to me' },
  'follow.endHere': { nl: 'Niet meer in dit kanaal', en: 'No longer in this channel' },
  'follow.of': { takes: { head: 'text' }, nl: '↪️ Vervolg op “{head}”', en: '↪️ Follow-up to “{head}”' },
  'follow.newer': {
    nl: '↪️ Nieuwe versie van een verhaal dat hier wordt gevolgd',
    en: '↪️ New version of a story that is followed here',
  },
  'follow.corrected': {
    nl: '↪️ Correctie op een verhaal dat hier wordt gevolgd',
    en: '↪️ Correction of a story that is followed here',
  },
  'follow.ofUnnamed': {
    nl: '↪️ Vervolg op een verhaal dat hier wordt gevolgd',
    en: '↪️ Follow-up to a story that is followed here',
  },
  'follow.done': {
    takes: { head: 'text', days: 'number' },
    nl: '🔔 Je volgt dit verhaal: **{head}**. Je krijgt een privébericht als er nieuws is. Is dat er {days} dagen niet, dan houdt het vanzelf op.',
    en: '🔔 You follow this story: **{head}**. You get a direct message when there is news. When there is none for {days} days, it ends by itself.',
  },
  'follow.greeting': {
    takes: { time: 'text', days: 'number' },
    nl: '🔔 Je volgt een verhaal, sinds {time}. Hier komt een bericht als er nieuws is. Is dat er {days} dagen niet, dan houdt het vanzelf op. Welk verhaal het is, zegt `/nieuws abonnementen`.',
    en: '🔔 You follow a story, since {time}. A message comes here when there is news. When there is none for {days} days, it ends by itself. `/news subscriptions` says which story it is.',
  },
  'follow.doneHere': {
    takes: { head: 'text', days: 'number', channel: 'text' },
    nl: '🔔 {channel} volgt dit verhaal: **{head}**. Er komt daar een bericht als er nieuws is. Is dat er {days} dagen niet, dan houdt het vanzelf op.',
    en: '🔔 {channel} follows this story: **{head}**. A post comes there when there is news. When there is none for {days} days, it ends by itself.',
  },
  'follow.doneHalted': {
    takes: { head: 'text', reason: 'text' },
    nl: '🔔 Je volgt dit verhaal: **{head}**.\n⛔ Maar een privébericht komt nu niet aan: {reason}',
    en: '🔔 You follow this story: **{head}**.\n⛔ But no direct message arrives now: {reason}',
  },
  'follow.apart': {
    takes: { head: 'text' },
    nl: '🔔 Je volgt dit verhaal: **{head}**.\n⛔ Maar een privébericht kan ik je nog niet sturen, want we zitten samen in geen enkele server. Kom op een server waar ik ben, of nodig me uit op een van jou, en geef daarna een opdracht: dan komt het nieuws.',
    en: '🔔 You follow this story: **{head}**.\n⛔ But I cannot send you a direct message yet, since we share no server. Join one that I am in, or invite me to one of yours, and give a command after that: then the news comes.',
  },
  'follow.missing': {
    takes: { channel: 'text', count: 'number', permissions: 'text' },
    nl: 'In {channel} {count, plural, one {mist mij een recht} other {missen mij # rechten}}:\n{permissions}\nGeef {count, plural, one {dat} other {die}} in de kanaalinstellingen (Rechten) aan de rol van de bot en druk dan nog eens op “Volg dit verhaal”.',
    en: 'In {channel} I lack {count, plural, one {a permission} other {# permissions}}:\n{permissions}\nGrant {count, plural, one {it} other {them}} to the bot’s role in the channel’s settings (Permissions), then press “Follow this story” again.',
  },
  'follow.already': {
    takes: { head: 'text', time: 'text' },
    nl: '🔔 Je volgt dit verhaal al, sinds {time}: **{head}**. Je krijgt een privébericht als er nieuws is.',
    en: '🔔 You have followed this story since {time}: **{head}**. You get a direct message when there is news.',
  },
  'follow.alreadyHere': {
    takes: { channel: 'text', time: 'text' },
    nl: '🔔 {channel} volgt dit verhaal al, sinds {time}.',
    en: '🔔 {channel} has followed this story since {time}.',
  },
  'follow.where': {
    takes: { head: 'text' },
    nl: 'Waar moet het vervolg op **{head}** komen?',
    en: 'Where should the follow-ups to **{head}** come?',
  },
  'follow.paused': { nl: '⏸️ Het is nu gepauzeerd.', en: '⏸️ It is paused now.' },
  'follow.resumeMine': { nl: 'Voor mij hervatten', en: 'Resume for me' },
  'follow.resumeHere': { nl: 'In dit kanaal hervatten', en: 'Resume in this channel' },
  'follow.notYoursPause': {
    nl: 'Voor het kanaal kan alleen iemand dit hervatten die abonnementen mag beheren.',
    en: 'For the channel only those who may manage subscriptions can resume this.',
  },
  'follow.anothersPause': {
    nl: 'Alleen wie dit zelf volgt, kan het hervatten.',
    en: 'Only whoever follows this can resume it.',
  },
  'follow.halted': {
    takes: { reason: 'text' },
    nl: '⛔ Maar er komt nu niets aan: {reason}',
    en: '⛔ But nothing arrives now: {reason}',
  },
  'follow.arrives': {
    nl: '✅ Je privéberichten stonden dicht; nu komen ze weer aan.',
    en: '✅ Your direct messages were closed; now they arrive again.',
  },
  'follow.noDirect': {
    nl: 'Discord laat me nu geen gesprek met je openen. Er is niets veranderd. Probeer het straks nog eens.',
    en: 'Discord does not let me open a conversation with you now. Nothing has changed. Try again later.',
  },
  'follow.ended': {
    takes: { topic: 'text' },
    nl: '🔕 Je volgt niet langer {topic}.',
    en: '🔕 You no longer follow {topic}.',
  },
  'follow.endedHere': {
    takes: { topic: 'text', channel: 'text' },
    nl: '🔕 {channel} volgt niet langer {topic}.',
    en: '🔕 {channel} no longer follows {topic}.',
  },
  'follow.over': { nl: 'Dit was al opgehouden.', en: 'This had already stopped.' },
  'follow.notYours': {
    nl: 'Het kanaal volgt dit. Alleen wie abonnementen mag beheren, kan ermee ophouden.',
    en: 'The channel follows this. Only those who may manage subscriptions can end it.',
  },
  'follow.anothers': {
    nl: 'Iemand anders volgt dit; alleen die kan ermee ophouden.',
    en: 'Somebody else follows this; only they can end it.',
  },
  'follow.full': {
    takes: { most: 'number' },
    nl: 'Je volgt al {most} verhalen, meer kan niet. Houd er eerst met een op: zie `/nieuws abonnementen` in een privégesprek met mij.',
    en: 'You already follow {most} stories, which is the most. Stop one first: see `/news subscriptions` in direct messages with me.',
  },
  'follow.channelFull': {
    takes: { most: 'number' },
    nl: 'Dit kanaal volgt al {most} verhalen, of deze server te veel. Houd er eerst met een op: zie `/nieuws abonnementen`.',
    en: 'This channel already follows {most} stories, or this server follows too many. Stop one first: see `/news subscriptions`.',
  },
  'follow.topic': { takes: { head: 'text' }, nl: 'het verhaal “{head}”', en: 'the story “{head}”' },
  'follow.topicSince': {
    takes: { date: 'text' },
    nl: 'een verhaal dat sinds {date} wordt gevolgd',
    en: 'a story that is followed since {date}',
  },
  'follow.topicUnnamed': {
    nl: 'een verhaal dat niet meer te lezen is',
    en: 'a story that can no longer be read',
  },
  'follow.when': {
    takes: { time: 'text' },
    nl: 'het vervolg zodra het er is; zonder nieuws tot {time}',
    en: 'follow-ups as they come; without news until {time}',
  },
  'follow.mode': { nl: 'het vervolg zodra het er is', en: 'follow-ups as they come' },
  'follow.noSample': {
    nl: 'Van een gevolgd verhaal is er geen proef: het vervolg komt zodra het er is.',
    en: 'There is no sample of a story that is followed: follow-ups come as soon as there are any.',
  },
  'follow.noSuchSetting': {
    nl: 'Dit abonnement volgt één verhaal: `onderwerp`, `soort`, `schema`, `berichten`, `spoed` en `kaart` heeft het niet. Er is niets veranderd.',
    en: 'This subscription follows one story: it has no `topic`, `kind`, `schedule`, `briefs`, `breaking` or `map`. Nothing has changed.',
  },
} as const satisfies Record<string, Message>;
