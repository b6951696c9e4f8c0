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
