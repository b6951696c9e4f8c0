import type { ScheduleProblem } from '../../src/delivery/schedule-problems.ts';

// The compiler sees to it that none is left out.
const everyCode: Record<ScheduleProblem, true> = {
  'schedule-not-understood': true,
  'schedule-without-time': true,
  'schedule-without-day': true,
  'schedule-unclear': true,
  'schedule-once': true,
  'schedule-at-once': true,
  'schedule-rhythm': true,
  'schedule-except': true,
  'schedule-span': true,
  'schedule-zone': true,
  'schedule-uneven': true,
  'schedule-too-often': true,
  'schedule-never': true,
  'bad-cron': true,
};
/** Every code that a schedule's problem can have. */
export const scheduleProblemCodes = Object.keys(everyCode) as readonly ScheduleProblem[];
