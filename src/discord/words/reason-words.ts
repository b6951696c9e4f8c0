import type { Message } from './message.ts';

/** Why copy or a file could not be read, or not all of it, by the problem's code. */
export const reasonWords = {
  'reason.no-story': { nl: 'Er staat geen bericht in.', en: 'There is no story in it.' },
  'reason.no-text': {
    nl: 'Dit is geen tekst maar iets anders: een plaatje, een archief, een document.',
    en: 'This is not a text but something else: a picture, an archive, a document.',
  },
  'reason.not-text': { nl: 'Dit is geen tekst.', en: 'This is not a text.' },
  'reason.empty-copy': { nl: 'Er staat niets in.', en: 'There is nothing in it.' },
  'reason.unknown-format': {
    nl: 'Dit is geen formaat dat Telex kent.',
    en: 'This is not a format that Telex knows.',
  },
  'reason.consent-wall': {
    nl: 'Dit is geen nieuws, maar een vraag om toestemming (cookies, privacy) die een site voor haar pagina zet.',
    en: 'This is not news but a request for consent (cookies, privacy) that a site puts before its page.',
  },
  'reason.broken-xml': { nl: 'De XML is niet heel.', en: 'The XML is broken.' },
  'reason.broken-json': { nl: 'De JSON is niet heel.', en: 'The JSON is broken.' },
  'reason.broken-feed': { nl: 'De feed is niet heel.', en: 'The feed is broken.' },
  'reason.file-elsewhere': {
    nl: 'Het staat niet waar Discord bestanden bewaart.',
    en: 'It is not where Discord keeps files.',
  },
  'reason.file-too-large': { nl: 'Het is groter dan 2 MB.', en: 'It is larger than 2 MB.' },
  'reason.file-not-had': {
    nl: 'Discord gaf het niet. Probeer het nog eens.',
    en: 'Discord did not hand it over. Try again.',
  },
  'reason.page-without-story': {
    nl: 'Dit is HTML waarin geen bericht is gevonden. Geef de tekst van het bericht zelf.',
    en: 'This is HTML in which no story was found. Give the text of the story itself.',
  },
  'reason.page-too-large': {
    nl: 'Deze HTML is groter of dieper genest dan een nieuwspagina, en is niet gelezen.',
    en: 'This HTML is larger or nested deeper than any news page, and was not read.',
  },
  'reason.document-not-read': {
    nl: 'Een document in dit bestand is van geen formaat dat Telex kent, en is niet gelezen.',
    en: 'A document in this file is not in a format that Telex knows, and was not read.',
  },
  'reason.entities-not-read': {
    nl: 'Verwijzingen naar eigen entiteiten van de XML zijn weggelaten.',
    en: 'References to entities that the XML defines itself were left out.',
  },
  'reason.unknown-status': {
    nl: 'Een bericht heeft een status die Telex niet kent, en wordt daarom aangehouden.',
    en: 'A story has a status that Telex does not know, and is therefore held back.',
  },
  'reason.no-item': {
    nl: 'Een deel van de lijst is geen bericht in ninjs, en is niet gelezen.',
    en: 'A part of the list is not a ninjs item, and was not read.',
  },
  'reason.language-passed-over': {
    nl: 'Een bericht staat er in meer talen; één ervan is gelezen.',
    en: 'A story is there in several languages; one of them was read.',
  },
  'reason.media-passed-over': {
    nl: 'Beeld of geluid dat bij geen bericht te tonen is, is overgeslagen.',
    en: 'Pictures or sound that no story can show were skipped.',
  },
  'reason.too-large': {
    nl: 'Dit is te groot om in één keer te lezen; verdeel het over meer bestanden.',
    en: 'This is too large to be read at once; split it into several files.',
  },
  'reason.reader-failed': {
    nl: 'Telex struikelde over deze kopij; dat is een fout in Telex. Het log van de bot heeft de reden.',
    en: 'Telex stumbled over this copy, which is a fault in Telex. The bot’s log has the reason.',
  },
  'reason.filing-failed': {
    nl: 'Berichten konden niet worden bewaard; het log van de bot heeft de reden.',
    en: 'Stories could not be kept; the bot’s log has the reason.',
  },
  'reason.doubtful-mark': {
    nl: 'Deze regel kan bij het bericht erboven horen of bij dat eronder: geen van beide wordt getoond. Zet hem meteen boven of onder zijn bericht, met een lege regel naar het andere.',
    en: 'This line may belong to the story above it or to the one below: neither is shown. Put it right above or below its story, with a blank line between it and the other.',
  },
  'reason.embargo-not-read': {
    nl: 'Tot wanneer het embargo geldt is niet begrepen: het bericht blijft verborgen. Zo wel: `EMBARGO tot 12 maart 06.00 uur`.',
    en: 'It was not understood until when the embargo holds: the story stays hidden. This works: `EMBARGO tot 12 maart 06.00 uur`.',
  },
} as const satisfies Record<string, Message>;
