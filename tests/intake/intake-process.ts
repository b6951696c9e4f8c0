/**
 * Reads a folder into an archive in a process of its own that kills itself when it has given `parts` parts of the copy
 * to the archive: `after` the last of them is in, or `during` that. `beside`: on a bot's thread, when as many stories are in.
 */
import { once } from 'node:events';
import { watch } from 'node:fs';
import { dirname } from 'node:path';
import { startIntakeThread } from '../../src/intake-thread.ts';
import { claimNewsroom } from '../../src/newsroom.ts';
import { readOnce } from './read-once.ts';

const [folder = '', databasePath = '', parts = '', moment = ''] = process.argv.slice(2);
const kill = () => process.kill(process.pid, 'SIGKILL');
let left = Number(parts);

if (moment === 'beside') {
  const { db } = claimNewsroom(databasePath);
  const held = db?.prepare('SELECT count(*) FROM story').pluck();
  const thread = startIntakeThread({ wireDir: folder, databasePath, databaseUrl: null });
  const written = watch(dirname(databasePath));
  void thread.read(Date.parse('2026-03-10T08:00:00+01:00'));
  while ((held?.get() as number) < left) await once(written, 'change');
  kill();
}

await readOnce(folder, databasePath, (admit) => async (stories, now, claimed) => {
  left -= 1;
  if (left === 0 && moment === 'during') setImmediate(() => setImmediate(kill));
  const filed = await admit(stories, now, claimed);
  if (left === 0) kill();
  return filed;
});
