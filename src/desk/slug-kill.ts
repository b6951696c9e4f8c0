import { ordersKill } from '../wire/kill-words.ts';
import type { Story } from '../wire/story.ts';
import { takeKeyKills } from '../wire/take-key.ts';
import { splitWords } from '../wire/words.ts';
import { compareCopy, readCopy } from './compare-copy.ts';
import { timeOf } from './news-time.ts';

/** What a kill says of itself rather than of a story. */
const killTalk = new Set(
  (
    'kill killed kills cancel cancelled canceled retract retracted withdraw withdrawn withdraws story stories item text article ' +
    'message please disregard mandatory bulletin advisory editors bericht berichten artikel tekst verhaal vervalt vervallen ' +
    'ingetrokken intrekking redactie redacties gelieve niet gebruiken meer wordt worden dit deze over voor door naar with ' +
    'from this that meldung zuruckgezogen storniert bitte nicht verwenden'
  ).split(' '),
);

/** How surely a kill means a story that goes by the same slug. */
export type Aim = 'named' | 'perhaps' | 'not';

/** Whether a story that is held is nothing but a kill that came before its story. */
export function isKillNotice(story: Story): boolean {
  return story.status === 'killed' && (takeKeyKills(story.takeKey) || ordersKill(story.headline, null));
}

/**
 * Whether a kill means a story of its slug. `named`: by its headline, its number or its text. `perhaps`: the kill names
 * nothing, or a word that is in the story too, and it was sent after it. `not`: it names something else.
 */
export function aimOf(kill: Story, story: Story): Aim {
  const said = splitWords([kill.headline, kill.editorNote, ...kill.paragraphs].filter(Boolean).join(' '));
  const headline = splitWords(story.headline ?? '');
  if (headline.length > 1 && ` ${said.join(' ')} `.includes(` ${headline.join(' ')} `)) return 'named';
  if (story.sequence !== null && story.sequence.length > 3 && said.includes(story.sequence.toLowerCase())) {
    return 'named';
  }
  const text = readCopy(story);
  if (compareCopy(readCopy(kill), text).shared >= 0.6) return 'named';
  const names = said.filter((word) => word.length > 3 && !killTalk.has(word));
  if (names.length > 1 && !names.some((word) => headline.includes(word) || text.words.includes(word)))
    return 'not';
  return timeOf(kill) >= timeOf(story) ? 'perhaps' : 'not';
}

/** Whether a kill names a story at all, be it one that is not there. */
export function namesStory(kill: Story): boolean {
  const said = splitWords([kill.headline, kill.editorNote, ...kill.paragraphs].filter(Boolean).join(' '));
  return said.filter((word) => word.length > 3 && !killTalk.has(word)).length > 1;
}
