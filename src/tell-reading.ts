import type { Logger } from './log.ts';
import type { IntakeReading } from './open-intake.ts';

/** Tells of sources that send their copy themselves, where there is no server that would take it. */
export function tellUnserved({ settings }: IntakeReading, log: Logger): void {
  if (!settings?.ok) return;
  const pushing = settings.sources
    .filter((one) => one.kind === 'push' && one.enabled)
    .map(({ name }) => name);
  if (pushing.length > 0) {
    log.warn(`HTTP_PORT is not set: nothing that these sources send arrives: ${pushing.join(', ')}`);
  }
}

/** Tells the log what a round of all sources brought; gives it back. */
export function tellReading(reading: IntakeReading, log: Logger): IntakeReading {
  const { settings } = reading;
  if (settings?.ok && settings.isThere)
    log.info({ sources: settings.sources.length }, 'the file of sources is in use');
  if (settings?.ok === false) {
    log.error(`the file of sources is wrong, and what it said before goes on: ${settings.message}`);
  }
  for (const { source, problem } of reading.failed) {
    log.warn({ source, code: problem.code }, `source not read, and tried again: ${problem.message}`);
  }
  for (const source of reading.recovered) log.info({ source }, 'source is read again');
  if (reading.files > 0) log.info({ files: reading.files, ...reading.filings }, 'wire copy read');
  for (const { source, problem } of reading.spiked) {
    log.warn({ source, code: problem.code, at: problem.at }, `copy kept aside: ${problem.message}`);
  }
  for (const { source, problem } of reading.passedOver) {
    log.info({ source, code: problem.code }, problem.message);
  }
  for (const { source, problem } of reading.unreadable) {
    log.warn({ source, code: problem.code }, `not read, and tried again: ${problem.message}`);
  }
  for (const { source, problem } of reading.unmoved) {
    log.warn({ source, code: problem.code }, problem.message);
  }
  return reading;
}
