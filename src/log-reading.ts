import type { Logger } from './log.ts';
import type { IntakeReading } from './open-intake.ts';

/** Tells the log what a round over all sources brought. */
export function logReading(reading: IntakeReading, log: Logger): void {
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
}
