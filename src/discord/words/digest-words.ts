import type { Message } from './message.ts';

/** What stands in a digest and in a story that is opened from it. */
export const digestWords = {
  'digest.everything': { nl: 'Het nieuws', en: 'The news' },
  'digest.heading': {
    takes: { date: 'text', edition: 'text', count: 'number' },
    nl: '{date} · {edition} · {count, plural, one {# bericht} other {# berichten}}',
    en: '{date} · {edition} · {count, plural, one {# story} other {# stories}}',
  },
  'digest.morning': { nl: 'ochtendeditie', en: 'morning edition' },
  'digest.afternoon': { nl: 'middageditie', en: 'afternoon edition' },
  'digest.evening': { nl: 'avondeditie', en: 'evening edition' },
  'digest.night': { nl: 'nachteditie', en: 'night edition' },
  'digest.week': { nl: 'weekeditie', en: 'weekly edition' },
  'digest.hour': { takes: { time: 'text' }, nl: 'editie van {time}', en: '{time} edition' },
  'digest.briefs': { nl: 'Kort', en: 'In brief' },
  'digest.others': { nl: 'Verder', en: 'Also' },
  'digest.sources': {
    takes: { agencies: 'text' },
    nl: 'Bron: {agencies}',
    en: 'Source: {agencies}',
  },
  'digest.restOfLead': {
    takes: { count: 'number' },
    nl: '{count, plural, one {Nog # alinea} other {Nog # alinea’s}}: kies het bericht hieronder.',
    en: '{count, plural, one {# more paragraph} other {# more paragraphs}}: choose the story below.',
  },
  'digest.picture': { takes: { said: 'text' }, nl: 'Foto: {said}', en: 'Picture: {said}' },
  'digest.pictureOf': {
    takes: { head: 'text' },
    nl: 'Foto bij “{head}”; het persbureau geeft er geen beschrijving bij.',
    en: 'Picture with “{head}”; the agency gives no description of it.',
  },
  'digest.left': {
    takes: { count: 'number', command: 'text' },
    nl: '{count, plural, one {Nog # bericht paste er niet bij; het kan} other {Nog # berichten pasten er niet bij; ze kunnen}} in een volgende editie komen. Nu lezen: {command}',
    en: '{count, plural, one {# more story} other {# more stories}} did not fit and may come in a later edition. Read on now: {command}',
  },
  'digest.leftOrMore': {
    takes: { count: 'number', command: 'text' },
    nl: 'Nog meer dan {count} berichten pasten er niet bij; ze kunnen in een volgende editie komen. Nu lezen: {command}',
    en: 'More than {count} other stories did not fit and may come in a later edition. Read on now: {command}',
  },
  'digest.readLatest': { nl: '/nieuws laatste', en: '/news latest' },
  'digest.readSearch': {
    takes: { words: 'text' },
    nl: '/nieuws zoek woorden:{words}',
    en: '/news search words:{words}',
  },
  'digest.more': { nl: 'Lees meer', en: 'Read more' },
  'digest.map': { nl: 'Kaart', en: 'Map' },
  'digest.settings': { nl: 'Instellingen', en: 'Settings' },
  'read.placeholder': { nl: 'Lees een bericht…', en: 'Read a story…' },
  'time.received': { takes: { time: 'text' }, nl: 'ontvangen {time}', en: 'received {time}' },

  'time.week': { takes: { date: 'text' }, nl: 'week van {date}', en: 'week of {date}' },
  'story.revision': { takes: { revision: 'number' }, nl: 'Versie {revision}', en: 'Version {revision}' },
  'story.changed': { takes: { time: 'text' }, nl: 'Herzien {time}.', en: 'Revised {time}.' },
  'story.correction': { nl: 'Dit is een correctie.', en: 'This is a correction.' },
  'story.truncated': {
    nl: 'Het bericht kwam niet verder dan dit binnen.',
    en: 'This is as far as the story came in.',
  },
  'story.page': {
    takes: { page: 'number', pages: 'number' },
    nl: 'Blad {page} van {pages}',
    en: 'Page {page} of {pages}',
  },
  'story.previous': { nl: 'Vorige', en: 'Previous' },
  'story.next': { nl: 'Verder', en: 'Next' },
  'story.untitled': { nl: 'Bericht zonder kop', en: 'Story without a headline' },
  'story.partial': { nl: 'Bericht nog niet compleet', en: 'Story not complete yet' },
  'story.notFound': {
    takes: { words: 'text' },
    nl: 'Geen bericht gevonden bij “{words}”. Kies er een uit de lijst die verschijnt terwijl je typt.',
    en: 'No story found for “{words}”. Choose one from the list that appears while you type.',
  },
  'dossier.title': { takes: { head: 'text' }, nl: 'Dossier: {head}', en: 'Timeline: {head}' },
  'dossier.open': { nl: 'Dossier', en: 'Timeline' },
  'dossier.first': { nl: 'Eerste bericht', en: 'First report' },
  'dossier.followUp': { nl: 'Vervolg', en: 'Follow-up' },
  'dossier.corrected': {
    takes: { number: 'number' },
    nl: 'bericht {number} gecorrigeerd',
    en: 'story {number} corrected',
  },
  'dossier.updated': {
    takes: { number: 'number' },
    nl: 'bericht {number} bijgewerkt',
    en: 'story {number} updated',
  },
  'dossier.withdrawn': { nl: 'een bericht, sindsdien ingetrokken', en: 'a story, withdrawn since' },
  'dossier.only': {
    nl: 'Meer is er van dit verhaal nog niet.',
    en: 'There is nothing more of this story yet.',
  },
  'dossier.left': {
    takes: { count: 'number' },
    nl: '{count, plural, one {Nog # regel paste} other {Nog # regels pasten}} er niet bij.',
    en: '{count, plural, one {# more line} other {# more lines}} did not fit.',
  },
  'story.gone': {
    nl: 'Dit bericht is er niet meer.',
    en: 'This story is no longer there.',
  },
  'story.killed': {
    nl: 'Het persbureau heeft dit bericht ingetrokken. Telex toont het niet meer.',
    en: 'The agency has withdrawn this story. Telex no longer shows it.',
  },
  'story.withheld': {
    nl: 'Het persbureau houdt dit bericht nu vast. Probeer het later nog eens.',
    en: 'The agency is holding this story back for now. Try again later.',
  },
} as const satisfies Record<string, Message>;
