import { parentPort, workerData } from 'node:worker_threads';
import type { Story } from '../../src/wire/story.ts';
import { noon } from '../contracts/invent-story.ts';
import { openTypingRoom, type TypingPlace } from './typing-room.ts';

// Run by archive-typing.ts on a thread of its own: files each story that it is told.
const { archive } = await openTypingRoom(workerData as TypingPlace, true);
parentPort?.on('message', async (story: Story) => {
  await archive.file(story, 'new', noon);
  parentPort?.postMessage('filed');
});
parentPort?.postMessage('ready');
