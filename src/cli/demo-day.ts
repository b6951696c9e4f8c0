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
 * The eight o'clock whose digest tells something of most of these copies: today's when they are of today, else one of
 * the day they are of; of several the one that tells most stories, then the newest. `today`: that of today, ms since the
 * epoch. `earlier`: the same copy read as if it had come in at another time: what is told by its age moves with that, and
 * with the day of the demo. A copy that names no day speaks for today.
 */
export function chooseEight(
  stories: readonly Story[],
  earlier: readonly Story[],
  today: number,
  timezone: string,
): number {
  const moving = findMoving(stories, earlier);
  const own = stories.filter((story) => !moving.has(story));
  const dated = new Set(own.map(({ source }) => source));
  const eights = own.map((story) => nextEight(newsTimeOf(story), timezone));
  const counted = [...new Set([today, ...eights])].map((eight) => {
    const read = stories.map((story) => (moving.has(story) ? moveTo(story, eight - today) : story));
    const told = read.filter((story) => whatKeeps(story, read, eight, timezone) === null);
    const copies = new Set(
      told.map(({ source }) => source).filter((one) => eight === today || dated.has(one)),
    );
    return { eight, copies: copies.size, told: told.length };
  });
  counted.sort((a, b) => b.copies - a.copies || b.told - a.told || b.eight - a.eight);
  const [best] = counted;
  if (best !== undefined && best.told > 0) return best.eight;
  // Told on no day: on its own day the reason for that shows.
  return eights.length === 0 ? today : Math.max(...eights);
}

/** The stories that are told by their age in copy that names no moment: their time is another in the second reading. */
function findMoving(stories: readonly Story[], earlier: readonly Story[]): ReadonlySet<Story> {
  return new Set(stories.filter((story, i) => newsTimeOf(story) !== newsTimeOf(earlier[i] ?? story)));
}

/** A story as if it had come in so many ms later. */
function moveTo(story: Story, later: number): Story {
  const publishedAt = story.publishedAt === null ? null : story.publishedAt + later;
  return { ...story, publishedAt, capturedAt: story.capturedAt + later };
}

/**
 * What there is to say of the day that the demo plays on, for a person: that it is not today, which copies are of
 * another day, and which are read as of this one since they name none. Null when it is today for all of them.
 * `stories` and `earlier` as `chooseEight` takes them; moments in ms since the epoch.
 */
export function tellDay(
  stories: readonly Story[],
  earlier: readonly Story[],
  { today, eight }: { readonly today: number; readonly eight: number },
  timezone: string,
): string | null {
  const moving = findMoving(stories, earlier);
  const own = stories.filter((story) => !moving.has(story));
  const dated = new Set(own.map(({ source }) => source));
  const undated = new Set(stories.map(({ source }) => source).filter((source) => !dated.has(source)));
  const isOfDay = (story: Story) => newsTimeOf(story) > eight - day && newsTimeOf(story) <= eight;
  const present = new Set(
    stories.filter((one) => moving.has(one) || isOfDay(one)).map(({ source }) => source),
  );
  const absent = own.filter(({ source }) => !present.has(source));
  const days = [...new Set(absent.map((one) => writeDay(newsTimeOf(one), timezone, 'long')))];
  const left = new Set(absent.map(({ source }) => source)).size;
  const said = [
    eight === today ? '' : `${writeDay(eight, timezone)}, by the times in the copy`,
    eight === today || undated.size === 0 || dated.size === 0
      ? ''
      : `${countFiles(undated.size, 'names', 'name')} no day and ${undated.size === 1 ? 'is' : 'are'} read as of this one`,
    left === 0
      ? ''
      : `${countFiles(left, 'is', 'are')} of another day (${days.slice(0, 2).join(', ')}${days.length > 2 ? ' and others' : ''}) and in no digest of this one`,
  ].filter((part) => part !== '');
  return said.length === 0 ? null : said.join('; ');
}

function countFiles(number: number, one: string, many: string): string {
  return number === 1 ? `1 file ${one}` : `${number} files ${many}`;
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

/** `Saturday, 14 June 2025`; `long` without the day of the week. */
function writeDay(at: number, timezone: string, dateStyle: 'full' | 'long' = 'full'): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle, timeZone: timezone }).format(at);
}
