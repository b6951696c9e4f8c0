import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted and timed of a bot: one registry, and the families in it. Names and units as Prometheus has them (seconds, bytes). */
export type Metrics = ReturnType<typeof createMetrics>;

/** Seconds after its slot: a digest that waits for the pace among thousands takes minutes. */
const lateness = [1, 5, 15, 30, 60, 120, 300, 900, 3_600, 21_600];
/** Seconds: an answer is wanted within one, and Discord waits for three. */
const answering = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 3, 10];
/** Seconds: a turn of the pace is some 0.02 away, a wait for a limit may be minutes. */
const waiting = [0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30, 300];

/**
 * Fresh families at nought, with what prom-client knows of the process (memory, processor time, delay of the event loop), whose
 * watches never end: for the one bot of a process.
 */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    stories: new Counter({
      name: 'telex_stories_total',
      help: 'Stories taken in, by what the desk filed them as (new, version, correction, kill, …).',
      labelNames: ['filing'],
      registers,
    }),
    spiked: new Counter({
      name: 'telex_copy_spiked_total',
      help: 'Copy that could not be read and is kept aside, by the code of the reason.',
      labelNames: ['reason'],
      registers,
    }),
    failedLooks: new Counter({
      name: 'telex_source_failures_total',
      help: 'Sources that could not be looked at, told once for each new reason, by its code.',
      labelNames: ['reason'],
      registers,
    }),
    planned: new Counter({
      name: 'telex_deliveries_planned_total',
      help: 'Messages planned: digests that fell due and had news, stories on their own, copies that readers share.',
      labelNames: ['kind'],
      registers,
    }),
    sent: new Counter({
      name: 'telex_deliveries_sent_total',
      help: 'Messages that are in their channel.',
      labelNames: ['kind'],
      registers,
    }),
    late: new Histogram({
      name: 'telex_digest_lateness_seconds',
      help: 'From the slot of a digest to its message.',
      buckets: lateness,
      registers,
    }),
    failed: new Counter({
      name: 'telex_deliveries_failed_total',
      help: 'Messages that were given up, by the code of the cause.',
      labelNames: ['cause'],
      registers,
    }),
    calls: new Counter({
      name: 'telex_discord_calls_total',
      help: 'Calls of the delivery to Discord, by what was asked and how it ended: ok, or the code of the problem.',
      labelNames: ['call', 'end'],
      registers,
    }),
    asked: new Counter({
      name: 'telex_rate_limit_wait_seconds_total',
      help: 'Seconds that Discord asked to wait for with its rate limits, by whose limit it was (channel, global, shared).',
      labelNames: ['limit'],
      registers,
    }),
    turns: new Histogram({
      name: 'telex_pace_wait_seconds',
      help: 'How long a request waited for its turn in the pace of 50 a second.',
      buckets: waiting,
      registers,
    }),
    interactions: new Histogram({
      name: 'telex_interaction_seconds',
      help: 'From the arrival of an interaction until it was answered, by its kind.',
      labelNames: ['kind'],
      buckets: answering,
      registers,
    }),
    ticks: new Gauge({
      name: 'telex_last_tick_timestamp_seconds',
      help: 'When the last tick of the scheduler began, by its clock.',
      registers,
    }),
  };
}
