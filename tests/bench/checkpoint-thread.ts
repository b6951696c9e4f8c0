import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../src/store/database.ts';

/** What the thread that takes copy in does each minute for the bot's log; here when it is asked to. */
const db = openDatabase(workerData);
parentPort?.on('message', () => {
  db.pragma('wal_checkpoint(PASSIVE)');
  parentPort?.postMessage('done');
});
