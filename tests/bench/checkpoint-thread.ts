import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../src/store/database.ts';
import { moveLog } from '../../src/store/move-log.ts';

/** What the thread that takes copy in does each minute for the bot's log; here when it is asked to. */
const db = openDatabase(workerData);
parentPort?.on('message', () => {
  moveLog(db);
  parentPort?.postMessage('done');
});
