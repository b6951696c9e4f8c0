import type { TextBlock } from '../text-blocks.ts';

/** What sites put behind a text in their feeds, as data. Each is held against a whole line, and against a line's end. */
const readOn =
  'lees (?:verder|meer|het (?:hele|volledige) (?:artikel|bericht|verhaal))|meer lezen|verder lezen|read (?:more|on|the full (?:story|article))|' +
  'continue reading|weiterlesen|lire la suite|klik hier (?:voor meer|om verder te lezen)';
const lineTails = [
  new RegExp(`^(?:${readOn})(?:\\b[^.!?]{0,100})?[.!?…→»>]*$`, 'iu'),
  /^(?:The post|Het bericht|Het artikel|Der Beitrag) .{1,300} (?:appeared first on|verscheen eerst op|erschien zuerst auf) .{1,120}$/iu,
  /^(?:Reageer|Reacties|Comments)\b.{0,40}$/iu,
];
/** The same on pages, where all else that reads on is told by its mark-up. */
const shareLines = [
  /^(?:Deel dit(?: artikel| bericht| verhaal)?|Deel (?:op|via)|Share (?:this|on)(?: article| story)?)(?:\s?:| (?:op|via|on|met)\b|$).{0,80}$/iu,
  /^(?:Tags|Trefwoorden|Onderwerpen|Labels|Topics)\s?:.{0,120}$/iu,
];
const inlineTail = new RegExp(
  `\\s*[|>»→(\\[]?\\s*(?:${readOn})(?:\\s(?:op|bij|at|on|over)\\s[^.!?]{1,60})?\\s*[\\])]?\\s*[.…→»>]*$`,
  'iu',
);
/** What a feed breaks its own text off with. */
const brokenOff = /\s*(?:\[(?:…|\.{3}|&#8230;)\]|\((?:…|\.{3})\)|…|\.{3})$/u;
/** No tail is longer, so that a paragraph of any length takes the same time. In UTF-16 units. */
const longestTail = 160;

/** A feed's text without what its site puts behind it. */
export interface WithoutTails {
  readonly blocks: readonly TextBlock[];
  /** The feed says that the text goes on elsewhere: `… Lees verder`. */
  readonly isBrokenOff: boolean;
}

/** Whether a line of its own invites to share the story (`Deel dit artikel: Facebook`) or lists its tags. */
export function isShareLine(text: string): boolean {
  return text.length <= longestTail && shareLines.some((line) => line.test(text));
}

/**
 * Takes the invitations to read on off the end of a text (`Lees verder`, `Read more »`, `The post … appeared first on …`),
 * as blocks of their own or behind the last sentence. Linear.
 */
export function cutTails(given: readonly TextBlock[]): WithoutTails {
  const blocks = [...given];
  let isInvited = false;
  for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
    const { text } = last;
    if (text.length > 500 || !(lineTails.some((tail) => tail.test(text)) || isShareLine(text))) break;
    isInvited = true;
    blocks.pop();
  }
  const last = blocks.at(-1);
  if (last === undefined || last.kind === 'rule') return { blocks, isBrokenOff: false };
  const end = last.text.slice(-longestTail);
  const start = last.text.slice(0, last.text.length - end.length);
  const cut = end.replace(inlineTail, '');
  // Behind a sentence or a break: `Wie wil er nu lees verder` is prose.
  const isTail = cut !== end && /[.!?…"'”’»)\]]$/.test(cut.trimEnd());
  const kept = isTail ? cut.trimEnd() : end;
  const isMarked = /[\])]$/.test(kept) && brokenOff.test(kept);
  const isBrokenOff = brokenOff.test(kept) && (isMarked || isTail || isInvited);
  const text = start + (isBrokenOff ? kept.replace(brokenOff, '') : kept);
  if (text.trim() === '') blocks.pop();
  else blocks[blocks.length - 1] = { ...last, text };
  return { blocks, isBrokenOff };
}
