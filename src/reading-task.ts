import { on } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type { CopyToRead } from './intake/copy-file.ts';
import { readCopyStories } from './read-copy.ts';

/** So many parts may be on their way: one being used, one waiting. More would pile up where they are slow to be used. */
const partsAhead = 2;

/** What the reading thread runs for each copy: its stories go through `port` in parts, and each is answered when it is taken. */
export async function readForMain({ copy, port }: { copy: CopyToRead; port: MessagePort }): Promise<void> {
  const taken = on(port, 'message');
  let ahead = 0;
  for await (const part of readCopyStories(copy, 'auto')) {
    if (ahead === partsAhead) {
      await taken.next();
      ahead -= 1;
    }
    port.postMessage(part);
    ahead += 1;
  }
  await taken.return?.();
  port.close();
}
