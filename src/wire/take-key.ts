/** The words of which take keys are made, in capitals or not; no other word stands in one. */
const words = {
  /** What a version is. */
  main:
    'LEAD LD NET URGENT-LEAD EXTRA REFILE REPEAT URGENT BULLETIN FLASH FLITS SPOED EIL UPDATE UPDATES UPDATED ADVISORY ' +
    'WRITETHRU WRITE-THRU TAKE TAKES ADD ADDS INSERT SUB SUBS ROUNDUP FEATURE BREAKING DEVELOPING ALERT SNAP PAGE PART DEEL ' +
    'TEIL FORTSETZUNG SUITE PARTIE PAGINA ' +
    'VERVOLG VERVANGT VERVANGING HERHALING AANVULLING BERICHTIGUNG KORREKTUR NEUFASSUNG WIEDERHOLUNG ZUSAMMENFASSUNG ' +
    'TAGESZUSAMMENFASSUNG CORRECT CORRECTED CORRECTION CORRECTIVE CORRECTIE RECTIFICATIE RECTIFICATION ANALYSIS PREVIEW ' +
    'BACKGROUND BACKGROUNDER PROFILE FACTBOX INTERVIEW OPTIONAL RETRANSMISSION WITHHOLD HOLD REMPLACE',
  /** What takes it out of all that was sent. */
  kill:
    'KILL KILLED CANCEL CANCELS CANCELED CANCELLED CANCELLATION CANCELATION ELIMINATE ELIMINATION ÉLIMINATION RETRACTED ' +
    'RETRACTION WITHDRAW WITHDRAWN WITHDRAWAL DELETED ANNULE ANNULÉ ANNULED ANNULATION STORNO STORNIERUNG STORNIERT ZURÜCKGEZOGEN VERVALLEN VERVALT ' +
    'INGETROKKEN INTREKKING',
  /** What stands beside one of those. */
  beside:
    'NEWS SPORT SPORTS MANDATORY OBLIGATOIRE FULL FINAL NEW SECOND FIRST THIRD AND ON OF ERSTE ZWEITE ERSTER ZWEITER DRITTER ' +
    'EERSTE TWEEDE DERDE STORY ITEM NOTICE REPLACE ET',
};
const main = new Set(words.main.split(' '));
const kills = new Set(words.kill.split(' '));
const beside = new Set(words.beside.split(' '));

const ordinal = /^(?:\d{1,2}(?:ST|ND|RD|TH|E|DE|STE|\.)?|\d{1,2}[.:]?\d{2})$/;
/** `1stAdd`, `2ndLd`, `LEAD2`: AP writes them without a blank. */
const glued = /^\d{1,2}(?:ST|ND|RD|TH)(?=\p{L})|(?<=\p{L})\d{1,2}$/u;
/** No take key has more words. */
const mostWords = 6;

function splitKey(text: string): readonly string[] {
  return text
    .toUpperCase()
    .split(/[\s,;/&+()[\]-]+/)
    .map((word) => word.replace(/[.!]$/, '').replace(glued, ''))
    .filter((word) => word !== '');
}

function isMadeOfKeyWords(parts: readonly string[]): boolean {
  if (parts.length === 0 || parts.length > mostWords) return false;
  const known = (word: string) => main.has(word) || kills.has(word);
  return parts.some(known) && parts.every((word) => known(word) || beside.has(word) || ordinal.test(word));
}

/**
 * Whether a whole line is a take key: `1ST LEAD`, `2nd Ld-Writethru`, `3RD NET`, `MANDATORY KILL`, `ADD 2`. A line that
 * only holds such a word (`KILL SWITCH FOR PHONES`, `INTER ADD THIRD GOAL`) is a headline.
 */
export function isTakeKey(line: string): boolean {
  return isMadeOfKeyWords(splitKey(line));
}

/**
 * Whether a take key kills: a word of it that does, where it is made of such words alone (`BULLETIN KILL`) or begins
 * with them before a colon or in parentheses (`(Storno: falscher Ort)`, `1ST LEAD (KILL)`).
 */
export function takeKeyKills(takeKey: string | null): boolean {
  return partKey(takeKey).some(killParts);
}

/** Whether a whole line is a take key that kills: `MANDATORY KILL`, `** KILL **`, `STORY KILL`. */
export function isKillKey(line: string): boolean {
  return killParts(splitKey(line.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '')));
}

/** `ANNULE ET REMPLACE` puts another text in its place; the story goes on. */
function killParts(parts: readonly string[]): boolean {
  return isMadeOfKeyWords(parts) && parts.some((word) => kills.has(word)) && !parts.includes('REMPLACE');
}

/** Whether a take key holds the item back until further notice: `HOLD`, `WITHHOLD`. */
export function takeKeyHolds(takeKey: string | null): boolean {
  return partKey(takeKey).some(
    (parts) => isMadeOfKeyWords(parts) && parts.some((word) => /^(?:WITH)?HOLD$/.test(word)),
  );
}

/** A take key's parts: it whole, what stands in parentheses, and what stands before a colon or a dash. */
function partKey(takeKey: string | null): readonly (readonly string[])[] {
  return (takeKey ?? '')
    .split(/[()]/)
    .flatMap((part) => [part, part.replace(/(?::|\s[-–—]\s).*$/su, '')])
    .map(splitKey)
    .filter((parts) => parts.length > 0);
}
