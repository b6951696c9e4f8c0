import { cutKillLabel, cutKillTail } from './kill-labels.ts';
import { makeOpening, makeOpeningTest } from './openings.ts';
import { deskCallBeginnings, deskCalls } from './story-words.ts';
import { isKillKey } from './take-key.ts';

/** Words for "never to be shown again" of a piece of copy: participles, nouns, what it does. */
const killed =
  'killed|withdrawn|cancell?ed|retracted|deleted|ingetrokken|vervallen|geschrapt|zurückgezogen|storniert|gestrichen|hinfällig|' +
  'annulée?|retirée?|supprimée?|caduque';
/**
 * Words for "never to be shown again", whole, where a status says nothing else: `Canceled`, `stat:canceled`, `killed`.
 */
const statusWords = new RegExp(
  `(?<![\\p{L}\\d])(?:${killed}|kill|cancel(?:s|lation)?|cancel+ing|cancelation|eliminat(?:e|ed|ion)|retract|retraction|withdraw|withdrawal|` +
    'delete|annul(?:e|ed|ation)|storno|stornierung|stornieren|vervalt|intrekking|revoked|spiked)(?![\\p{L}\\d])',
  'iu',
);

/** Whether a status field says that the story is cancelled. Take keys: `takeKeyKills`. */
export function saysKilled(status: string | null): boolean {
  return (
    status !== null && statusWords.test(status) && !/(?<!\p{L})(?:not|un|niet|nicht)(?!\p{L})/iu.test(status)
  );
}

/** Whether a headline or a note to editors orders a kill: `KILL: Brug open`, `MANDATORY KILL. The story is withdrawn`. */
export function ordersKill(headline: string | null, note: string | null): boolean {
  return (headline !== null && headlineKills(headline)) || (note !== null && noteKills(note));
}

const alerts = '(?:bulletin|mandatory|urgent|full|final|story|item|obligatoire)';

function headlineKills(headline: string): boolean {
  return cutKillLabel(headline) !== null || cutKillTail(headline) !== null || killsThisStory(headline);
}

const story =
  '(?:news item|story|item|article|copy|dispatch|nieuwsbericht|persbericht|bericht|verhaal|artikel|stuk|kopij|meldung|beitrag|nachricht|' +
  'pressemitteilung|dépêche|texte)';
const own =
  '(?:this|the above|the following|our|dit|deze|(?:het |de )?(?:boven|onder)staande?|ons|(?:das |die )?(?:obige|nachfolgende)s?|diese[rn]?|unsere|unser|cette|cet|ce|notre)';
const any =
  '(?:(?:this|the|our|above|following|dit|het|ons|bovenstaande?|diese|die|der|dieser|unsere|cette|la) ){0,2}';
const slugged = '(?: (?:slugged|met (?:de )?slug|headlined|mit dem slug) [^.;\\n]{1,80}?)?';
const becomes =
  '(?: (?:has been|have been|has now been|is|was|wordt|werd|wurde|wird|ist|est|a été|must be|should be|moet worden|hereby|hierbij|hiermee|hiermit|dus|nu|now)){0,3}';
/** What may follow an order: its end, or the reason. A comma goes on only to another order. */
const stop =
  '(?= ?(?:$|[.:;!)\\n*]|[-–—]|, ?(?:please|do not|niet|nicht|bitte|ne |gelieve|see|zie)|(?:and|en|und|et|because|omdat|wegens|vanwege|due|weil|wegen|car|mag niet)(?!\\p{L})))';
/** Where a part of a note begins. */
const start = '(?:^|[.:;,!?\\n(] ?| [-–—] )';

/** What an agency takes back: its copy by a word that law and science do not use, or this piece of it. */
const ours = `(?:${own} ${story}|(?:het|die|la|the) (?:nieuwsbericht|persbericht|bericht|meldung|dépêche|story))`;

/** Orders that name this piece of copy (`which`), each from its beginning. */
function ordersOn(which: string): readonly string[] {
  return [
    // `This story has been killed`, `dit bericht is vervallen`, `The story slugged Lock has been killed`, `Dit bericht vervalt`.
    `${which}${story}${slugged}${becomes} (?:${killed}|vervalt|entfällt)(?: verklaard)?${stop}`,
    // `ANP trekt dit bericht in`, `dpa zieht diese Meldung zurück`, `AFP annule cette dépêche`, `AP withdraws this story`.
    `(?:[\\p{L}/-]{1,20} ){0,3}(?:trekt|trekken) ${ours}${slugged}(?: (?:van|over) [^.;\\n]{1,60}?)? (?:hierbij |hiermee )?in${stop}`,
    `(?:[\\p{L}/-]{1,20} ){0,3}(?:zieht|ziehen) ${ours}${slugged} (?:hiermit )?zurück${stop}`,
    `(?:[\\p{L}/-]{1,20} ){0,3}(?:annule|annulons|retire|retirons|withdraws?|is withdrawing|retracts?|kills?|cancels?) ${ours}${stop}`,
    // `ANP heeft dit bericht ingetrokken`, `dpa hat diese Meldung zurückgezogen`, `AP has withdrawn this story`.
    `(?:[\\p{L}/-]{1,20} ){0,3}(?:heeft|hebben|hat|haben) ${ours}${slugged} (?:hierbij |inmiddels |hiermit )?(?:${killed})${stop}`,
    `(?:[\\p{L}/-]{1,20} ){0,3}(?:has|have|a|ont) (?:${killed}) ${ours}${stop}`,
    // `Gelieve dit bericht niet te gebruiken`, `Diese Meldung bitte nicht verwenden`.
    `${which}${story} (?:bitte )?(?:niet|nicht)(?: meer| mehr)? (?:te )?(?:gebruiken|publiceren|verwenden|veröffentlichen)${stop}`,
  ];
}

const noteOrders = [
  ...ordersOn(any).map((one) => new RegExp(`${start}${deskCalls}{0,4}${one}`, 'iu')),
  // `Please KILL the story`, `Kill this item.`
  new RegExp(
    `${start}${deskCalls}{0,4}(?:kill|withdraw|retract|spike|cancel) (?:(?:this|the|our|above|following|entire|whole) ){1,3}${story}(?!\\p{L})`,
    'iu',
  ),
  new RegExp(`${start}${deskCalls}{0,4}kill (?:it|story|item) ?(?:$|[.:;,!\\n])`, 'iu'),
  // `MANDATORY KILL`, `BULLETIN KILL: …`.
  new RegExp(
    `${start}${deskCalls}{0,4}(?:${alerts} )+kill(?![\\p{L}-])(?! (?:switch|rate|order|count))`,
    'iu',
  ),
  new RegExp(`${start}[eé]limination obligatoire`, 'iu'),
  // `Kill.`, `Kill: wrong town`, `STORNO`: nothing beside it.
  new RegExp(`(?:^|[.:;!?\\n(*] ?)${deskCalls}{0,4}(?:kill|storno|stornierung) ?(?:$|[.:;!)*\\n])`, 'iu'),
  // `Bitte nicht verwenden`, `Do not use.`, `Niet meer gebruiken`: nothing beside it.
  new RegExp(
    `(?:^|[.:;!?\\n(] ?)${deskCalls}{0,4}(?:nicht(?: mehr)? verwenden|niet meer gebruiken|niet gebruiken|do not use|ne (?:pas|plus) utiliser) ?(?:$|[.;!)\\n])`,
    'iu',
  ),
  /^\W*(?:killed|withdrawn?|retracted|cancell?ed|ingetrokken|vervallen|vervalt|annulation|zurückgezogen)\W*$/imu,
  /(?:^|\n)\W?KILL(?:,| [-–—] | \p{Lu}\p{Ll})/u,
];

/** Orders that are a line of their own wherever it stands: on this piece of copy, or made of a take key's words. */
const lineOrders = [
  ...ordersOn(`${own} `).map((one) => new RegExp(`^[^\\p{L}\\d]*${deskCalls}{0,4}${one}`, 'iu')),
  new RegExp(
    `^[^\\p{L}\\d]*${deskCalls}{0,4}(?:kill|withdraw|retract|spike) (?:this|the above) (?:entire )?${story}(?!\\p{L})`,
    'iu',
  ),
  /^[^\p{L}\d]*(?:bitte nicht(?: mehr)? verwenden|gelieve niet te gebruiken)[^\p{L}\d]*$/iu,
  // `LET OP: BERICHT INGETROKKEN`: nothing beside it.
  new RegExp(
    `^[^\\p{L}\\d]*${deskCalls}{0,4}(?:nieuwsbericht|persbericht|bericht|meldung|nachricht|dépêche|story|copy)${becomes} (?:${killed}|vervalt|entfällt)[^\\p{L}\\d]*$`,
    'iu',
  ),
];
/** What any of those names. */
const pieces =
  /bericht|stor[yi]|item|arti[ck]|copy|dispatch|verhaal|stuk|kopij|meldung|beitrag|mitteilung|nachricht|dépêche|texte|verwend|gebruik/i;
/** What any of those begins with or holds. */
const killStems =
  /kill|storn|verv|withdr|retra|trek|zieht|ziehen|cancel|annul|retir|entf|spike|zurück|inget|geschr|gestr|supprim|gebruik|verwend|delet|hinf|publiceren|veröff/i;

/** How lines begin that order a kill: with a call to desks, with what is pointed at, with the order. */
const mayOpenOrder = makeOpening(
  [
    ...deskCallBeginnings,
    ...[
      'this',
      'the above',
      'the follow',
      'het boven',
      'het onder',
      'onderst',
      'nachfolg',
      'das ob',
      'die ob',
      'our ',
      'dit ',
      'deze ',
      'bovenst',
      'ons ',
      'diese',
      'obige',
      'unser',
      'cet',
      'ce ',
      'notre',
    ],
    ...['trek', 'zieh', 'annul', 'retir', 'withdraw', 'is withdrawing', 'retract', 'kill', 'cancel', 'spike'],
    ...['nieuwsbericht', 'persbericht', 'meldung', 'nachricht', 'dépêche', 'story', 'copy'],
    ...['storn', 'ingetr', 'vervall', 'vervalt', 'intrek', 'zurückg', 'rückz', 'elimin', 'élimin'],
  ],
  ' ',
  '*',
);
/** Verbs that can be a line's second, third or fourth word: `ANP trekt dit bericht in`. */
const verbs = ['trek', 'zieh', 'annul', 'retir', 'retr', 'withdraw', 'is ', 'kill', 'cancel'];
/** `ANP heeft dit bericht ingetrokken`, `AP has withdrawn this story`: nearly every text has these, so with the word behind. */
const auxiliaries =
  /is withdrawing|(?:heeft|hebben|hat|haben) (?:dit|deze|het|ons|bovenst|onderst|diese|die|unser|obige) ?|(?:has|have|a|ont) (?:killed|withd|cancel|retr|del|annul|supprim)/iy;
const helpers = ['heeft', 'hebben', 'hat ', 'haben', 'has ', 'have ', 'a ann', 'a ret', 'a sup', 'ont '];
const mayBeVerb = makeOpeningTest([...verbs, ...helpers]);
/** The first letters of both, a bit each. */
const verbLetters = [...verbs, ...helpers].reduce(
  (letters, verb) => letters | (1 << (verb.charCodeAt(0) & 31)),
  0,
);
/** No word before the verb is longer, in UTF-16 units. */
const longestWord = 20;

/** No order is longer, in UTF-16 units. */
const longestOrder = 300;

/** False for most lines, at little cost: whether a line, or its beginning, may be an order to kill. */
export function mayKill(line: string): boolean {
  if (!(mayOpenOrder(line) || isInCapitals(line) || hasVerb(line))) return false;
  return killStems.test(line.length > longestOrder ? line.slice(0, longestOrder) : line);
}

/** Whether no small letter stands in the line's first sentence, as in a take key: an order may be one whole. */
function isInCapitals(line: string): boolean {
  for (let i = 1; i < line.length; i += 1) {
    const code = line.charCodeAt(i);
    if (code >= 0x61 && code <= 0x7a) return false;
    if (code === 0x2e || code === 0x21) return true;
  }
  return true;
}

/** Whether a word like those verbs comes second, third or fourth behind the signs at the start. */
function hasVerb(line: string): boolean {
  let start = 0;
  while (isSign(line.charCodeAt(start))) start += 1;
  // Signs and letters beyond those: only the expressions can tell.
  if (line.charCodeAt(start) >= 0x80) return true;
  for (let words = 0; words < 3; words += 1) {
    const end = line.indexOf(' ', start);
    if (end < 0 || end - start > longestWord) return false;
    start = end + 1;
    const first = line.charCodeAt(start);
    // A dash can stand between the agency and its verb; figures and other signs cannot.
    if (first < 0x41) {
      if (first === 0x2d || first === 0x2f) continue;
      return false;
    }
    if (first < 0x80 && ((verbLetters >> (first & 31)) & 1) === 0) continue;
    if (!mayBeVerb(line, start)) continue;
    auxiliaries.lastIndex = start;
    if (!isAuxiliary(line, start) || auxiliaries.test(line)) return true;
  }
  return false;
}

/** Whether a verb is one that any text has: `is`, `heeft`, `has`, `a`, `ont`. */
function isAuxiliary(line: string, start: number): boolean {
  const first = line.charCodeAt(start) | 0x20;
  if (first === 0x69) return line.charCodeAt(start + 2) === 0x20;
  return first === 0x68 || first === 0x6f || (first === 0x61 && line.charCodeAt(start + 1) === 0x20);
}

/** ASCII but letters and figures, and the dashes, quotes and bullets of typography. */
function isSign(code: number): boolean {
  if (code >= 0x80) return code >= 0x2010 && code <= 0x203a;
  const letter = code | 0x20;
  return !(letter >= 0x61 && letter <= 0x7a) && !(code >= 0x30 && code <= 0x39) && code < 0x80;
}

/**
 * Whether a line of copy, wherever it stands, says that this piece of copy is cancelled: `Dit bericht vervalt.`, `ANP trekt
 * dit bericht in`, `** KILL **`. Words on other things that are cancelled are news. Looks at lines of 300 characters at most.
 */
export function killsThisStory(line: string): boolean {
  if (line.length > longestOrder || !mayKill(line)) return false;
  if (line === line.toUpperCase() && isKillKey(line)) return true;
  // Each of those names a piece of copy, or what is done with one.
  return pieces.test(line) && lineOrders.some((one) => one.test(line));
}

/** Whether a note is an order to kill, or tells of one that holds for this item: not of killed people or laws. */
function noteKills(note: string): boolean {
  const plain = note
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
  if (!killStems.test(plain) && !/limination|do not use|utiliser/i.test(plain)) return false;
  return noteOrders.some((one) => one.test(plain)) || plain.split('\n').some(killsOrLabels);
}

/** An order, or a label that was taken off what it stood before. */
function killsOrLabels(line: string): boolean {
  const rest = cutKillLabel(line);
  return killsThisStory(line) || (rest !== null && rest.start === rest.end);
}
