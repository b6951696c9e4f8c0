import type { Message } from './message.ts';

/** What a server, or a person in direct messages, chooses for new subscriptions. */
export const choiceWords = {
  'choices.title': {
    takes: { where: 'text' },
    nl: '{where, select, server {Instellingen van deze server} other {Je instellingen}}',
    en: '{where, select, server {Settings of this server} other {Your settings}}',
  },
  'choices.about': { nl: 'Voor nieuwe abonnementen:', en: 'For new subscriptions:' },
  'choices.language': {
    takes: { language: 'text', where: 'text' },
    nl: 'taal: {language, select, nl {Nederlands} en {Engels} other {{where, select, server {die van wie abonneert} other {die van je Discord}}}}',
    en: 'language: {language, select, nl {Dutch} en {English} other {{where, select, server {that of whoever subscribes} other {that of your Discord}}}}',
  },
  'choices.timezone': {
    takes: { timezone: 'text' },
    nl: 'tijdzone: {timezone}',
    en: 'timezone: {timezone}',
  },
  'choices.managers': {
    nl: 'Wijzigen mag wie de server mag beheren.',
    en: 'Those who may manage the server may change things.',
  },
  'choices.managersOrRole': {
    takes: { role: 'text' },
    nl: 'Wijzigen mag wie de server mag beheren, of de rol {role} heeft.',
    en: 'Those who may manage the server, or have the role {role}, may change things.',
  },
  'choices.chooseLanguage': { nl: 'Taal…', en: 'Language…' },
  'choices.chooseTimezone': { nl: 'Tijdzone…', en: 'Timezone…' },
  'choices.chooseRole': { nl: 'Rol die ook mag wijzigen…', en: 'Role that may change things too…' },
  'choices.anyLanguage': {
    takes: { where: 'text' },
    nl: '{where, select, server {Die van wie abonneert} other {Die van je Discord}}',
    en: '{where, select, server {That of whoever subscribes} other {That of your Discord}}',
  },
  'choices.botTimezone': {
    takes: { timezone: 'text' },
    nl: 'Die van de bot ({timezone})',
    en: 'That of the bot ({timezone})',
  },
  'choices.otherTimezone': { nl: 'Andere tijdzone…', en: 'Another timezone…' },
  'choices.everyone': {
    nl: 'Met @everyone mag iedereen alles veranderen. Kies een andere rol. Er is niets veranderd.',
    en: 'With @everyone, everybody could change everything. Choose another role. Nothing has changed.',
  },
  'choices.roleOnly': {
    nl: 'De rol kiest alleen wie de server mag beheren. Er is niets veranderd.',
    en: 'Only those who may manage the server choose the role. Nothing has changed.',
  },
} as const satisfies Record<string, Message>;
