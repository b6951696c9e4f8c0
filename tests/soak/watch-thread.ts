/** Loaded before anything else on each thread of the bot: copy is filed on one of its own, and the process may die there too. */
import { getEnvironmentData, isMainThread } from 'node:worker_threads';
import { fateKey, watchStatements } from './die-at-statement.ts';

const shared = getEnvironmentData(fateKey);
if (!isMainThread && shared instanceof SharedArrayBuffer) watchStatements(shared);
