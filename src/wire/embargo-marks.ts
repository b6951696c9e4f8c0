import { makeOpening } from './openings.ts';
import { deskCalls, thisStory } from './story-words.ts';

/**
 * Words that put copy under an embargo, a regular expression each. `order`: they say nothing else. `label`: news can hold
 * them too (`Embargo op olie verlengd`), so that what follows decides. `release`: an embargo with a moment only.
 */
const words = {
  order: [
    'sperr(?:frist|vermerk|zeit)(?:ende)?(?:\\s+beachten)?',
    '(?:strictly\\s+)?(?:under|onder|sous|unter|bajo|sotto)\\s+(?:an?\\s+|een\\s+|un\\s+|einem\\s+)?(?:strikt\\s+|strict\\s+|streng\\s+|strengem\\s+)?embargo',
    '(?:strikt|strict|streng(?:es)?|totaal|total)\\s+embargo',
    '(?:strictly|strikt|streng|strictement)\\s+embargoed',
    'embargoed\\s+(?:for|from)\\s+(?:release|publication|broadcast|use|transmission)',
    'embargo[ -]?(?:tijd(?:stip)?|datum|einde|termijn|zeit|ende|time|date|period)',
    'hold\\s+for\\s+release',
    '(?:not|never)\\s+(?:to\\s+be\\s+|for\\s+)(?:release|publication|broadcast|use|transmission|publish|used?)(?:d|ed)?\\s+(?:before|until|till|prior\\s+to)',
    'do\\s+not\\s+(?:release|publish|broadcast|use|transmit|run)\\s+(?:before|until|till|prior\\s+to)',
    'niet\\s+(?:te\\s+|voor\\s+)?(?:publi[ck](?:eren|atie)|vrijgeven|gebruik(?:en)?|openbaar\\s+maken)\\s+(?:v(?:oo|óó)r|eerder\\s+dan)',
    'nicht\\s+(?:zur\\s+|zu\\s+)?(?:veröffentlich(?:en|ung)|verwend(?:en|ung)|freigeben)\\s+(?:vor|bis)',
    '(?:(?:à\\s+)?ne\\s+pas\\s+|non\\s+)(?:publier|diffuser|utiliser|publiable|diffusable)\\s+avant',
    '(?:publication|diffusion|utilisation)\\s+(?:est\\s+)?interdite\\s+(?:avant|jusqu\\p{L}*)',
  ],
  label: ['embargo(?:ed|s)?'],
  release: [
    '(?:for|to\\s+be)\\s+released?',
    'release\\s+(?:time|date)',
    '(?:vrij|frei)(?:gegeven|gegeben)?(?:\\s+(?:voor|für|zur)\\s+\\p{L}+)?(?=\\s+(?:vanaf|op|om|ab|am|um))',
    'freigabe(?=\\s+(?:ab|am|um)|\\s*:)',
    'frigiv(?:et|es)',
    'gesperrt(?=\\s+bis)',
    'publi(?:catie|ceren)(?:\\s+(?:pas|eerst|niet))?(?=\\s+(?:vanaf|na|v(?:oo|óó)r)\\s)',
    '(?:pas|eerst)\\s+(?:te\\s+)?publiceren(?=\\s+(?:vanaf|na|op|om))',
    'veröffentlichung(?:\\s+(?:erst|frühestens))?(?=\\s+(?:ab|am|nach)\\s)',
    '(?:à\\s+)?(?:publier|diffuser)(?=\\s+(?:après|à\\s+partir|dès)\\s)',
    '(?:publication|diffusion)(?:\\s+autorisée)?(?=\\s+(?:après|à\\s+partir|dès)\\s)',
  ],
} as const;

/** Orders that stand around the moment: `Niet voor 12 maart 06.00 uur publiceren`. */
const around =
  '(?:niet|nicht|not)\\s+(?:v(?:oo|óó)r|eerder\\s+dan|vor|before)\\s+(?<within>[^;\\n]{3,90}?)\\s+' +
  '(?:te\\s+|zu\\s+|worden\\s+)?(?:publiceren|gepubliceerd|vrijgeven|vrij\\s+te\\s+geven|gebruiken|uitzenden|openbaar\\s+maken|' +
  'veröffentlichen|verwenden|publish)(?=\\s*(?:$|[.!;:,)*\\]|\\n]))';

/** What an embargo's words are. */
export type MarkKind = keyof typeof words;

const kinds = Object.keys(words) as readonly MarkKind[];
const marks = new RegExp(
  `(?<![\\p{L}-])(?:(?<around>${around})|${kinds.map((kind) => `(?<${kind}>${words[kind].join('|')})`).join('|')})(?![\\p{L}]|-\\p{L})`,
  'giu',
);

/** What may stand before the words on a line that is an embargo's: calls to desks, and which copy is meant. */
const calls = new RegExp(`^[^\\p{L}\\d]*${deskCalls}{0,3}`, 'iu');
const subject = new RegExp(
  `^(?:(?:voor|für|pour|on|over) )?${thisStory}(?: (?:is|are|was|remains?|must|may|mag|moet|staat|valt|blijft|geldt|ist|steht|unterliegt|bleibt|gilt|darf|est|reste|sont|a|an|een|eine?r?|un|nog|still|noch|encore|strictly|strikt|streng|strictement|daarom|tot nader order|until further notice)){0,4}\\s*$`,
  'iu',
);

/** An embargo's words in a line. */
export interface EmbargoMark {
  readonly kind: MarkKind;
  readonly at: number;
  /** The words as they stand. */
  readonly text: string;
  /** What stands behind them: signs first, then the rest. Behind `niet voor … publiceren` it is what stands between. */
  readonly signs: string;
  readonly tail: string;
  /** Where the tail begins in the line, in UTF-16 units. */
  readonly tailAt: number;
  /** They begin the line, a sentence or a part of one. */
  readonly opens: boolean;
  /** Nothing stands before them on the line but calls to desks and what the embargo is on. */
  readonly leads: boolean;
  /** They are said of the copy itself: `This story is embargoed`. */
  readonly isOwn: boolean;
}

/** How much behind the words is looked at, in UTF-16 units. */
const longestTail = 250;
/** How much before the words is looked at, in UTF-16 units. */
const longestLead = 120;

/** No line of copy has more of them; a limit, so that made-up repetition costs little. */
const mostMarks = 20;

/** The words in a line that may put copy under an embargo, the first 20. Linear in the line. */
export function findMarks(line: string): readonly EmbargoMark[] {
  return [...line.matchAll(marks).take(mostMarks)].map((match) => {
    const within = match.groups?.within;
    const text = match[0];
    const end = match.index + (within === undefined ? text.length : text.indexOf(within));
    const behind = within ?? line.slice(end, end + longestTail);
    const before = line.slice(Math.max(0, match.index - 12), match.index);
    const signs = /^[\s:!?=(),;.*"'”’\]/–—-]*/u.exec(behind)?.[0] ?? '';
    const kind =
      within !== undefined ? 'order' : (kinds.find((one) => match.groups?.[one] !== undefined) ?? 'label');
    const opens =
      /[.:;,!?(*[|/–—-]\W*$/.test(before) || (match.index <= before.length && !/[\p{L}\d]/u.test(before));
    const lead = match.index <= longestLead ? line.slice(0, match.index) : null;
    const called = lead === null ? '' : lead.slice(calls.exec(lead)?.[0].length ?? 0);
    const isOwn = lead !== null && subject.test(called);
    const leads = lead !== null && (called === '' || isOwn);
    return {
      kind,
      at: match.index,
      text,
      signs,
      tail: behind.slice(signs.length),
      tailAt: end + signs.length,
      opens: opens || leads,
      leads,
      isOwn,
    };
  });
}

/** How a line begins that may be one, and what it must hold: spares most lines the table. */
const mayOpen = makeOpening(
  (
    'embargo;sperr;str;under;onder;sous;unter;bajo;sotto;tota;hold;not;never;do ;ni;ne ;non ;for ;to ;release;vrij;frei;frigiv;' +
    'gesp;publ;pas ;eerst;ver;à ;diff;util;let ;att;opg;bel;imp;acht;wich;hin;avis;adv;waar;n.b;nb;nota;noo;eds;edit;all;red;' +
    'réd;an ;aan ;voor ;für ;pour ;pls;ple;bit;gel;gra;svp;mer;pri;med;message;this;the ;our ;above;foll;dit ;deze;het ;boven;' +
    'ons ;dies;obige;nach;unse;die ;der ;das ;ce;not;la ;le ;on ;over ;desks'
  ).split(';'),
  '\\s',
);
const mayHold =
  /embargo|sperr|hold\s|releas|frei|vrij|frigiv|publi|diffus|utilis|veröff|verwend|broadcast|uitzend|gebruik|openbaar|transmi|\suse/iu;

/** False for most lines, at little cost: whether a line may be an embargo's. */
export function mayLead(line: string): boolean {
  return mayOpen(line) && mayHold.test(line);
}
