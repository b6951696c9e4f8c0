import { cutEmbargoLabel, cutEmbargoTail } from './embargo-labels.ts';
import { cutKillLabel, cutKillTail, type Unlabelled } from './kill-labels.ts';
import { killsThisStory, mayKill } from './kill-words.ts';
import { makeOpeningTest } from './openings.ts';
import { deskCallBeginnings } from './story-words.ts';

/** A text without what stands before it or behind it of whether it may be shown. */
export interface PartedLife {
  /** What was taken off, each as it stands. */
  readonly notes: readonly string[];
  /** What is left, in UTF-16 units; may be nothing. */
  readonly start: number;
  readonly end: number;
  /** `killed`: it is taken back; `embargoed`: it is held back, until when the notes may say. */
  readonly life: 'killed' | 'embargoed';
}

/** How labels and orders begin; one look spares nearly every text the rest. */
const mayOpen = makeOpeningTest(
  (
    'kill;bulletin;mandatory;urgent;full;final;story;item;obligatoire;bericht;meldung;storno;ingetrokken;vervallen;intrekking;cancel;' +
    'withdraw;retracted;zurück;rück;annul;retir;elimin;élimin;embargo;sperr;str;under;onder;sous;unter;bajo;sotto;totaal;hold;not;never;' +
    'do ;niet;nicht;ne ;non;for release;released;vrij;frei;frigiv;gesperrt;publi;pas ;eerst;veröff;diff;util;' +
    'this;the above;the follow;our ;above;dit ;deze ;het boven;het onder;het anp;bovenst;onderst;ons ;diese;obige;nachfolg;unser;cet;ce ;notre;' +
    'nieuwsbericht;persbericht;nachricht;dépêche;copy;trek;zieh;dpa ;belga ;' +
    deskCallBeginnings.join(';')
  ).split(';'),
);

/** Agencies are known by capitals: `ANP trekt dit bericht in`. */
function mayBeMarked(text: string): boolean {
  const second = text.charCodeAt(1);
  return mayOpen(text) || (second >= 0x41 && second <= 0x5a);
}

/** A label behind a headline ends in a sign or in capitals, or is an embargo until some moment. */
function mayEndMarked(headline: string): boolean {
  const last = headline.charCodeAt(headline.length - 1);
  const isPlain = (last >= 0x61 && last <= 0x7a) || (last >= 0x30 && last <= 0x39);
  return !isPlain || headline.includes('EMBARGO', 1);
}

/** A last sentence that takes back the story which it ends: where it begins in `text`, in UTF-16 units; null without one. */
export function findClosingOrder(text: string): number | null {
  const from = text.lastIndexOf('. ', text.length - 3) + 2;
  if (from < 2 || text.length - from > 200) return null;
  const sentence = text.slice(from);
  return mayBeMarked(sentence) && killsThisStory(sentence) ? from : null;
}

/** No line has more of them. */
const most = 4;

/**
 * Takes labels off a headline: `INGETROKKEN: Brug open`, `EMBARGO: Geheim plan`, `Brug open (INGETROKKEN)`. Null without
 * one. Constant time.
 */
export function partHeadline(headline: string): PartedLife | null {
  return mayBeMarked(headline) || mayEndMarked(headline) ? part(headline, headlineCuts) : null;
}

/**
 * Takes labels, and a sentence that takes the story back, off the beginning of a text that stands behind a dateline:
 * `INGETROKKEN: De brug …`, `EMBARGO TOT 12 MAART 06.00 UUR - De brug …`, `Dit bericht is ingetrokken. De brug …`. Null without
 * one. Constant time.
 */
export function partOpening(text: string): PartedLife | null {
  return mayBeMarked(text) ? part(text, openingCuts) : null;
}

type Cut = (text: string) => (Unlabelled & { readonly life: PartedLife['life'] }) | null;

function part(text: string, cuts: readonly Cut[]): PartedLife | null {
  if (!cuts.some((cut) => cut(text) !== null)) return null;
  const notes: string[] = [];
  let [start, end] = [0, text.length];
  let life: PartedLife['life'] = 'embargoed';
  for (let n = 0; n < most; n += 1) {
    const rest = text.slice(start, end);
    const found = cuts.map((cut) => cut(rest)).find((one) => one !== null);
    if (found === undefined) break;
    notes.push(`${rest.slice(0, found.start)} ${rest.slice(found.end)}`.trim());
    [start, end] = [start + found.start, start + found.end];
    if (found.life === 'killed') life = 'killed';
    if (start >= end) break;
  }
  return notes.length === 0 ? null : { notes, start, end, life };
}

const cutLabelOf =
  (place: 'headline' | 'text'): Cut =>
  (text) => {
    if (!mayBeMarked(text)) return null;
    const kill = cutKillLabel(text);
    if (kill !== null) return { ...kill, life: 'killed' };
    const embargo = cutEmbargoLabel(text, place);
    return embargo === null ? null : { ...embargo, life: 'embargoed' };
  };

function cutTail(text: string): ReturnType<Cut> {
  const kill = cutKillTail(text);
  if (kill !== null) return { ...kill, life: 'killed' };
  const embargo = cutEmbargoTail(text);
  return embargo === null ? null : { ...embargo, life: 'embargoed' };
}

/** A first sentence that is an order: `Dit bericht is ingetrokken.` */
function cutOrder(text: string): ReturnType<Cut> {
  if (!mayKill(text)) return null;
  const sentence = /^[^.!\n]{1,200}(?:[.!]+["'”’)]*\s*|$)/u.exec(text.slice(0, 220))?.[0] ?? '';
  if (sentence === '' || !killsThisStory(sentence.trim())) return null;
  return { start: sentence.length, end: text.length, life: 'killed' };
}

const headlineCuts: readonly Cut[] = [cutLabelOf('headline'), cutTail];
const openingCuts: readonly Cut[] = [cutLabelOf('text'), cutOrder];
