import { hash } from 'node:crypto';
import type { Story, Take, TakeText } from '../wire/story.ts';
import { readTakePart } from '../wire/take-part.ts';
import { splitWords } from '../wire/words.ts';

/** An item as what it is to the story of its key. */
export function toTake(item: Story, kind: Take['kind'] = kindOf(item)): Take {
  const { takeKey, sequence, publishedAt, precision, version, status, embargoUntil, capturedAt } = item;
  const words = splitWords(item.paragraphs.join(' '));
  return {
    kind,
    takeKey,
    sequence,
    publishedAt,
    precision,
    version,
    status,
    embargoUntil,
    capturedAt,
    mark: hash('sha256', [...words, '#', ...splitWords(item.headline ?? '')].join(' '), 'base64url').slice(
      0,
      12,
    ),
    hasText: words.length > 0,
    text: textOf(item),
  };
}

function kindOf(item: Story): Take['kind'] {
  if (item.format === 'page') return 'copy';
  return readTakePart(item.takeKey).adds ? 'add' : 'main';
}

/** The text that an item or story has. */
export function textOf({ paragraphs, subheads, truncated }: TakeText): TakeText {
  return { paragraphs, subheads, truncated };
}

/** What a held story was put together from: itself, while it never was. */
export function takesOf(held: Story): readonly Take[] {
  return held.takes ?? [toTake(held)];
}

/** The take that the ledger has already, however often it comes. */
export function findTake(takes: readonly Take[], take: Take): Take | undefined {
  return takes.find(
    (one) =>
      one.mark === take.mark &&
      one.takeKey === take.takeKey &&
      one.version === take.version &&
      one.status === take.status &&
      one.embargoUntil === take.embargoUntil &&
      (one.publishedAt ?? one.capturedAt) === (take.publishedAt ?? take.capturedAt),
  );
}

/** A take's own time, in ms, where that is known well enough to order takes by. */
function sentAt({ publishedAt, precision }: Take): number | null {
  return precision === null || precision === 'minute' || precision === 'hour' ? publishedAt : null;
}

/**
 * Which of two takes the agency sent later, above 0 for `a`: by the number of their versions, their times, their leads'
 * numbers, the numbers of the messages, and at last by when they were captured.
 */
function compareSent(a: Take, b: Take): number {
  if (a.version !== null && b.version !== null && a.version !== b.version) return a.version - b.version;
  // Only one has a number: a page's copy stands below what the agency sent.
  if ((a.version === null) !== (b.version === null)) return a.version === null ? -1 : 1;
  const [at, than] = [sentAt(a), sentAt(b)];
  if (at !== null && than !== null && at !== than) return at - than;
  const leads = (leadOf(a) ?? 0) - (leadOf(b) ?? 0);
  if (leads !== 0) return leads;
  const [number, other] = [Number(a.sequence ?? Number.NaN), Number(b.sequence ?? Number.NaN)];
  if (at !== null && number !== other && !Number.isNaN(number - other)) return number - other;
  return a.capturedAt - b.capturedAt;
}

/** Whether nothing that the agency said itself tells which of two takes is the later. */
export function areSentAlike(a: Take, b: Take): boolean {
  const [at, than] = [sentAt(a), sentAt(b)];
  return a.version === b.version && a.takeKey === b.takeKey && (at === null || than === null || at === than);
}

/** Whether a take's own time says that it was sent after another, which had come in by then where it has no time itself. */
export function isSentAfter(take: Take, other: Take | undefined): boolean {
  const at = sentAt(take);
  return at !== null && other !== undefined && at > (sentAt(other) ?? other.capturedAt);
}

function leadOf(take: Take): number | null {
  return readTakePart(take.takeKey).lead;
}

/** The latest of these; of those sent at once the one that came in last. */
function latest(takes: readonly Take[]): Take | undefined {
  return takes.reduce<Take | undefined>(
    (last, take) => (last === undefined || compareSent(take, last) >= 0 ? take : last),
    undefined,
  );
}

/** The last whole version that the agency sent; undefined when only adds came. */
export function lastVersion(takes: readonly Take[]): Take | undefined {
  return latest(takes.filter(({ kind }) => kind === 'main'));
}

function isWhole({ kind }: Take): boolean {
  return kind === 'main' || kind === 'copy';
}

/** What a story's text is made of: what it begins with, and what goes behind it, in this order. */
export interface Composition {
  readonly base: Take | undefined;
  readonly adds: readonly Take[];
}

/** Puts takes in order: a pure function of which there are, whatever the order in which they came. */
export function compose(takes: readonly Take[]): Composition {
  const whole = takes.filter(isWhole);
  const base = latest(whole.filter(({ hasText }) => hasText)) ?? latest(whole);
  const adds = takes.filter(
    (take) => take.kind === 'add' && (base === undefined || belongsTo(take, base, whole)),
  );
  return { base, adds: orderAdds(adds) };
}

/**
 * Whether an add is one to this version. It is when it names its lead or a later one; without such a number when it was sent
 * after it. One that was sent before every version there is waits for its own: a plain one is that, a numbered lead is not.
 */
function belongsTo(add: Take, base: Take, whole: readonly Take[]): boolean {
  const [lead, ofBase] = [leadOf(add), leadOf(base)];
  if (lead !== null && ofBase !== null) return lead >= ofBase;
  // Sent in the same minute it is one to this version, whichever was captured first.
  const capturedAt = sentAt(add) === null ? add.capturedAt : base.capturedAt;
  if (compareSent({ ...add, takeKey: base.takeKey, sequence: null, capturedAt }, base) >= 0) return true;
  if (ofBase !== null) return false;
  return !whole.some((one) => one !== base && compareSent(one, base) < 0);
}

/** By the numbers of their take keys; one without a number keeps the place that its time gives it. */
function orderAdds(adds: readonly Take[]): readonly Take[] {
  const byTime = adds.toSorted(compareSent);
  const partOf = (take: Take) => readTakePart(take.takeKey).part;
  const numbered = byTime
    .filter((take) => partOf(take) !== null)
    .toSorted((a, b) => (leadOf(a) ?? 0) - (leadOf(b) ?? 0) || (partOf(a) ?? 0) - (partOf(b) ?? 0));
  const next = numbered.values();
  return byTime.map((take) => (partOf(take) === null ? take : (next.next().value ?? take)));
}

/**
 * What is said against showing what these make: by the agency's last version, by the text itself and all that was added to
 * it, and by others, until the agency sends a later version. Of all these the strictest counts; an add lets nothing go.
 */
export function holdOf(takes: readonly Take[]): Pick<Story, 'status' | 'embargoUntil'> {
  const { base, adds } = compose(takes);
  const last = lastVersion(takes);
  const words = [base, last, ...adds, ...othersAfter(takes, last)].filter((take) => take !== undefined);
  const embargoes = words.map(({ embargoUntil }) => embargoUntil).filter((until) => until !== null);
  return {
    status: words.some(({ status }) => status !== 'usable') ? 'withheld' : 'usable',
    embargoUntil: embargoes.length === 0 ? null : Math.max(...embargoes),
  };
}

/** What others said against showing the story since the agency's last version. */
function othersAfter(takes: readonly Take[], last: Take | undefined): readonly Take[] {
  return takes.filter(
    (take) =>
      (take.kind === 'hold' || take.kind === 'doubt') && (last === undefined || compareSent(take, last) >= 0),
  );
}

/**
 * The ledger as it is kept: what has a say in what the story is, and of what was replaced the oldest, by which an add that was
 * sent before the rest is known to belong to none of it. A story of one text has that itself.
 */
export function trimTakes(takes: readonly Take[]): readonly Take[] {
  const { base, adds } = compose(takes);
  const last = lastVersion(takes);
  const oldest = takes
    .filter(isWhole)
    .reduce<Take | undefined>(
      (first, take) => (first === undefined || compareSent(take, first) < 0 ? take : first),
      undefined,
    );
  const kept = new Set([base, ...adds, last, oldest, ...othersAfter(takes, last)]);
  return takes
    .filter((take) => kept.has(take) || take.kind === 'kill')
    .map((take) => {
      if (adds.length > 0 && (take === base || adds.includes(take))) return take;
      const { text: _text, ...rest } = take;
      return rest;
    });
}

/** The ledger with the text of each take that is in use. */
export function fullTakes(held: Story): readonly Take[] {
  const takes = takesOf(held);
  const { base, adds } = compose(takes);
  const only = base ?? adds[0];
  return takes.map((take) =>
    take === only && take.text === undefined ? { ...take, text: textOf(held) } : take,
  );
}

/** The ledger of a held story with one take more, as it is kept. */
export function addTake(held: Story, take: Take): readonly Take[] {
  return trimTakes([...fullTakes(held), take]);
}
