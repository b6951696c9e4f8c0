import { ordersKill } from '../wire/kill-words.ts';
import { slugKeysAround } from '../wire/slug-key.ts';
import type { ArchivedStory, Story, Take } from '../wire/story.ts';
import { takeKeyKills } from '../wire/take-key.ts';
import { readTakePart } from '../wire/take-part.ts';
import { splitWords } from '../wire/words.ts';
import { compareCopy, readCopy } from './compare-copy.ts';
import { hasSlugKey } from './identity.ts';
import { namingWords } from './kill-talk.ts';
import { timeBetween, timeOf } from './news-time.ts';
import { lastVersion, takesOf } from './take-ledger.ts';

/** How surely a kill means a story that goes by the same slug. */
export type Aim = 'named' | 'perhaps' | 'doubtful' | 'not';

/** Whether a story that is held is nothing but a kill that came before its story. */
export function isKillNotice(story: Story): boolean {
  if (story.status !== 'killed' || story.takes !== undefined) return false;
  const note = story.paragraphs.length === 0 ? story.editorNote : null;
  return takeKeyKills(story.takeKey) || ordersKill(story.headline, note);
}

/**
 * Whether a kill means a story of its slug. `named`: by its headline, its number or its text. `not`: the story was sent after
 * it. Of those sent before it, `perhaps` where it names nothing, or a word that is in the story too, and `doubtful` where it
 * names something that is not in the story: another, or this one in other words.
 */
export function aimOf(kill: Story, story: Story): Aim {
  const said = wordsOf(kill);
  const headline = splitWords(story.headline ?? '');
  if (headline.length > 1 && ` ${said.join(' ')} `.includes(` ${headline.join(' ')} `)) return 'named';
  const label = namesIn(kill, splitWords(kill.headline ?? ''));
  if (headline.length === 1 && label.length === 1 && label[0] === headline[0]) return 'named';
  const service = kill.storyKey?.split(':', 1)[0] ?? '';
  if (takesOf(story).some(({ sequence }) => isNumberIn(sequence, service, said))) return 'named';
  const text = readCopy(story);
  if (compareCopy(readCopy(kill), text).shared >= 0.6) return 'named';
  if (!isSentBefore(lastVersion(takesOf(story)) ?? story, kill)) return 'not';
  const names = namesIn(kill, said);
  // One word may be anything, a number is that of an item.
  if (names.length < 2 && !names.some((word) => /^\p{L}{0,4}\d{4}$/u.test(word))) return 'perhaps';
  return names.some((word) => headline.includes(word) || text.words.includes(word)) ? 'perhaps' : 'doubtful';
}

/** The same slug on the day before or after. */
export function isSlugBeside(item: Story, held: Story): boolean {
  return (
    item.storyKey !== null && held.storyKey !== null && slugKeysAround(item.storyKey).includes(held.storyKey)
  );
}

/**
 * The story whose place a dead lead took under its slug, of the held ones that the lead is the same as, likeliest first: it
 * ends with the lead, whichever of them came first. One at most.
 */
export function findReplaced(lead: Story, same: readonly ArchivedStory[]): readonly ArchivedStory[] {
  if (!hasSlugKey(lead) || lead.takeKey === null || readTakePart(lead.takeKey).adds) return [];
  const replaced = same.find(
    (story) => story.status !== 'killed' && story.storyKey === lead.storyKey && timeOf(story) <= timeOf(lead),
  );
  return replaced === undefined ? [] : [replaced];
}

/** Whether an item was sent before a kill that a story of its slug died of. */
export function isSentBeforeEnd(item: Story, dead: Story): boolean {
  return dead.takes?.some((take) => take.kind === 'kill' && isSentBefore(item, take)) ?? false;
}

type Timed = Pick<Take, 'publishedAt' | 'precision' | 'capturedAt'>;

/** Whether an item was sent before a kill, or may have been by times that are not known to the minute. */
export function isSentBefore(item: Timed, kill: Timed): boolean {
  const [a, b] = [
    { ...item, age: null },
    { ...kill, age: null },
  ];
  if (timeOf(b) >= timeOf(a)) return true;
  const isExact = [a, b].every(
    ({ publishedAt, precision }) => publishedAt !== null && (precision ?? 'minute') === 'minute',
  );
  return !isExact && timeBetween(a, b) === 0;
}

/** `0102`, or with the service that its slug's key begins with: `eca0102`. */
function isNumberIn(sequence: string | null, service: string, said: readonly string[]): boolean {
  if (sequence === null || sequence.length < 4) return false;
  const number = sequence.toLowerCase();
  return said.includes(number) || said.includes(`${service}${number}`);
}

function wordsOf(kill: Story): readonly string[] {
  return splitWords([kill.headline, kill.editorNote, ...kill.paragraphs].filter(Boolean).join(' '));
}

function namesIn(kill: Story, said: readonly string[]): readonly string[] {
  return namingWords(said, splitWords(kill.slug ?? ''));
}
