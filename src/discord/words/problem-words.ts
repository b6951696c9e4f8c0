import type { Message } from './message.ts';

/**
 * Problems that readers can cause, by the codes that the other rooms give them: what is wrong, and an example that
 * works. `column` counts characters from 1. Markdown: the examples stand in code marks.
 */
export const problemWords = {
  'problem.query-unclosed-quote': {
    takes: { column: 'number' },
    nl: 'De aanhalingstekens bij teken {column} gaan niet dicht. Zo wel: `"hulp aan Gaza"`.',
    en: 'The quotes at character {column} are not closed. This works: `"New York"`.',
  },
  'problem.query-unknown-field': {
    takes: { column: 'number' },
    nl: 'Bij teken {column} staat een veld dat ik niet ken. Er zijn `stad:`, `land:`, `provincie:`, `sectie:`, `bureau:`, `sinds:` en `tot:`. Bijvoorbeeld: `stad:Moskou gas`.',
    en: 'At character {column} is a field that I do not know. There are `city:`, `country:`, `province:`, `section:`, `agency:`, `since:` and `until:`. For example: `city:Moscow gas`.',
  },
  'problem.query-empty-field': {
    takes: { column: 'number' },
    nl: 'Achter het veld bij teken {column} hoort meteen een waarde, tussen aanhalingstekens als er spaties in staan. Bijvoorbeeld: `stad:"Den Haag" rechtbank`.',
    en: 'The field at character {column} needs a value right after it, in quotes when it has spaces. For example: `city:"New York" water`.',
  },
  'problem.query-bad-time': {
    takes: { column: 'number' },
    nl: 'Bij teken {column} staat geen tijd. Een tijd is een datum, `vandaag`, `gisteren`, een weekdag, of hoe lang geleden (`15min`, `2u`, `3d`, `2w`). Bijvoorbeeld: `sinds:gisteren`.',
    en: 'What is at character {column} is not a time. A time is a date, `today`, `yesterday`, a weekday, or how long ago (`15min`, `2h`, `3d`, `2w`). For example: `since:yesterday`.',
  },
  'problem.query-unknown-country': {
    takes: { column: 'number' },
    nl: 'Bij teken {column} staat geen land met zijn Nederlandse of Engelse naam of zijn twee letters. Bijvoorbeeld: `land:Frankrijk`.',
    en: 'What is at character {column} is not the Dutch or English name of a country, nor its two letters. For example: `country:France`.',
  },
  'problem.query-dangling-or': {
    takes: { column: 'number' },
    nl: 'Wat bij teken {column} staat (OF, EN) heeft aan beide kanten iets nodig. Bijvoorbeeld: `Gaza OF Israël`.',
    en: 'What is at character {column} (OR, AND) needs something on both sides. For example: `Gaza OR Israel`.',
  },
  'problem.query-dangling-without': {
    takes: { column: 'number' },
    nl: 'Achter het streepje (of NIET) bij teken {column} hoort wat er niet in mag staan. Bijvoorbeeld: `Ajax -voetbal`.',
    en: 'The dash (or NOT) at character {column} needs after it what must not occur. For example: `Ajax -football`.',
  },
  'problem.query-empty-group': {
    takes: { column: 'number' },
    nl: 'De haakjes bij teken {column} zijn leeg. Bijvoorbeeld: `(Gaza OF Israël) hulp`.',
    en: 'The brackets at character {column} are empty. For example: `(Gaza OR Israel) water`.',
  },
  'problem.query-unclosed-group': {
    takes: { column: 'number' },
    nl: 'Bij teken {column} mist een haakje dat sluit. Bijvoorbeeld: `(Gaza OF Israël) hulp`.',
    en: 'At character {column} a closing bracket is missing. For example: `(Gaza OR Israel) water`.',
  },
  'problem.query-unopened-group': {
    takes: { column: 'number' },
    nl: 'Bij teken {column} sluit een haakje dat niet open was. Bijvoorbeeld: `(Gaza OF Israël) hulp`.',
    en: 'At character {column} a bracket closes that was never opened. For example: `(Gaza OR Israel) water`.',
  },
  'problem.query-without-words': {
    nl: 'Er staat geen letter of cijfer in om op te zoeken. Bijvoorbeeld: `hulpgoederen Gaza`.',
    en: 'It has no letter or digit to look for. For example: `water Gaza`.',
  },
  'problem.query-too-long': {
    nl: 'Die is te lang: hooguit 500 tekens en 40 dingen om op te zoeken.',
    en: 'It is too long: 500 characters and 40 things to look for at most.',
  },
  'notSent.unknown-channel': { nl: 'het kanaal is er niet meer', en: 'the channel is no longer there' },
  'notSent.missing-access': {
    nl: 'de bot kan het kanaal niet zien; geef de bot daar het recht Kanaal bekijken',
    en: 'the bot cannot see the channel; grant it View Channel there',
  },
  'notSent.missing-permissions': {
    nl: 'de bot mag er niet posten; geef de bot daar de rechten Berichten verzenden, Links insluiten en Berichtgeschiedenis lezen',
    en: 'the bot may not post there; grant it Send Messages, Embed Links and Read Message History there',
  },
  'notSent.wrong-channel': {
    nl: 'het kanaal is van een ander soort geworden; maak het abonnement opnieuw',
    en: 'the channel has become one of another kind; make the subscription again',
  },
  'notSent.thread-locked': {
    nl: 'de thread is vergrendeld; ontgrendel die, of geef de bot daar het recht Threads beheren',
    en: 'the thread is locked; unlock it, or grant the bot Manage Threads there',
  },
  'notSent.too-many-threads': {
    nl: 'de server heeft zoveel open threads als Discord toelaat; sluit er een paar',
    en: 'the server has as many open threads as Discord allows; close some of them',
  },
  'notSent.tag-missing': {
    nl: 'het forum wil een tag bij elk bericht, en dit abonnement heeft er geen die er nog is; kies er een met `/nieuws wijzig`',
    en: 'the forum wants a tag on each post, and this subscription has none that is still there; choose one with `/news change`',
  },
  'notSent.unknown-guild': {
    nl: 'de bot is niet meer op de server',
    en: 'the bot is no longer in the server',
  },
  'notSent.no-direct-messages': {
    nl: 'je laat geen directe berichten van de bot toe',
    en: 'you do not accept direct messages from the bot',
  },
  'notSent.no-shared-server': {
    nl: 'de bot zit met jou in geen enkele server meer',
    en: 'the bot no longer shares a server with you',
  },
  'notSent.unreachable': { nl: 'Discord was niet bereikbaar', en: 'Discord could not be reached' },
  'notSent.rate-limited': { nl: 'Discord vroeg de bot te wachten', en: 'Discord asked the bot to wait' },
  'notSent.refused': { nl: 'Discord weigerde het bericht', en: 'Discord refused the message' },
  'notSent.other': {
    nl: 'wat er misging staat in het log van de bot',
    en: 'what went wrong is in the bot’s log',
  },
} as const satisfies Record<string, Message>;
