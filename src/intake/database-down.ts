/**
 * True for what may succeed later as it is (the archive says so of a server that is away), and for what SQLite says of its
 * file, its disk or its lock (result codes: sqlite.org/rescode.html): no copy can be taken in then. What it says of a value is of this copy alone.
 */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('retryable' in error && error.retryable === true) return true;
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && code.startsWith('SQLITE_')) {
    return !/^SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH|RANGE)/.test(code);
  }
  return (
    /database connection is not open|Cannot use a pool after calling end/.test(error.message) ||
    isDatabaseDown(error.cause)
  );
}
