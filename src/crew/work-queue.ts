import { createHash } from 'node:crypto';
import { PgBoss } from 'pg-boss';

/** A job that nobody has heard of for so long, in seconds, is somebody else's: the least that pg-boss takes. */
export const silentFor = 10;
/** Connections to the server: questions are short, and one after the other. */
const connections = 2;

/** The names of the queues, as they stand in the database. */
const queues = { round: 'telex-round', part: 'telex-part' } as const;

/** A job that this process has, for as long as it keeps saying so. */
export interface HeldJob {
  readonly id: string;
  /** Which of its tries this is: what was taken over by another process is another try. */
  readonly retryCount: number;
}

/** A job for sending what is due in a part of the channels. */
export interface PartJob extends HeldJob {
  readonly part: number;
}

/** What there is to do, for whichever process comes first. */
export interface WorkQueue {
  /** Asks for the round of a minute (ms since the epoch): one is made however many processes ask. */
  callRound(minute: number): Promise<void>;
  /** The round that is to be made, which no other process has; null when there is none. */
  takeRound(): Promise<HeldJob | null>;
  /** Asks for what is due in these parts of the channels to be sent. A part that somebody sends for is not asked for twice. */
  callParts(parts: Iterable<number>): Promise<void>;
  /** Parts that nobody sends for, `most` of them. */
  takeParts(most: number): Promise<readonly PartJob[]>;
  /** Tells that this process is still at these; gives the ids of those that it still has. */
  keep(kind: keyof typeof queues, jobs: readonly HeldJob[]): Promise<ReadonlySet<string>>;
  /** These are done, or given back. */
  end(kind: keyof typeof queues, jobs: readonly HeldJob[]): Promise<void>;
  /** Nothing more is taken; what is held is left to lapse unless it was ended. */
  close(): Promise<void>;
}

/**
 * The queue of a bot's work on pg-boss, in a schema of its own (`pgboss`) of the database at this address. A job whose process dies
 * or stands still for ten seconds goes to another: `lookEvery` seconds, whichever process comes first looks for such jobs. `report`
 * hears of what goes wrong between calls. Rejects when the server cannot be reached.
 */
export async function openWorkQueue(
  address: string,
  report: (error: unknown) => void,
  lookEvery = 5,
): Promise<WorkQueue> {
  const boss = new PgBoss({
    connectionString: address,
    max: connections,
    application_name: 'telex-queue',
    // What is due when is the planner's question (docs/decisions/0011).
    schedule: false,
    superviseIntervalSeconds: lookEvery,
    monitorIntervalSeconds: lookEvery,
    registerInstance: false,
    openTelemetry: { enabled: false },
    monitorVacuum: false,
  });
  boss.on('error', report);
  await boss.start();
  const common = { heartbeatSeconds: silentFor, retryLimit: 100, expireInSeconds: 23 * 3_600 };
  await boss.createQueue(queues.round, {
    ...common,
    policy: 'singleton',
    // A round that nobody made within its minute is not missed: the next one finds what was due.
    retentionSeconds: 90,
    deleteAfterSeconds: 600,
  });
  await boss.createQueue(queues.part, { ...common, policy: 'exclusive', deleteAfterSeconds: 60 });

  const attempts = (jobs: readonly HeldJob[]) => jobs.map(({ id, retryCount }) => ({ id, retryCount }));

  return {
    async callRound(minute) {
      await boss.send(queues.round, { minute }, { id: roundId(minute) });
    },
    async takeRound() {
      const [job] = await boss.fetch(queues.round, { batchSize: 1 });
      return job ?? null;
    },
    async callParts(parts) {
      const jobs = [...parts].map((part) => ({ data: { part }, singletonKey: String(part) }));
      if (jobs.length > 0) await boss.insert(queues.part, jobs);
    },
    async takeParts(most) {
      const jobs = await boss.fetch<{ part: number }>(queues.part, { batchSize: most });
      return jobs.map(({ id, retryCount, data }) => ({ id, retryCount, part: data.part }));
    },
    async keep(kind, jobs) {
      if (jobs.length === 0) return new Set();
      // pg-boss gives these ids, and its types do not name them; without them nothing counts as held.
      const { settled = [] } = (await boss.touch(queues[kind], attempts(jobs))) as {
        settled?: readonly string[];
      };
      return new Set(settled);
    },
    async end(kind, jobs) {
      if (jobs.length > 0) await boss.complete(queues[kind], attempts(jobs));
    },
    close: () => boss.stop({ graceful: false, close: true }),
  };
}

/**
 * The id of the one round of a minute, as a UUID (RFC 9562, version 8: made by who writes it): our own key, by which the queue takes
 * it once.
 */
function roundId(minute: number): string {
  const hash = createHash('sha256').update(`round ${minute}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
