import type { Counting } from './count-nothing.ts';
import { readDeliveryId } from './delivery/delivery.ts';
import type { Ledger } from './delivery/ledger.ts';
import { isRunning, type SubscriptionStore } from './delivery/subscription.ts';
import { type Disk, leastFree, readFreeSpace } from './free-space.ts';
import { openHealthRoute } from './http/health-route.ts';
import type { HttpRoom } from './http/http-server.ts';
import { countCalls, timePace } from './metrics/count-calls.ts';
import { countReading, countSent } from './metrics/count-intake.ts';
import { type CountedDelivery, countLedger } from './metrics/count-ledger.ts';
import { createMetrics } from './metrics/metrics.ts';
import { timeInteractions } from './metrics/time-interactions.ts';
import { watchState } from './metrics/watch-state.ts';

/** Without a tick for so long, ms, a bot that keeps time hangs: planning the most that was measured takes a sixth of it. */
const longestWithoutTick = 30 * 60_000;
/** Subscriptions are counted anew after so long, ms. */
const countsHold = 60_000;

/** What a bot is, for those who watch over it. */
export interface Watched {
  readonly subscriptions: Pick<SubscriptionStore, 'all'>;
  readonly ledger: Pick<Ledger, 'nextTryAt'>;
  /** Rejects when the stories cannot be asked for. */
  readonly askArchive: () => Promise<unknown>;
  /** How much room the database takes, in bytes. */
  readonly databaseBytes: () => Promise<number>;
  /** A path on the disk that may get full, and what of the bot is on it. */
  readonly disk: Disk;
  readonly isSignedIn: () => boolean;
  readonly countServers: () => number;
  /** ms since the epoch. */
  readonly now: () => number;
  /** What could not be read for a scrape. */
  readonly report: (error: unknown) => void;
}

/** What is counted of a bot, and the HTTP room where all of it is told. */
export interface OpenCounting extends Counting {
  /** The room of `/healthz`, `/readyz` and `/metrics`. To be opened once. */
  openRoom(watched: Watched): HttpRoom;
}

/** Counting from nought. */
export function openCounting(): OpenCounting {
  const metrics = createMetrics();
  /** By a clock that only goes forward, ms; null before the first tick. */
  let tickedAt: number | null = null;
  return {
    ledger: (ledger) => countLedger(ledger, metrics, readCounted),
    intake: (intake) => ({
      ...intake,
      async read(now) {
        const reading = await intake.read(now);
        countReading(metrics, reading);
        return reading;
      },
      async take(copy, sender, now) {
        const report = await intake.take(copy, sender, now);
        countSent(metrics, report);
        return report;
      },
    }),
    pace: (pace) => timePace(pace, metrics),
    gateway: (gateway) => countCalls(gateway, metrics),
    answer: (answer) => timeInteractions(answer, metrics),
    tick(now) {
      tickedAt = performance.now();
      metrics.ticks.set(now / 1_000);
    },
    openRoom(watched) {
      watchState(metrics, stateOf(watched), watched.report);
      const { registry } = metrics;
      return openHealthRoute({
        alive: () => whyNotAlive(tickedAt),
        ready: () => whyNotReady(watched),
        metrics: { contentType: registry.contentType, read: () => registry.metrics() },
      });
    },
  };
}

/** What a delivery's id tells for counting. */
function readCounted(id: string): CountedDelivery {
  const read = readDeliveryId(id);
  return read?.kind === 'digest'
    ? { kind: 'digest', slot: read.slot }
    : { kind: read?.kind ?? 'story', slot: null };
}

function whyNotAlive(tickedAt: number | null): readonly string[] {
  if (tickedAt === null || performance.now() - tickedAt < longestWithoutTick) return [];
  return [`No tick has begun for ${longestWithoutTick / 60_000} minutes: start Telex again.`];
}

async function whyNotReady(watched: Watched): Promise<readonly string[]> {
  const wrong: string[] = [];
  if (!watched.isSignedIn()) wrong.push('There is no session with Discord.');
  await watched.ledger.nextTryAt().catch((error: unknown) => {
    wrong.push(`The database cannot be read: ${String(error)}`);
  });
  await watched.askArchive().catch((error: unknown) => {
    wrong.push(`The archive cannot be asked: ${String(error)}`);
  });
  const free = await freeBytes(watched).catch(() => Number.POSITIVE_INFINITY);
  if (free < leastFree)
    wrong.push(`Only ${Math.floor(free / 2 ** 20)} MB are free on the disk of ${watched.disk.of}.`);
  return wrong;
}

function stateOf(watched: Watched): Parameters<typeof watchState>[1] {
  const { subscriptions, ledger, databaseBytes, isSignedIn, countServers, now } = watched;
  let counted: { readonly at: number; readonly counts: Readonly<Record<string, number>> } | null = null;
  return {
    nextTryAt: ledger.nextTryAt,
    async countSubscriptions() {
      const at = performance.now();
      if (counted !== null && at - counted.at < countsHold) return counted.counts;
      const counts = { running: 0, paused: 0, halted: 0 };
      for (const one of await subscriptions.all()) {
        counts[one.pausedAt !== null ? 'paused' : isRunning(one) ? 'running' : 'halted'] += 1;
      }
      counted = { at, counts };
      return counts;
    },
    databaseBytes,
    async askKept() {
      const answers = (question: Promise<unknown>) =>
        question.then(
          () => true,
          () => false,
        );
      const [database, archive] = [answers(ledger.nextTryAt()), answers(watched.askArchive())];
      return { database: await database, archive: await archive };
    },
    freeBytes: () => freeBytes(watched),
    isSignedIn,
    countServers,
    now,
  };
}

async function freeBytes({ disk }: Watched): Promise<number> {
  return (await readFreeSpace(disk.path)).bytes;
}
