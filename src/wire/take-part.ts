/** Which piece of a story's text a take key says that the item is. */
export interface TakePart {
  /** The item goes behind what was sent before it; false for what stands in its place. */
  readonly adds: boolean;
  /** The piece that it is, the story itself being 1: `1ST ADD` and `2ND TAKE` are both 2. Null when no number is given. */
  readonly part: number | null;
  /** The number of the lead that it is or belongs to (`2ND LEAD ADD 1`: 2), null where none is named. */
  readonly lead: number | null;
}

const words = {
  lead: 'LEAD LD NET',
  /** What is sent whole, whatever else its take key says. */
  whole: 'WRITETHRU THRU',
  /** The first of these is the story's second piece. */
  add: 'ADD VERVOLG AANVULLING FORTSETZUNG SUITE INSERT',
  /** The first of these is the story itself. */
  piece: 'TAKE DEEL PAGE PAGINA PART TEIL SEITE PARTIE',
};
const [leads, wholes, adds, pieces] = [words.lead, words.whole, words.add, words.piece].map(
  (list) => new Set(list.split(' ')),
) as [Set<string>, Set<string>, Set<string>, Set<string>];

const numerals = [
  'FIRST EERSTE ERSTE ERSTER PREMIER PREMIERE EINS',
  'SECOND TWEEDE ZWEITE ZWEITER DEUXIEME ZWEI',
  'THIRD DERDE DRITTE DRITTER TROISIEME DREI',
  'FOURTH VIERDE VIERTE VIERTER QUATRIEME VIER',
  'FIFTH VIJFDE FÜNFTE FÜNFTER CINQUIEME FÜNF',
].map((list) => new Set(list.split(' ')));

/** dpa puts the number of a piece in parentheses alone: `(zwei)`. */
const numberAlone = /(?:^|[(\s])\(?(zwei|drei|vier|fünf)\)(?:$|\s)|^(zwei|drei|vier|fünf)$/iu;
const token =
  /\d{1,2}(?!\d)(?:STE(?!\p{L})|ST|ND|RD|TH|[EÈ]ME(?!\p{L})|DE(?!\p{L})|E(?!\p{L}))?|\d+|\p{L}+/gu;

/**
 * Reads what an agency's take key says of the piece: `1stAdd`, `ADD 2`, `2ND TAKE`, `(zwei)`, `2. Teil`, `vervolg`, `deel 2`,
 * `page 2`, `2ND LEAD ADD 1`. A first take is the story itself; `(adds quotes)` and `1st Ld-Writethru` are whole texts.
 */
export function readTakePart(takeKey: string | null): TakePart {
  const parts = (takeKey ?? '').toUpperCase().match(token) ?? [];
  const used = new Set<number>();
  const leadAt = parts.findIndex((word) => leads.has(word));
  const lead = leadAt < 0 ? null : (numberBeside(parts, leadAt, used) ?? 1);
  if (parts.some((word) => wholes.has(word))) return { adds: false, part: null, lead };
  // `ADDS` alone is a take; with words behind it, it tells what a whole new text has more.
  const isAdds = parts.every((word) => word === 'ADDS' || readNumber(word) !== null);
  const addAt = parts.findIndex((word) => adds.has(word) || (isAdds && word === 'ADDS'));
  if (addAt >= 0) {
    const number = numberBeside(parts, addAt, used);
    return { adds: lead === null || number !== null, part: number === null ? null : number + 1, lead };
  }
  const pieceAt = parts.findIndex((word) => pieces.has(word));
  const alone = numberAlone.exec((takeKey ?? '').trim());
  const part =
    pieceAt >= 0
      ? numberBeside(parts, pieceAt, used)
      : alone === null
        ? null
        : readNumber((alone[1] ?? alone[2] ?? '').toUpperCase());
  const isTake = parts[pieceAt] === 'TAKE' && part === null && lead === null;
  return { adds: isTake || (part !== null && part > 1), part, lead };
}

/** The number that stands before a word, else behind it; each number belongs to one word. */
function numberBeside(parts: readonly string[], at: number, used: Set<number>): number | null {
  for (const index of [at - 1, at + 1]) {
    const number = used.has(index) ? null : readNumber(parts[index]);
    if (number === null) continue;
    used.add(index);
    return number;
  }
  return null;
}

function readNumber(word: string | undefined): number | null {
  if (word === undefined) return null;
  const digits = /^\d{1,2}(?!\d)/.exec(word)?.[0];
  if (digits !== undefined) return Number(digits);
  const index = numerals.findIndex((list) => list.has(word.replaceAll('È', 'E')));
  return index < 0 ? null : index + 1;
}
