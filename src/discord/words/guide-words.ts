import type { Message } from './message.ts';

/** What is asked, step by step, of whoever sets up a subscription; and what is said of samples. */
export const guideWords = {
  'guide.what': { nl: 'Wat wil je volgen?', en: 'What do you want to follow?' },
  'guide.where': { nl: 'Waar moet het komen?', en: 'Where should it come?' },
  'guide.tags': { nl: 'Welke tag krijgt elk bericht?', en: 'Which tag does each post get?' },
  'guide.when': { nl: 'Wanneer moet het komen?', en: 'When should it come?' },
  'guide.step': {
    takes: { at: 'number', of: 'number' },
    nl: 'Stap {at} van {of}',
    en: 'Step {at} of {of}',
  },
  'guide.everything': { nl: 'Alles', en: 'Everything' },
  'guide.chooseTopic': { nl: 'Kies een sectie…', en: 'Choose a section…' },
  'guide.chooseChannel': { nl: 'Kies een kanaal…', en: 'Choose a channel…' },
  'guide.chooseTag': { nl: 'Kies een tag…', en: 'Choose a tag…' },
  'guide.chooseTimes': { nl: 'Kies hoe vaak…', en: 'Choose how often…' },
  'guide.ownTopic': { nl: 'Eigen onderwerp…', en: 'Another topic…' },
  'guide.ownTimes': { nl: 'Andere tijden…', en: 'Other times…' },
  'guide.here': { nl: 'In dit kanaal', en: 'In this channel' },
  'guide.back': { nl: 'Terug', en: 'Back' },
  'guide.cancel': { nl: 'Annuleren', en: 'Cancel' },
  'guide.subscribe': { nl: 'Abonneren', en: 'Subscribe' },
  'guide.further': { nl: 'Andere instellingen…', en: 'Other settings…' },
  'guide.again': { nl: 'Kijk opnieuw', en: 'Look again' },
  'guide.topicForm': { nl: 'Eigen onderwerp', en: 'Another topic' },
  'guide.topicLabel': { nl: 'Onderwerp', en: 'Topic' },
  'guide.topicAbout': {
    nl: 'Woorden, stad:Moskou, land:Oekraïne, sectie:Sport, dit OF dat, -zonder',
    en: 'Words, city:Moscow, country:Ukraine, section:Sport, this OR that, -without',
  },
  'guide.timesForm': { nl: 'Andere tijden', en: 'Other times' },
  'guide.timesLabel': { nl: 'Wanneer', en: 'When' },
  'guide.timesAbout': {
    nl: 'Bijvoorbeeld: werkdagen 07:30 en 18:00, of elk uur',
    en: 'For example: weekdays 07:30 and 18:00, or every hour',
  },
  'guide.furtherForm': { nl: 'Andere instellingen', en: 'Other settings' },
  'guide.briefsLabel': { nl: 'Korte berichten, hooguit (1 tot 20)', en: 'Briefs, at most (1 to 20)' },
  'guide.quietLabel': { nl: 'Stille uren (22:00-07:00, of geen)', en: 'Quiet hours (22:00-07:00, or none)' },
  'guide.timezoneLabel': { nl: 'Tijdzone', en: 'Timezone' },
  'guide.languageLabel': { nl: 'Taal rondom het nieuws', en: 'Language around the news' },
  'guide.breakingLabel': { nl: 'Spoednieuws dat meteen komt', en: 'Breaking news that comes at once' },
  'guide.badBriefs': {
    takes: { text: 'text' },
    nl: '“{text}” is geen aantal korte berichten: kies een getal van 1 tot 20.',
    en: '“{text}” is not a number of briefs: choose a number from 1 to 20.',
  },
  'guide.badPlace': {
    takes: { channel: 'text' },
    nl: 'In {channel} kan ik niets plaatsen. Kies een kanaal dat ik kan zien.',
    en: 'I cannot post in {channel}. Choose a channel that I can see.',
  },
  'guide.noTags': {
    takes: { channel: 'text' },
    nl: '{channel} wil een tag bij elk bericht en heeft er geen die ik mag geven. Kies een ander kanaal.',
    en: '{channel} wants a tag on each post and has none that I may use. Choose another channel.',
  },
  'guide.zone': {
    takes: { timezone: 'text' },
    nl: 'De tijden gelden in {timezone}.',
    en: 'Times are in {timezone}.',
  },
  'guide.chosen': {
    takes: { channel: 'text', topic: 'text' },
    nl: '{channel} · **{topic}**',
    en: '{channel} · **{topic}**',
  },
  'guide.preview': {
    takes: { channel: 'text' },
    nl: '**Zo ziet het er nu uit** · {channel}',
    en: '**This is how it looks now** · {channel}',
  },
  'guide.empty': {
    takes: { topic: 'text' },
    nl: 'Over **{topic}** was er de laatste 24 uur niets. Zolang dat zo is, komt er niets.',
    en: 'There was nothing about **{topic}** in the last 24 hours. As long as that is so, nothing comes.',
  },
  'guide.missing': {
    takes: { count: 'number', permissions: 'text' },
    nl: '⚠️ Daar {count, plural, one {mist mij een recht} other {missen mij # rechten}}:\n{permissions}\nGeef {count, plural, one {dat} other {die}} in de kanaalinstellingen (Rechten) aan de rol van de bot en druk op “Kijk opnieuw”.',
    en: '⚠️ There I lack {count, plural, one {a permission} other {# permissions}}:\n{permissions}\nGrant {count, plural, one {it} other {them}} to the bot’s role in the channel’s settings (Permissions) and press “Look again”.',
  },
  'guide.withMap': { nl: 'Kaart erboven', en: 'Add a map' },
  'guide.withoutMap': { nl: 'Zonder kaart', en: 'Without the map' },
  'guide.thread': {
    takes: { name: 'text' },
    nl: 'Titel: {name}',
    en: 'Title: {name}',
  },
  'guide.cancelled': { nl: 'Er is niets veranderd.', en: 'Nothing has changed.' },
  'guide.gone': {
    nl: 'Dit is al gedaan, of te lang geleden begonnen. Begin opnieuw met `/nieuws abonneer`.',
    en: 'This has already been done, or was started too long ago. Start again with `/news subscribe`.',
  },
  'guide.others': {
    nl: 'Hier is iemand anders mee bezig. Begin zelf met `/nieuws abonneer`.',
    en: 'Somebody else is using this. Start your own with `/news subscribe`.',
  },
  'sample.head': {
    takes: { channel: 'text', topic: 'text' },
    nl: '-# Proef voor {channel} · {topic}. Alleen jij ziet dit.',
    en: '-# Sample for {channel} · {topic}. Only you see this.',
  },
  'sample.since': {
    takes: { time: 'text' },
    nl: '-# Zo zou de volgende editie er nu uitzien, met het nieuws sinds {time}.',
    en: '-# The next edition would look like this now, with the news since {time}.',
  },
  'sample.had': {
    nl: '-# Sinds de laatste editie is er niets nieuws; dit zijn de laatste 24 uur.',
    en: '-# There is nothing new since the last edition; these are the last 24 hours.',
  },
  'sample.direct': {
    nl: '-# Zo komt elk bericht, zodra het er is.',
    en: '-# Each story comes like this, as soon as it is there.',
  },
} as const satisfies Record<string, Message>;
