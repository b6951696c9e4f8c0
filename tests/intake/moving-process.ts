/**
 * Reads a folder in a process of its own that kills itself at the first file of this name: when it is `marked` as read, or when its
 * name in `done/` or `spiked/` is `noted`, before it is moved there.
 */
import { openWireFolder } from '../../src/intake/folder.ts';
import { takeIn } from '../../src/intake/take-in.ts';
import { openNewsroom } from '../../src/newsroom.ts';

const [folder = '', databasePath = '', name = '', moment = ''] = process.argv.slice(2);
const { desk, log } = openNewsroom(databasePath);
const kill = (path: string) => path.endsWith(name) && process.kill(process.pid, 'SIGKILL');
const { markRead, moves } = log;
const { noteMove } = moves;
log.markRead = async (file, now) => {
  await markRead(file, now);
  if (moment === 'marked') kill(file.path);
};
moves.noteMove = async (...noted) => {
  const isNoted = await noteMove(...noted);
  if (moment === 'noted') kill(noted[0].path);
  return isNoted;
};
await openWireFolder({
  folder: { path: folder },
  log,
  capturedAt: (_, file) => file.modifiedAt,
  takeIn: (copy, now, signal, place) => takeIn(copy, desk, now, signal, place),
}).read(Date.parse('2026-03-10T08:00:00+01:00'));
