import { type CauseRecord, createCauses } from '../../src/delivery/causes.ts';
import type { Problem } from '../../src/wire/problem.ts';

/** Causes on record in memory, as they are for one test: each start of them reads what the one before wrote. */
export function layCauses() {
  const book = new Map<string, CauseRecord>();
  const problems: Problem[] = [];
  const start = () =>
    createCauses(
      {
        read: async () => [...book.values()],
        write: async (record) => void book.set(record.cause, record),
        forget: async (cause) => void book.delete(cause),
      },
      (problem) => void problems.push(problem),
    );
  return { book, problems, start };
}
