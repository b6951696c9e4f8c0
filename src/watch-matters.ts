import type { CrewCount } from './crew/count-missing.ts';
import type { DeliveryWatch } from './delivery/watch-deliveries.ts';
import { leastFree } from './free-space.ts';
import type { Logger } from './log.ts';
import { createMatterLog } from './log-matters.ts';
import { type BacklogLook, dueFor, isStuck, rememberLook } from './operator/backlog.ts';
import { type Lasting, noteLastingTold, stepLasting } from './operator/lasting.ts';
import { beginLosses, gatherLosses, type LossRecord, passLosses, spanOfLosses } from './operator/losses.ts';
import type { DiskMatter, Kept, Matter, UnaskedMatter } from './operator/matter.ts';
import { type Outage, stepOutage } from './operator/outage.ts';
import type { OperatorStore } from './tell-operator.ts';

const minute = 60_000;
/** After so long without anything late, with room on the disk, with as many processes as before, that is over, ms. */
const wellFor = { late: 10 * minute, disk: 10 * minute, crew: minute };
/** A process that begins again takes its time, and so do all of them after an outage of their database, ms. */
const missedFor = 2 * minute;
/** A disk that was nearly full has room again when this many times the least is free. */
const roomAgain = 1.5;

/** What is looked at. Each may reject. */
export interface MatterWatchParts {
  readonly store: OperatorStore;
  readonly deliveries: DeliveryWatch;
  /** Gives the server of a channel, null where none is known. */
  readServers(): Promise<(channelId: string) => string | null>;
  /** Whether Discord answers. */
  isReachable(): boolean;
  /** Bytes that are free on the disk that may get full, and what of the bot is on it. */
  readonly disk: { readonly of: DiskMatter['of']; freeBytes(): Promise<number> };
  /** Counts the processes that share the work; null where one does it. */
  readonly countCrew: (() => Promise<CrewCount>) | null;
  /** Rejects when that part cannot be asked for. */
  readonly ask: Readonly<Record<Kept, () => Promise<unknown>>>;
  readonly log: Pick<Logger, 'warn' | 'info'>;
}

/** Watches over what the bot cannot mend alone. Moments in ms since the epoch. */
export interface MatterWatch {
  /** What the operator is to be told at `now`, and has not been told. Rejects as what it looks at does. */
  look(now: number): Promise<readonly Matter[]>;
  /** The operator was told of these. */
  told(matters: readonly Matter[], now: number): Promise<void>;
  /** Asks all that is kept whether it answers; never rejects. Also for a process that is not the one to look. */
  ask(now: number): Promise<void>;
}

/** What is remembered over a restart, and by all processes that share the work. */
interface MattersRecord {
  readonly lost: LossRecord | null;
  readonly late: Lasting | null;
  readonly disk: Lasting | null;
  readonly crew: Lasting | null;
  /** Up to when each part was told not to have answered: several processes may have found that. */
  readonly unaskedTo: Readonly<Partial<Record<Kept, number>>>;
}

const nothing: MattersRecord = { lost: null, late: null, disk: null, crew: null, unaskedTo: {} };

/** A watch over these parts. */
export function createMatterWatch(parts: MatterWatchParts): MatterWatch {
  const { store, deliveries, readServers, isReachable, disk, countCrew, log } = parts;
  const writeLog = createMatterLog(log);
  /** In this process alone: one that begins gives what waits the time to go out. */
  let looks: readonly BacklogLook[] = [];
  const outages = new Map<Kept, Outage>();
  let ended: readonly UnaskedMatter[] = [];
  /** Questions without an answer so far. */
  const asking = new Map<Kept, { readonly at: number; isLate: boolean }>();

  const read = async () => ((await store.get('matters')) as MattersRecord | undefined) ?? nothing;

  async function write(before: MattersRecord, after: MattersRecord): Promise<void> {
    if (JSON.stringify(after) !== JSON.stringify(before)) await store.set('matters', after);
  }

  async function lookAtLosses(before: LossRecord | null, now: number) {
    const record = beginLosses(before, now);
    const span = spanOfLosses(record, now);
    if (span === null) return { record, found: [] };
    const losses = await deliveries.givenUp(span.since, span.until);
    const serverOf = losses.length === 0 ? () => null : await readServers();
    const matter = gatherLosses(losses, span.until, serverOf);
    return matter === null
      ? { record: passLosses(record, span.until), found: [] }
      : { record, found: [matter] };
  }

  async function lookAtBacklog(before: Lasting | null, now: number) {
    const backlog = await deliveries.waitingSince(now - dueFor);
    looks = rememberLook(looks, backlog, isReachable(), now);
    const wasTold = before !== null && before.toldAt !== null;
    const isWrong = isStuck(looks) || (wasTold && backlog.oldestAt !== null);
    const { record, tell } = stepLasting(before, isWrong, now, wellFor.late, backlog.oldestAt ?? now);
    if (record === null || tell === null) return { record, found: [] };
    const isOver = tell === 'over';
    const since = isOver ? (record.wellSince ?? now) : record.since;
    return { record, found: [{ kind: 'late' as const, isOver, since, channels: backlog.channels }] };
  }

  async function lookAtDisk(before: Lasting | null, now: number) {
    const freeBytes = await disk.freeBytes().catch(() => null);
    // What the file system does not tell is neither.
    if (freeBytes === null) return { record: before, found: [] };
    const enough = before === null ? leastFree : leastFree * roomAgain;
    const { record, tell } = stepLasting(before, freeBytes < enough, now, wellFor.disk);
    if (record === null || tell === null) return { record, found: [] };
    const isOver = tell === 'over';
    const since = isOver ? (record.wellSince ?? now) : record.since;
    return { record, found: [{ kind: 'disk' as const, isOver, since, of: disk.of, freeBytes }] };
  }

  async function lookAtCrew(before: Lasting | null, now: number) {
    if (countCrew === null) return { record: null, found: [] };
    const { missing, left, forMs } = await countCrew();
    const isWrong = missing > 0 && (forMs >= missedFor || before !== null);
    const { record, tell } = stepLasting(before, isWrong, now, wellFor.crew, now - forMs);
    if (record === null || tell === null) return { record, found: [] };
    const isOver = tell === 'over';
    const since = isOver ? (record.wellSince ?? now) : record.since;
    return { record, found: [{ kind: 'crew' as const, isOver, since, missing, left }] };
  }

  async function askPart(part: Kept, now: number): Promise<void> {
    const open = asking.get(part);
    if (open !== undefined) {
      // Its answer, if one comes yet, is none to this question.
      open.isLate = true;
      if (!outages.has(part)) outages.set(part, { since: open.at, isLong: false });
      noteAnswer(part, 'It has not answered.', now);
      return;
    }
    const question = { at: now, isLate: false };
    asking.set(part, question);
    let trouble: unknown = null;
    try {
      await parts.ask[part]();
    } catch (error) {
      trouble = error ?? 'It failed.';
    }
    asking.delete(part);
    if (!question.isLate) noteAnswer(part, trouble, now);
  }

  /** `trouble`: null when it answered. */
  function noteAnswer(part: Kept, trouble: unknown, now: number): void {
    const before = outages.get(part) ?? null;
    const step = stepOutage(part, before, trouble === null, now);
    if (step.outage === null) outages.delete(part);
    else outages.set(part, step.outage);
    if (step.ended !== null) ended = [...ended, step.ended];
    if (step.outage?.isLong && !before?.isLong) {
      const since = new Date(step.outage.since).toISOString();
      log.warn({ code: `${part}-silent`, since, err: trouble }, `the ${part} cannot be asked`);
    }
  }

  async function ask(now: number): Promise<void> {
    await Promise.all([askPart('database', now), askPart('archive', now)]);
  }

  return {
    ask,
    async look(now) {
      await ask(now);
      const before = await read();
      const lost = await lookAtLosses(before.lost, now);
      const late = await lookAtBacklog(before.late, now);
      const full = await lookAtDisk(before.disk, now);
      const crew = await lookAtCrew(before.crew ?? null, now);
      ended = ended.filter(({ part, since }) => since > (before.unaskedTo[part] ?? 0));
      const records = { lost: lost.record, late: late.record, disk: full.record, crew: crew.record };
      await write(before, { ...before, ...records });
      const matters = [...lost.found, ...late.found, ...full.found, ...crew.found, ...ended];
      writeLog(matters);
      return matters;
    },
    async told(matters, now) {
      if (matters.length === 0) return;
      const before = await read();
      let after = before;
      for (const matter of matters) after = noteTold(after, matter, now);
      await write(before, after);
    },
  };
}

function noteTold(record: MattersRecord, matter: Matter, now: number): MattersRecord {
  switch (matter.kind) {
    case 'lost':
      return { ...record, lost: { toldTo: matter.until, toldAt: now } };
    case 'late':
      return { ...record, late: noteLastingTold(record.late, matter, now) };
    case 'disk':
      return { ...record, disk: noteLastingTold(record.disk, matter, now) };
    case 'crew':
      return { ...record, crew: noteLastingTold(record.crew, matter, now) };
    case 'unasked':
      return { ...record, unaskedTo: { ...record.unaskedTo, [matter.part]: matter.until } };
  }
}
