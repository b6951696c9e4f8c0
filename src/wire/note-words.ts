import { isEmbargoLine } from './embargo-words.ts';

/** The start of an agency's notebook, a part for desks below the text: `# Notebook`, `## Internet links`, `#`. */
export function isNotebookStart(text: string): boolean {
  return /^#{1,6}(?:\s|$)/.test(text);
}

const notForPublication = [
  /the following information is not (?:intended )?for publication/i,
  /folgenden informationen sind nicht zur ver(?:ö|oe)ffentlichung/i,
  /(?:onderstaande|volgende) (?:informatie|gegevens) (?:is|zijn) niet (?:bestemd )?voor publicatie/i,
  /^\W*(?:niet (?:bestemd )?voor publicatie|not (?:intended )?for publication)(?: bestemd)?\s{0,3}(?:$|[,:;.!)*/–—-])/i,
];

/** The line after which text is for editors only, never to be published; not one that puts it under an embargo. */
export function isNotForPublication(text: string): boolean {
  return (
    text.length <= 400 && notForPublication.some((one) => one.test(text)) && !isEmbargoLine(text, 'above')
  );
}

const closed =
  '(?:not (?:intended )?for publication|niet (?:bestemd )?voor publicatie|nicht zur ver(?:ö|oe)ffentlichung)';
/** Whom a note is for. */
const addressees =
  "editors?['’]?s?['’]? note|(?:note|attention|attn|advisory)(?: to| for)? (?:the )?editors?|" +
  'noo?ta? (?:voor |aan )?(?:de )?redacties?|(?:let op|attentie|n\\.?b\\.?),? (?:de )?redacties?|aan de redacties?|' +
  'achtung,? redaktion(?:en)?|hinweise? (?:an|für) (?:die )?redaktion(?:en)?|an die redaktion(?:en)?|' +
  'note aux r(?:é|e)dactions|avis aux r(?:é|e)dactions';
const noteHeads = new RegExp(`^[(\\[*"]{0,3}(?:${addressees}|eds|editors)\\s?[:：][\\s)\\]]*$`, 'iu');
const notesBelow =
  /^\W*(?:noo?ta? (?:voor|aan) (?:de )?redactie|notes? (?:to|for) (?:the )?editors?|note aux r(?:é|e)dactions|hinweise? an die redaktion)\b/i;

/**
 * A note to editors that ends a text and all that follows it: `Noot voor de redactie: …`, `Note to editors`, `Achtung
 * Redaktionen:` alone.
 */
export function isNoteBelow(text: string): boolean {
  return text.length <= 400 && (notesBelow.test(text) || noteHeads.test(text));
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
    `^[(\\[*"]{0,3}(?:(?:${addressees})\\s?(?:[:：]|[-–—_]+\\s|///)|(?:eds|editors)\\s?[:：])`,
    'iu',
  ),
  new RegExp(`^[(\\[]?[\\p{L} ’'-]{0,40}[(\\[]${closed}(?:\\s[^()]{0,40})?[)\\]]`, 'iu'),
  // `Eds.` without a colon ends in a full stop and names itself in brackets.
  /^\((?:eds|editors)\.\s[^()]+\)\.?$/iu,
];
/** A desk's own name says less: not before a question (`Redactie: Hoe gaat het?`), which an interview has. */
const desks = /^[([]?(?:redactie|redaktion|rédaction)\s?:\s+(?=\S)/iu;

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
  return text.length <= 1_000 && notesInText.some((one) => one.test(text));
}

/** `Redactie: bel Jan Jansen.`: the desk's own name, which stands in bylines and interviews as well. */
function isDeskLine(text: string): boolean {
  return text.length <= 1_000 && desks.test(text) && !/\?["'”’)]?$/.test(text);
}
