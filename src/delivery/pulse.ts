import { createTask, type ScheduledTask } from 'node-cron';
import type { Problem } from '../wire/problem.ts';

const minute = 60_000;

/** What beats each minute. */
export interface Pulse {
  /** Beats at each full minute from now on. */
  start(): void;
  /** Beats no more; waits for nothing. */
  stop(): Promise<void>;
}

/**
 * A pulse that calls `beat` each full minute of the machine's clock, not while it is still at work. node-cron is the pulse only; which
 * slots are due is the planner's question (docs/decisions/0011). `report` is told when the clock was set back.
 */
export function createPulse(beat: () => Promise<void>, report: (problem: Problem) => void): Pulse {
  let task: ScheduledTask | null = null;
  let watch: NodeJS.Timeout | null = null;

  function begin(): ScheduledTask {
    const pulse = createTask('* * * * *', beat, {
      name: 'telex-tick',
      noOverlap: true,
      // A busy machine that comes to it late in the minute ticks late; by default the minute would be left out.
      missedExecutionTolerance: minute - 1_000,
      suppressMissedWarning: true,
      logger: silent,
    });
    void pulse.start();
    return pulse;
  }

  /**
   * Looks each minute, by a timer that no clock moves, whether the pulse can still be trusted. node-cron sleeps until
   * its next minute by the machine's clock: when that clock is set back, it would stand still until then.
   */
  function watchClock(): NodeJS.Timeout {
    let before = Date.now();
    const timer = setInterval(() => {
      const now = Date.now();
      if (now < before) {
        void task?.destroy();
        task = begin();
        report({
          code: 'clock-set-back',
          message: `The clock of this machine was set back, from ${new Date(before).toISOString()} to ${new Date(now).toISOString()}; ticks go on by the new one.`,
        });
      }
      before = now;
    }, minute);
    return timer.unref();
  }

  return {
    start() {
      if (task !== null) return;
      task = begin();
      watch = watchClock();
    },
    async stop() {
      if (watch !== null) clearInterval(watch);
      await task?.destroy();
    },
  };
}

/** node-cron's own remarks (a tick that overlaps or came late) say nothing that the ledger does not mend. */
const silent = { info() {}, warn() {}, error() {}, debug() {} };
