/**
 * What agencies call a piece of copy, and how they point at it, as parts of regular expressions: whatever is said of
 * `this story` is said of the copy itself and not of the news in it.
 */
const nouns =
  '(?:news ?item|story|stories|item|article|copy|dispatch|report|text|release|press release|material|message|' +
  'nieuwsbericht|persbericht|bericht|verhaal|artikel|stuk|tekst|item|kopij|' +
  'meldung|beitrag|text|bericht|pressemitteilung|nachricht|artikel|' +
  'dépêche|article|texte|information|sujet|papier|communiqué)';
const pointers =
  '(?:this|the above|our|above|the|following|dit|deze|het bovenstaande|bovenstaande?|onderstaande?|ons|het|' +
  'diese[rsnm]?|obige|nachfolgende|unsere|die|der|das|cette|cet|ce|notre|la|le)';

/** A piece of copy that is pointed at: `this story`, `dit bericht`, `diese Meldung`. */
export const thisStory = `${pointers}(?: ${pointers})? ${nouns}`;

/**
 * Calls that stand before an order to desks, and its signs: `LET OP:`, `Attention editors -`, `Achtung Redaktionen:`,
 * `Please note,`. Each ends in a blank or a sign.
 */
export const deskCalls =
  '(?:(?:please(?: note)?(?: that)?|pls|note that|note|nota bene|n\\.?b\\.?|bitte|gelieve|graag|merci de|prière de|svp|attn|' +
  'let op|attentie|opgelet|belangrijk|important|attention|achtung|wichtig|hinweis|avis|advisory|waarschuwing|' +
  '(?:(?:attention|note|advisory|message)(?: to| for)? )?(?:(?:the|all) )?(?:editors?|eds|desks)|' +
  "editor['’]?s['’]? note|(?:noot|nota|bericht|mededeling|attentie|let op)?,? ?(?:voor|aan)? ?(?:de |alle )?redacties?|" +
  '(?:hinweis )?(?:an )?(?:die |alle )?redaktion(?:en)?|(?:note|avis) (?:aux|à la) rédactions?)(?=[^\\p{L}\\d]|$)[ :,;.!*–—-]{0,5})';

/** How those calls begin, in small letters. */
export const deskCallBeginnings: readonly string[] = (
  'please;pls;note;nota;n.b;nb;bitte;gelieve;graag;merci;prière;svp;attn;let op;att;opgelet;belangrijk;important;achtung;wichtig;' +
  'hinweis;avis;advisory;waarschuwing;message;the edit;the eds;the desks;all edit;all eds;all desks;edit;eds;desks;noot;bericht;' +
  'mededeling;voor redact;voor de redact;voor alle redact;aan redact;aan de redact;aan alle redact;de redact;alle redact;redact;' +
  'an redakt;an die redakt;an alle redakt;die redakt;alle redakt;redakt'
).split(';');
