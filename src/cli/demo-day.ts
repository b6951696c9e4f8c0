import { isNoFragment } from '../digest/is-no-fragment.ts';
import type { Story } from '../wire/story.ts';

const day = 24 * 3_600_000;

/** Eight in the morning of the day on which `moment` lies, in `timezone`; ms since the epoch. */
export function eightOClock(moment: number, timezone: string): number {
  const date = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timezone).toPlainDate();
  return date.toZonedDateTime({ timeZone: timezone, plainTime: '08:00' }).epochMilliseconds;
}

/** The first eight o'clock at or after `moment`; ms since the epoch. */
function nextEight(moment: number, timezone: string): number {
  const eight = eightOClock(moment, timezone);
  if (eight >= moment) return eight;
  // From noon, since a day may have 23 hours.
  return eightOClock(eight + day + 4 * 3_600_000, timezone);
}

/** When a story counts as news in the demo, ms since the epoch: it comes in as it was captured. */
function newsTimeOf({ publishedAt, capturedAt }: Story): number {
  return publishedAt ?? capturedAt;
}

/** What keeps a story out of the digest of `eight` (ms since the epoch), in words; null when nothing does. */
function whatKeeps(story: Story, all: readonly Story[], eight: number, timezone: string): string | null {
  const isKilled = (other: Story) =>
    other.status === 'killed' &&
    (other === story || (story.storyKey !== null && other.storyKey === story.storyKey));
  if (all.some(isKilled)) return 'withdrawn by the agency';
  if (story.status === 'withheld') return 'held back by the agency';
  if (story.embargoUntil !== null && story.embargoUntil > eight) {
    return `under embargo until ${write(story.embargoUntil, timezone)}`;
  }
  if (!isNoFragment(story)) return 'cut off before there is news in it';
  const at = newsTimeOf(story);
  return at <= eight - day || at > eight ? 'not of that day' : null;
}

/**
 * The eight o'clock whose digest tells most of these stories: today's when they are of today, else one of the day they
 * are of, the newest of several. `today`: that of today, ms since the epoch. `earlier`: the same copy read as if it had
 * come in at another time: what is told by its age moves with that, and with the day of the demo.
 */
export function chooseEight(
  stories: readonly Story[],
  earlier: readonly Story[],
  today: number,
  timezone: string,
): number {
  const moving = new Set(stories.filter((story, i) => newsTimeOf(story) !== newsTimeOf(earlier[i] ?? story)));
  const moves = (story: Story) => moving.has(story);
  const readAt = (story: Story, eight: number): Story => {
    if (!moves(story)) return story;
    const publishedAt = story.publishedAt === null ? null : story.publishedAt + eight - today;
    return { ...story, publishedAt, capturedAt: story.capturedAt + eight - today };
  };
  const own = stories.filter((story) => !moves(story)).map((story) => nextEight(newsTimeOf(story), timezone));
  const countTold = (eight: number) => {
    const read = stories.map((story) => readAt(story, eight));
    return read.filter((story) => whatKeeps(story, read, eight, timezone) === null).length;
  };
  const counted = [...new Set([today, ...own])].map((eight) => ({ eight, count: countTold(eight) }));
  counted.sort((a, b) => b.count - a.count || b.eight - a.eight);
  const [best] = counted;
  if (best !== undefined && best.count > 0) return best.eight;
  // Told on no day: on its own day the reason for that shows.
  return own.length === 0 ? today : Math.max(...own);
}

/**
 * Why the digest of `eight` (ms since the epoch) has none of these stories, in one line for a person. Throws an Error when
 * nothing in the copy accounts for it: then the digest should have come.
 */
export function explainSilence(stories: readonly Story[], eight: number, timezone: string): string {
  const counts = new Map<string, number>();
  for (const story of stories) {
    const why = whatKeeps(story, stories, eight, timezone);
    if (why === null)
      throw new Error('The digest did not come, though there is news for it; the warnings say why.');
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  const [only] = stories;
  if (only !== undefined && stories.length === 1) {
    const why = [...counts.keys()].join();
    const day = why === 'not of that day' ? ` but of ${write(newsTimeOf(only), timezone)}` : '';
    return `There is no digest: the story is ${why}${day}.`;
  }
  const reasons = [...counts].map(([why, number]) => `${number} ${number === 1 ? 'is' : 'are'} ${why}`);
  return `There is no digest: of ${stories.length} stories ${reasons.join(', ')}.`;
}

/** Those that a reader can find at `eight` (ms since the epoch). */
export function findable(stories: readonly Story[], eight: number): readonly Story[] {
  const isKilled = (key: string | null) =>
    key !== null && stories.some((other) => other.status === 'killed' && other.storyKey === key);
  return stories.filter(
    (story) =>
      story.status === 'usable' &&
      !isKilled(story.storyKey) &&
      (story.embargoUntil === null || story.embargoUntil <= eight) &&
      newsTimeOf(story) <= eight,
  );
}

/** `19 May 2025 at 08:00`. */
function write(at: number, timezone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: timezone,
  }).format(at);
}
