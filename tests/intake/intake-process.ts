/**
 * Reads a folder into an archive in a process of its own that kills itself when it has given `parts` parts of the copy
 * to the archive: `after` the last of them is in, or `during` that.
 */
import { readOnce } from './read-once.ts';

const [folder = '', databasePath = '', parts = '', moment = ''] = process.argv.slice(2);
const kill = () => process.kill(process.pid, 'SIGKILL');
let left = Number(parts);

await readOnce(folder, databasePath, (admit) => async (stories, now, claimed) => {
  left -= 1;
  if (left === 0 && moment === 'during') setImmediate(() => setImmediate(kill));
  const filed = await admit(stories, now, claimed);
  if (left === 0) kill();
  return filed;
});
