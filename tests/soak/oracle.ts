import type { Code, SoakChannel, SoakPost, SoakRecord } from './record.ts';
import { reckonSlots } from './slots.ts';
import type { SoakStory, StoryVersion } from './stories.ts';

/** What may be wrong. */
export const faultsFound = [
  'duplicate edition',
  'missing edition',
  'out of order',
  'no such slot',
  'not folded',
  'story twice',
  'story lost',
  'withdrawn text',
  'correction missed',
  'copy missing',
  'copy twice',
  'follow-up missing',
  'follow-up twice',
  'invalid answers',
] as const;

/** Something that is not as it must be. */
export interface Finding {
  readonly kind: (typeof faultsFound)[number];
  readonly words: string;
}

/** The verdict of a run. */
export interface Verdict {
  readonly findings: readonly Finding[];
  /** Editions that must be there under their own slot, and those that are there. */
  readonly expected: number;
  readonly found: number;
  /** Slots that were missed and folded into a later edition, or had no news. */
  readonly passed: number;
  /** Stories that must be told somewhere, counted by channel. */
  readonly told: number;
  /** Copies that were shared, and stories that were told to who follows. */
  readonly copies: number;
  readonly followUps: number;
}

const hour = 3_600_000;
/** Copy that was written just now waits for the next look, ms. */
const copySettles = 5_000;

/** Discord counts invalid answers; one cause may draw so many. */
const mostInvalid = 10;

/**
 * What each channel must have, reckoned from the timetable, the stories that were put in and what was done: see
 * docs/decisions/0011 and 0023. It knows nothing of how Telex does it.
 *
 * An edition must be there under its own slot when there was news for it and all was well once before the next slot was
 * due. Where nobody lived between two slots, the first has none: it is folded into the next. What lies between (a life that
 * was killed) may be there or not, but once at most; its stories are accounted for all the same.
 */
export function judge(record: SoakRecord): Verdict {
  const findings: Finding[] = [];
  let expected = 0;
  let passed = 0;
  let told = 0;
  const editions = record.posts.filter(({ kind }) => kind === 'edition');
  const byChannel = Map.groupBy(editions, (post) => post.channelId);
  for (const channel of record.channels) {
    const posts = byChannel.get(channel.id) ?? [];
    const tell = (kind: Finding['kind'], words: string) =>
      findings.push({ kind, words: `${nameOf(channel)}: ${words}` });
    judgeOrder(posts, channel, tell);
    const judged = judgeEditions(record, channel, posts, tell);
    expected += judged.expected;
    passed += judged.passed;
    told += judgeStories(record, channel, posts, tell);
  }
  const copies = judgeCopies(record, (kind, words) => findings.push({ kind, words }));
  const followUps = judgeFollows(record, (kind, words) => findings.push({ kind, words }));
  for (const { channelId, serial, at } of record.leaks) {
    const words = `channel ${channelId} shows story ${serial} at ${iso(at)}, which may not be told`;
    findings.push({ kind: 'withdrawn text', words });
  }
  for (const [cause, count] of record.invalid) {
    if (count > mostInvalid) findings.push({ kind: 'invalid answers', words: `${cause}: ${count}` });
  }
  return { findings, expected, found: editions.length, passed, told, copies, followUps };
}

type Tell = (kind: Finding['kind'], words: string) => void;

function judgeOrder(posts: readonly SoakPost[], channel: SoakChannel, tell: Tell): void {
  const seen = new Set<number>();
  let last = Number.NEGATIVE_INFINITY;
  for (const { slot, subscriptionId, messageId } of posts) {
    if (subscriptionId !== channel.subscriptionId) tell('no such slot', `message ${messageId} is nobody's`);
    if (seen.has(slot)) tell('duplicate edition', `${iso(slot)} stands there twice`);
    else if (slot < last) tell('out of order', `${iso(slot)} came after ${iso(last)}`);
    seen.add(slot);
    last = Math.max(last, slot);
  }
}

function judgeEditions(record: SoakRecord, channel: SoakChannel, posts: readonly SoakPost[], tell: Tell) {
  const slots = reckonSlots(channel.timetable, channel.timezone, record.from, record.to);
  const known = new Set(slots);
  for (const { slot } of posts)
    if (!known.has(slot)) tell('no such slot', `${iso(slot)} is not in its schedule`);
  const there = new Set(posts.map((post) => post.slot));
  let expected = 0;
  let passed = 0;
  slots.forEach((slot, index) => {
    const next = slots[index + 1] ?? record.to + 1;
    const wasAlive = record.ticks.some((at) => at >= slot && at < next);
    if (!wasAlive && there.has(slot))
      tell('not folded', `${iso(slot)} came although nobody lived before the next`);
    const settledAt = record.settled.find((at) => at >= slot && at < next && isOpen(channel, slot, at));
    const isDue = settledAt !== undefined && hasNews(record, channel, posts, slot, settledAt);
    if (!isDue) passed += there.has(slot) ? 0 : 1;
    else if (there.has(slot)) expected += 1;
    else {
      expected += 1;
      tell('missing edition', `${iso(slot)} is not there, although all was well at ${iso(settledAt)}`);
    }
  });
  return { expected, passed };
}

/** Whether something could be told for this slot, whenever between it and `until` the digest was made. */
function hasNews(
  record: SoakRecord,
  channel: SoakChannel,
  posts: readonly SoakPost[],
  slot: number,
  until: number,
): boolean {
  const before = posts.filter((post) => post.slot < slot);
  const had = new Set(before.flatMap((post) => post.first.map(({ serial }) => serial)));
  return record.stories.some(
    (story) =>
      follows(channel, story) &&
      !had.has(story.serial) &&
      isTellable(story, slot - copySettles) &&
      isTellable(story, slot) &&
      story.versions.every(({ at }) => at <= slot - copySettles || at > until),
  );
}

function judgeStories(
  record: SoakRecord,
  channel: SoakChannel,
  posts: readonly SoakPost[],
  tell: Tell,
): number {
  const standing = posts.filter(({ isGone }) => !isGone);
  let told = 0;
  for (const story of record.stories.filter((one) => follows(channel, one))) {
    const posted = posts.filter((post) => shows(post.first, story));
    // What was taken out of a channel that deletes is free, and comes again when it may.
    const mayReturn = channel.onKill === 'delete' && story.versions.some((one) => !isPlain(one));
    const isTwice = mayReturn
      ? standing.filter((post) => shows(post.codes, story)).length > 1
      : posted.length > 1;
    if (isTwice)
      tell('story twice', `story ${story.serial} is in ${posted.map(({ slot }) => iso(slot)).join(' and ')}`);
    if (channel.deletedAt !== null || !isTellable(story, record.to)) continue;
    told += 1;
    const [stands] = standing.flatMap(({ codes }) => codes.filter(({ serial }) => serial === story.serial));
    if (stands === undefined) tell('story lost', `story ${story.serial} (${describe(story)}) is nowhere`);
    else if (isBehind(channel, story, stands)) {
      tell(
        'correction missed',
        `story ${story.serial} stands there as version ${stands.version} (${describe(story)})`,
      );
    }
  }
  return told;
}

/**
 * Each copy that the bot said it shared stands there once, as the agency has it now: with each of its stories that may be told, and
 * their corrections. Gives how many copies there are.
 */
function judgeCopies({ posts, shares, channels, stories, to }: SoakRecord, tell: Tell): number {
  const copies = posts.filter(({ kind }) => kind === 'copy');
  const markers = new Set(copies.map(({ marker }) => marker));
  if (markers.size < copies.length) tell('copy twice', `${copies.length} copies of ${markers.size} answers`);
  for (const channel of channels) {
    const here = copies.filter(({ channelId }) => channelId === channel.id);
    const promised = shares.filter((one) => one.channelId === channel.id && one.isAnswered).length;
    if (here.length < promised) tell('copy missing', `${nameOf(channel)}: ${here.length} of ${promised}`);
    if (channel.deletedAt !== null) continue;
    for (const { first, codes, isGone } of here) {
      for (const story of stories) {
        if (isGone || !shows(first, story) || !isTellable(story, to)) continue;
        const stands = codes.find(({ serial }) => serial === story.serial);
        const what = `the copy of story ${story.serial} (${describe(story)})`;
        if (stands === undefined) tell('story lost', `${nameOf(channel)}: ${what} is gone`);
        else if (isBehind(channel, story, stands)) tell('correction missed', `${nameOf(channel)}: ${what}`);
      }
    }
  }
  return copies.length;
}

/**
 * Who follows a story has each story that the agency says follows it up once, as it is now; the story itself, told anew when it changes
 * first, once at most. Gives how many were told.
 */
function judgeFollows({ posts, follows, stories, to }: SoakRecord, tell: Tell): number {
  let told = 0;
  for (const { subscriptionId, serial } of follows) {
    const mine = posts.filter((post) => post.kind === 'follow-up' && post.subscriptionId === subscriptionId);
    for (const story of stories) {
      if (story.serial !== serial && story.followsUp !== serial) continue;
      const what = `story ${story.serial} (${describe(story)}) to who follows ${serial}`;
      const showing = mine.filter(({ first }) => shows(first, story));
      told += showing.length;
      if (showing.length > 1) tell('follow-up twice', what);
      if (story.serial === serial || !isTellable(story, to)) continue;
      if (showing.length === 0) tell('follow-up missing', what);
      const newest = story.versions.findLast(({ isCorrection }) => isCorrection)?.version ?? 0;
      for (const { codes } of showing)
        if (!codes.some((code) => code.serial === story.serial && code.version >= newest))
          tell('correction missed', what);
    }
  }
  return told;
}

/** Whether a correction is missing, in a channel where it could be made: a refused edit ends a correction (0040). */
function isBehind(channel: SoakChannel, story: SoakStory, stands: Code): boolean {
  return story.versions.some(
    ({ isCorrection, version, at }) =>
      isCorrection &&
      version > stands.version &&
      !channel.forbidden.some(({ from, to }) => from <= at + hour && to > at),
  );
}

/** Whether the bot could post in the channel for the whole of this time. */
export function isOpen(channel: SoakChannel, from: number, to: number): boolean {
  if (channel.deletedAt !== null && channel.deletedAt <= to) return false;
  return !channel.forbidden.some((stretch) => stretch.from <= to && stretch.to > from);
}

/** Whether the agency lets this story be told at this moment, by what had come in by then. */
export function isTellable(story: SoakStory, at: number): boolean {
  const said = story.versions.findLast((version) => version.at <= at);
  if (said === undefined || said.status !== 'usable') return false;
  return said.embargoUntil === null || said.embargoUntil <= at;
}

function isPlain({ status, embargoUntil }: StoryVersion): boolean {
  return status === 'usable' && embargoUntil === null;
}

function follows({ topic }: SoakChannel, story: SoakStory): boolean {
  return topic === '' || topic === story.topic;
}

function shows(codes: readonly Code[], { serial }: SoakStory): boolean {
  return codes.some((code) => code.serial === serial);
}

function nameOf({ id, timetable, timezone, topic }: SoakChannel): string {
  return `channel ${id} (${timetable.name}, ${timezone}, ${topic === '' ? 'everything' : topic})`;
}

function describe({ versions }: SoakStory): string {
  return versions
    .map(
      ({ at, status, isCorrection, embargoUntil }) =>
        `${isCorrection ? 'corrected' : status} ${iso(at)}${embargoUntil === null ? '' : ` embargo ${iso(embargoUntil)}`}`,
    )
    .join(', ');
}

function iso(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}
