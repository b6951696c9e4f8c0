/** Loaded before anything else on each thread of the bot: copy is filed on one of its own, and the process may die there too. */
import { getEnvironmentData, isMainThread } from 'node:worker_threads';

if (!isMainThread) {
  const { fateKey, watchStatements } = await import('./die-at-statement.ts');
  const shared = getEnvironmentData(fateKey);
  if (shared instanceof SharedArrayBuffer) watchStatements(shared);
}
