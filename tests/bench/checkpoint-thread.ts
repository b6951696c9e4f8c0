import { setInterval } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import { openDatabase } from '../../src/store/database.ts';

/** What the thread that takes copy in does for the bot's log, as often as that has a look when no copy comes: each minute. */
const db = openDatabase(workerData);
for await (const _ of setInterval(60_000)) db.pragma('wal_checkpoint(PASSIVE)');
