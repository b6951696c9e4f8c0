/** The exit code of a process that a signal ended, as shells have it: 128 and the signal's number. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Resolves at the first SIGINT or SIGTERM to the exit code that stands for it. A second one ends the process at once, as a
 * person expects of Ctrl-C, and with its last duties done (`exit` is emitted).
 */
export function untilInterrupted(): Promise<number> {
  return new Promise((resolve) => {
    let isFirst = true;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (!isFirst) process.exit(exitCodes[signal]);
        isFirst = false;
        resolve(exitCodes[signal]);
      });
    }
  });
}
