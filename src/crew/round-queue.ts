import { createHash } from 'node:crypto';
import { PgBoss } from 'pg-boss';

/** A round that nobody has heard of for so long, in seconds, is somebody else's: the least that pg-boss takes. */
const silentFor = 10;
/** Connections to the server: questions are short, and one after the other. */
const connections = 2;
const queue = 'telex-round';
/** An answer of the server is waited for so long, ms: less than a round may be silent. */
const longestAnswer = 8_000;

/** A round that this process has, for as long as it keeps saying so. */
export interface HeldRound {
  readonly id: string;
  /** Which of its tries this is: what was taken over by another process is another try. */
  readonly retryCount: number;
}

/** The rounds that there are to make, for whichever process comes first. */
export interface RoundQueue {
  /** Asks for the round of a minute (ms since the epoch): one is made however many processes ask. */
  call(minute: number): Promise<void>;
  /** The round that is to be made; null when there is none, or while another is made. */
  take(): Promise<HeldRound | null>;
  /** Tells that this process is still at it; false when it is another's by now. To be called every few seconds. */
  keep(round: HeldRound): Promise<boolean>;
  /** It is made. */
  end(round: HeldRound): Promise<void>;
  /** Nothing more is taken; what is held and was not ended is left to lapse. */
  close(): Promise<void>;
}

/**
 * The queue of rounds on pg-boss, in a schema of its own (`pgboss`) of the database at this address. A round whose process dies
 * or stands still for ten seconds goes to another: `lookEvery` seconds, whichever process comes first looks for such. `report`
 * hears of what goes wrong between calls. Rejects when the server cannot be reached.
 */
export async function openRoundQueue(
  address: string,
  report: (error: unknown) => void,
  lookEvery = 5,
): Promise<RoundQueue> {
  // pg-boss hands these to pg, and its types do not name them all.
  const connection = { query_timeout: longestAnswer, connectionTimeoutMillis: 5_000, keepAlive: true };
  const boss = new PgBoss({
    connectionString: address,
    max: connections,
    ...connection,
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
  await boss.createQueue(queue, {
    policy: 'singleton',
    heartbeatSeconds: silentFor,
    retryLimit: 100,
    expireInSeconds: 23 * 3_600,
    // A round that nobody made within its minute is not missed: the next one finds what was due.
    retentionSeconds: 90,
    deleteAfterSeconds: 600,
  });
  const attempt = ({ id, retryCount }: HeldRound) => ({ id, retryCount });
  return {
    async call(minute) {
      await boss.send(queue, { minute }, { id: roundId(minute) });
    },
    async take() {
      const [job] = await boss.fetch(queue, { batchSize: 1 });
      return job === undefined ? null : attempt(job);
    },
    async keep(round) {
      // pg-boss gives these ids, and its types do not name them; without them it does not count as held.
      const { settled = [] } = (await boss.touch(queue, attempt(round))) as { settled?: readonly string[] };
      return settled.includes(round.id);
    },
    async end(round) {
      await boss.complete(queue, attempt(round));
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
