import { isEmbargoLine } from './embargo-words.ts';

/** What the headings of agencies' notebooks name: dpa's and its kin. */
const notebookWords =
  /(?<!\p{L})(?:(?:note|notiz|notitie)-?(?:book|block|blok|bloc|pad)|bloc-notes|notities?|notizen|internet|weblinks?|links?|orte?|locations?|places?|adress(?:e|en)?|address(?:es)?|adressen|kontakte?|contacts?|contacten|ansprechpartner|redaktion(?:elle[rs]?)?|redacti(?:e|onele)|rédaction|editorial|editors?|hinweise?|autor(?:en|in)?|authors?|auteurs?|fotos?|photos?|bilder?|grafik(?:en)?|graphics?|videos?|termine?|service|quellen?|sources?|bronnen|telefon|telefoon|phone|dpa(?:-\p{L}+)?|apa|ats|sda|afp|anp|material|hintergrund|dokumente|embargo|sperrfrist)(?!\p{L})/iu;

/**
 * The start of an agency's notebook, a part for desks below the text: `# Notebook`, `## Internet links`, `#`. Behind the
 * sign stands a heading as notebooks have them: `# 1 in de lijst` is text.
 */
export function isNotebookStart(text: string): boolean {
  if (text.length > 80 || !text.startsWith('#')) return false;
  if (/^#{1,6}\s*$/.test(text)) return true;
  return /^#{1,6}\s+\p{L}[^.!?]*$/u.test(text) && notebookWords.test(text);
}

const closed =
  '(?:not (?:intended |meant )?for publication|niet (?:bestemd |bedoeld )?voor publicatie|nicht (?:zur|für die) ver(?:ö|oe)ffentlichung|' +
  '(?:non destinée? à la|pas pour) publication|ne pas (?:publier|diffuser))';
/** What goes on as an order to desks does: `, bel Ann Jansen`. */
const toDesks =
  'call|ring|phone|contact|mail|please|only|for (?:editors|internal)|internal|see|tel\\.?|telephone|bel|bellen|neem|alleen|uitsluitend|' +
  'voor (?:redacties|vragen|intern)|intern|zie|nur|rückfragen|kontakt|bitte|intern|appeler|joindre|uniquement|réservé';
const notForPublication = [
  /the following information is not (?:intended )?for publication/i,
  /folgenden informationen sind nicht zur ver(?:ö|oe)ffentlichung/i,
  /(?:onderstaande|volgende) (?:informatie|gegevens) (?:is|zijn) niet (?:bestemd )?voor publicatie/i,
  /(?:informations?|éléments) (?:qui suivent|suivantes|ci-dessous) (?:ne sont pas|n'est pas) (?:destinée?s? à la publication|à publier)/i,
  // Alone, before a colon, or before an order: `Not for publication, he told reporters` is text.
  new RegExp(
    `^[^\\p{L}\\d]*${closed}(?: bestemd| bestimmt)?\\s{0,3}(?:[^\\p{L}\\d"“”'’„]*$|[:：](?!["“”'’])|(?:[,;.!)–—-]|\\s)+(?:${toDesks})(?!\\p{L}))`,
    'iu',
  ),
];
const closedInCapitals =
  /^[^\p{L}\d]*(?:NOT (?:INTENDED )?FOR PUBLICATION|NIET (?:BESTEMD )?VOOR PUBLICATIE|NICHT ZUR VERÖFFENTLICHUNG|PAS POUR PUBLICATION)\s{0,3}[,:;.!)*/–—-]/u;

/** The line after which text is for editors only, never to be published; not one that puts it under an embargo. */
export function isNotForPublication(text: string): boolean {
  if (text.length > 400 || !mayClose.test(text)) return false;
  return (
    (closedInCapitals.test(text) || notForPublication.some((one) => one.test(text))) &&
    !isEmbargoLine(text, 'above')
  );
}

const wholly = new RegExp(
  '^[^\\p{L}\\d]*(?:(?:strikt |strictly |streng |strictement )?(?:vertrouwelijk|confidential|confidentieel|vertraulich|confidentiel)' +
    `(?:[\\s,;:.!/–—-]+${closed}(?: bestemd| bestimmt)?)?|${closed}(?: bestemd| bestimmt)?)[^\\p{L}\\d]*$`,
  'iu',
);

/** Whether a line says no more than that all is not for publication: `Vertrouwelijk, niet voor publicatie`. */
export function isClosedWhole(text: string): boolean {
  return text.length <= 120 && wholly.test(text);
}

const mayClose = /public|veröff|veroeff|publier|diffuser/i;

const desk = '(?:redacties?|redacteuren|nieuwsdiensten?|bureauredacties?|eindredacties?)';
const redaktion = '(?:redaktion(?:en)?|redakteure|desks?)';
const redaction = '(?:r(?:é|e)dactions?|r(?:é|e)dacteurs|r(?:é|e)dactrices)';
/** Whom a note is for. */
const addressees =
  "editors?['’]?s?['’]? note|(?:notes?|attention|attn\\.?|advisory|message|memo)(?: to| for)? (?:the |all )?(?:editors?|desks)|(?:for )?editors only|" +
  'for (?:the )?editors|for (?:the )?attention of (?:the )?editors|for internal use(?: only)?|' +
  `(?:noo?ta?|opmerking|bericht|mededeling|boodschap|bijsluiter|toelichting|info(?:rmatie)?|service) (?:voor |aan |t\\.b\\.v\\. )?(?:de |alle )?${desk}|` +
  `(?:let op|attentie|opgelet|n\\.?b\\.?)[,:!]? (?:de |alle )?${desk}|(?:aan|voor|t\\.a\\.v\\.|ter attentie van) (?:de |alle |onze )?${desk}|` +
  `(?:alleen|uitsluitend|enkel|slechts) (?:bestemd |bedoeld )?voor (?:de |alle )?(?:${desk}|intern gebruik)|(?:voor|ter info) (?:de )?${desk}|` +
  'redactionele (?:noot|opmerking|mededeling|aanwijzing|info(?:rmatie)?)|voor intern gebruik|niet voor publicatie|' +
  `achtung,? (?:an )?(?:die |alle )?${redaktion}|(?:redaktionelle[rs]? )?(?:hinweise?|notiz(?:en)?|mitteilung|info(?:rmation)?s?|anmerkung) (?:an|für) (?:die |alle )?${redaktion}|` +
  `redaktionelle[rs]? (?:hinweise?|notiz(?:en)?|anmerkung|mitteilung)|(?:nur )?(?:an|für) (?:die |alle )?${redaktion}|nur (?:zur internen verwendung|für den internen gebrauch)|` +
  'nicht zur ver(?:ö|oe)ffentlichung(?: bestimmt)?|' +
  `(?:note|avis|message|attention|info(?:rmation)?s?)(?: aux| à la| à l['’]attention (?:des|de la)| pour les| pour la)? ${redaction}|` +
  `(?:réservé aux|pour les|pour la|aux|à la|à l['’]attention des|à l['’]attention de la) ${redaction}|usage interne`;
/** Signs that agencies put before a note: quotes, parentheses, `--`, `>>`, `++`, `***`. */
const signs = '[^\\p{L}\\d]{0,8}';
const noteHeads = new RegExp(`^${signs}(?:${addressees}|eds|editors)\\s?[:：!][\\s)\\]]*$`, 'iu');
const notesBelow = new RegExp(
  `^${signs}(?:noo?ta? (?:voor|aan) (?:de )?redacties?|notes? (?:to|for) (?:the )?editors?|note (?:aux|à la) r(?:é|e)dactions?|hinweise? an die redaktion(?:en)?)(?=[\\s!]?[:：)\\]]|\\s*$|\\s+[-–—])`,
  'iu',
);

/**
 * A note to editors that ends a text and all that follows it: `Noot voor de redactie: …`, `Note to editors`, `Achtung
 * Redaktionen:` alone. Above a text it is a note of its own.
 */
export function isNoteBelow(text: string): boolean {
  return text.length <= 400 && (notesBelow.test(text) || noteHeads.test(text));
}

/** The heading of a note whose words follow below it: `Note to editors:` alone. */
export function isNoteHead(text: string): boolean {
  return (
    text.length <= 80 && (noteHeads.test(text) || (notesBelow.test(text) && !/[:：].*\p{L}/u.test(text)))
  );
}

const noteVerbs =
  'adds?|updates?|corrects?|correcting|refiles?|recasts?|rewrites?|repeats?|rewrit(?:es|ing)|removes?|inserts?|' +
  'changes?|clarifies|eds|note|attention|writethru|wraps?|trims?|fixes|includes?|with (?:ap )?(?:photo|graphic|video)';
const editorNotes = [
  new RegExp(`^\\((?:${noteVerbs})\\b[^()]*\\)\\.?$`, 'i'),
  /^\(?eds?\s?[.:]/i,
  /^editor['’]?s['’]? note\b/i,
  /^(?:attention|achtung|let op)\b[^.]{0,200}\/\/\//i,
];

/** A note to editors above the text: `(Adds comments)`, `Eds: with photos.`, `EDITOR'S NOTE _ …`. */
export function isEditorNote(text: string): boolean {
  return (text.length <= 600 && editorNotes.some((one) => one.test(text))) || isNoteInText(text);
}

const notesInText = [
  new RegExp(
    `^${signs}(?:(?:${addressees})\\s?(?:[:：!]|[-–—_]+\\s|///|\\)\\s*$)|(?:eds|editors)\\s?[:：])`,
    'iu',
  ),
  // Behind such signs a desk's own name is no byline.
  /^\s*(?:>{1,3}|-{2,3}|\+{2,3}|\*{2,3}|={2,3})\s*(?:redactie|redaktion|rédaction)s?\s?:/iu,
  // `Eds.` without a colon ends in a full stop and names itself in brackets.
  /^\((?:eds|editors)\.\s[^()]+\)\.?$/iu,
];
/** `Contact (not for publication): …`, and what it cannot be without. */
const closedInBrackets = new RegExp(
  `^[(\\[]?[\\p{L} ’'-]{0,40}[(\\[]${closed}(?:\\s[^()]{0,40})?[)\\]]`,
  'iu',
);
const bracket = /^.{0,41}[([]/s;
/** A desk's own name says less: not before a question (`Redactie: Hoe gaat het?`), which an interview has. */
const desks = /^[^\p{L}\d]{0,8}(?:redactie|redaktion|rédaction)\s?:\s+(?=\S)/iu;

/**
 * A note to editors wherever it stands, in the text or below it: `Eds: photos available.`, `EDITOR'S NOTE: …`,
 * `(EDITORS: …)`, `(Noot redactie: …)`, `Achtung Redaktionen: …`, `Redactie: …`, `Contact (not for publication): …`. The
 * text may go on below it.
 */
export function isNoteInText(text: string): boolean {
  return isAddressed(text) || isDeskLine(text);
}

/** A note that says for whom it is, or that it is not for publication. */
export function isAddressed(text: string): boolean {
  if (text.length > 1_000) return false;
  return notesInText.some((one) => one.test(text)) || (bracket.test(text) && closedInBrackets.test(text));
}

/** `Redactie: bel Jan Jansen.`: the desk's own name, which stands in bylines and interviews as well. */
function isDeskLine(text: string): boolean {
  return text.length <= 1_000 && desks.test(text) && !/\?["'”’)]?$/.test(text);
}

/** Whether a paragraph begins as a note to editors does, however long it is. */
export function opensNote(text: string): boolean {
  return isEditorNote(text.slice(0, 600)) || isNoteBelow(text.slice(0, 400));
}
