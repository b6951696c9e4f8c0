import type { Judgement } from '../archive/story-archive.ts';
import type { ArchivedStory, Story, Take, TakeText } from '../wire/story.ts';
import { isHeldAlike } from './hold.ts';
import { hasSlugKey } from './identity.ts';
import { fillIn, mergeChanged, mergeKnown, textKey, withoutRecord } from './merge-story.ts';
import { keepTime } from './news-time.ts';
import { isSentBefore } from './slug-kill.ts';
import {
  areSentAlike,
  compose,
  findTake,
  fullTakes,
  holdOf,
  isSentAfter,
  lastVersion,
  takesOf,
  toTake,
  trimTakes,
} from './take-ledger.ts';

/**
 * The held story with one more take of its key: a version, an add, a word against showing it. Which takes there are decides
 * what it becomes, not the order in which they came; one that it has changes nothing.
 */
export function mergeTake(held: ArchivedStory, item: Story, hadText: boolean): Judgement {
  const before = fullTakes(held);
  const take = toTake(item, item.format === 'page' ? 'copy' : undefined);
  const known: Judgement = { filing: 'known', story: mergeKnown(held, item), follows: null };
  if (findTake(before, take) !== undefined) return known;
  const takes = [...before, take];
  // A text that was there comes again: only by a later time or number does it say that it is in force again.
  const alike =
    hadText && before.some((one) => areSentAlike(one, take)) && !isSentAfter(take, lastVersion(before));
  const isRetitled =
    hadText && take.kind === 'main' && isOtherHeadline(item, held) && isOfOneSource(item, held, before, take);
  if (
    alike &&
    !isRetitled &&
    isHeldAlike({ ...held, ...holdOf([...before, { ...take, kind: 'hold' }]) }, held)
  )
    return known;
  const { base, adds } = compose(takes);
  const isBase = base === take || lastVersion(takes) === take;
  const isAdd = adds.includes(take);
  const isSameText = isBase && hadText && item.version === held.version && base === take;
  const isSame = isSameText && hasTextOf(held, item) && !isRetitled;
  const merged = isSame
    ? mergeKnown(held, item)
    : isBase
      ? mergeVersion(held, item, lastVersion(takes) === take)
      : isAdd
        ? mergeAdd(held, item)
        : mergeKnown(held, item);
  const made = { ...assemble(merged, takes), version: isBase || isAdd ? merged.version : held.version };
  const isChanged = !isHeldAlike(made, held) || (!isSame && (isBase || isAdd));
  return { filing: isChanged ? 'changed' : 'known', story: made, follows: null };
}

/** The story with the text that its takes make, and what they say against showing it. */
function assemble(story: Story, takes: readonly Take[]): Story {
  const { base, adds } = compose(takes);
  return {
    ...story,
    ...(base === undefined && adds.length === 0 ? {} : joinTexts(base, adds)),
    ...holdOf(takes),
    takeKey: (base ?? adds[0])?.takeKey ?? null,
    takes: trimTakes(takes),
  };
}

/**
 * A version that was sent after a kill of its slug, with what was added to it and came in before it: that had gone behind the
 * story that died, and was sent after its end. `dead`: the stories of the slug that died.
 */
export function adoptAdds(item: Story, dead: readonly Story[]): Story {
  if (toTake(item).kind !== 'main') return item;
  const orphans = dead.flatMap(({ takes = [] }) =>
    takes.filter(
      (add) =>
        add.kind === 'add' &&
        add.text !== undefined &&
        takes.some((end) => end.kind === 'kill' && !isSentBefore(add, end) && !isSentBefore(item, end)),
    ),
  );
  return orphans.length === 0 ? item : assemble(item, [toTake(item), ...orphans]);
}

/** Whether an item has the text that is held under a headline of other words. */
function isOtherHeadline(item: Story, held: Story): boolean {
  // A slug's later takes have headlines of their own, and stand behind one text.
  if (item.headline === null || held.headline === null || hasSlugKey(item)) return false;
  return textKey(item.headline) !== textKey(held.headline) && hasTextOf(held, item);
}

/**
 * Whether it is the source of the held text that gives its item another headline: what is read there later. A source that
 * comes as files has another name for each, so that only its own word says which is the later.
 */
function isOfOneSource(item: Story, held: Story, before: readonly Take[], take: Take): boolean {
  if (item.source === held.source) return item.capturedAt > held.capturedAt;
  const [credit, heldCredit] = [item, held].map((one) => textKey(one.credit ?? ''));
  return credit !== '' && credit === heldCredit && !before.some((one) => areSentAlike(one, take));
}

function hasTextOf(held: Story, item: Story): boolean {
  return textKey(held.paragraphs.join(' ')) === textKey(item.paragraphs.join(' '));
}

/** A version of which something counts from now on. One without a text is a word about the text that is held. */
function mergeVersion(held: ArchivedStory, item: Story, isLast: boolean): Story {
  const merged = mergeChanged(held, item);
  return {
    ...merged,
    headline: isLast ? merged.headline : (held.headline ?? item.headline),
    dateline: item.paragraphs.length > 0 ? merged.dateline : (held.dateline ?? item.dateline),
  };
}

/** What a story learns from a take that goes behind its text: the time, and what it did not know. */
function mergeAdd(held: ArchivedStory, item: Story): Story {
  const { version } = held;
  return {
    ...fillIn(withoutRecord(held), item),
    ...keepTime(held, item, true),
    source: item.source,
    capturedAt: Math.max(held.capturedAt, item.capturedAt),
    version: version === null || item.version === null ? version : Math.max(version, item.version),
  };
}

/** The texts one behind the other, each paragraph once: a take repeats the end of the one before it. */
function joinTexts(base: Take | undefined, adds: readonly Take[]): TakeText {
  const had = new Set<string>();
  const whole = base?.kind === 'copy' ? ` ${textKey(base.text?.paragraphs.join(' ') ?? '')} ` : '';
  const paragraphs: string[] = [];
  const subheads: TakeText['subheads'][number][] = [];
  for (const take of [base, ...adds]) {
    const text = take?.text;
    if (text === undefined) continue;
    const from = paragraphs.length;
    const kept: number[] = [];
    const known = (key: string) => take !== base && (had.has(key) || whole.includes(` ${key} `));
    for (const [index, paragraph] of text.paragraphs.entries()) {
      const key = textKey(paragraph);
      if (known(key)) continue;
      kept.push(index);
      paragraphs.push(paragraph);
    }
    for (const paragraph of text.paragraphs) had.add(textKey(paragraph));
    for (const subhead of text.subheads) {
      const at = kept.findIndex((index) => index >= subhead.before);
      if (at >= 0 || take === base)
        subheads.push({ text: subhead.text, before: at < 0 ? subhead.before : from + at });
    }
  }
  const last = adds.at(-1) ?? base;
  return { paragraphs, subheads, truncated: last?.text?.truncated ?? false };
}

/**
 * The ledger of a story whose text another's took the place of, or that another's word holds back: what the agency said stays
 * in it, and lets go of neither until it says something later. `item`: the other's; `merged`: the story with it.
 */
export function noteOther(merged: Story, item: Story, held: ArchivedStory): Story {
  if (held.storyKey === null || merged.storyKey !== held.storyKey) return merged;
  const isPutTogether = merged.takes !== undefined && merged.takes !== held.takes;
  const takes = isPutTogether ? (merged.takes ?? []) : fullTakes(held);
  const last = lastVersion(takes) ?? takesOf(held)[0];
  const isHeldMore = !isHeldAlike({ ...merged, ...holdOf(takes) }, merged);
  const isOtherText = !isPutTogether && !hasTextOf(held, merged);
  if (last === undefined || (!isHeldMore && !isOtherText)) {
    return isPutTogether || held.takes === undefined ? merged : { ...merged, takes: held.takes };
  }
  // As late as the agency's last word: only a later one lets go of it.
  const { publishedAt, precision, version, takeKey } = last;
  const capturedAt = Math.max(last.capturedAt, item.capturedAt);
  const kind = isOtherText ? 'copy' : 'hold';
  const { status, embargoUntil } = merged;
  const said = { publishedAt, precision, version, takeKey, capturedAt, status, embargoUntil, sequence: null };
  const other: Take = { ...toTake(isOtherText ? merged : item, kind), ...said };
  return { ...merged, takes: trimTakes([...takes, other]) };
}
