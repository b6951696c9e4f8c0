/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once, as a person expects of Ctrl-C. */
export function untilInterrupted(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined));
  });
}
