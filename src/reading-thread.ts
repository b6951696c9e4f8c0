import { on } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { CopyToRead } from './intake/copy-file.ts';
import type { Result } from './wire/problem.ts';
import type { Story } from './wire/story.ts';

/** A thread that reads copy beside the one that answers readers. */
export interface ReadingThread {
  /**
   * As `readCopyStories`, on the other thread; when that dies over the copy (of memory) or is silent for too long, this
   * is a problem of this copy, and the next is read by a new thread. Rejects only once the thread is closed.
   */
  read(copy: CopyToRead): AsyncGenerator<Result<readonly Story[]>, void, void>;
  /** Ends the thread, in the middle of copy too; resolves when it is gone. */
  close(): Promise<void>;
}

/** Bounds of the thread, each with its default. */
export interface ReadingBounds {
  /** How much its reading may hold, in MiB. */
  readonly memory?: number;
  /** It is given up when no part comes for so long, in ms: no reader takes as long over the largest copy that is read whole. */
  readonly patience?: number;
}

/** A reading thread, which begins with the first copy and ends when there was none for five minutes. */
export function createReadingThread({
  memory = 2_048,
  patience = 300_000,
}: ReadingBounds = {}): ReadingThread {
  const pool = new Piscina({
    filename: new URL('./reading-task.ts', import.meta.url).href,
    name: 'readForMain',
    minThreads: 0,
    // Copy is taken in one after another: a later version must meet the earlier one in the archive.
    maxThreads: 1,
    idleTimeout: 300_000,
    resourceLimits: { maxOldGenerationSizeMb: memory },
    // Copy is rare, and a thread that waits for it this way would wait on one of few cores.
    atomics: 'disabled',
  });
  let isClosed = false;
  return {
    async *read(copy) {
      const { port1, port2 } = new MessageChannel();
      const parts = on(port1, 'message', { close: ['close'] });
      const giveUp = new AbortController();
      let watch: NodeJS.Timeout | undefined;
      const waitOn = () => {
        clearTimeout(watch);
        watch = setTimeout(() => giveUp.abort(), patience);
      };
      const done = pool
        .run({ copy, port: port2 }, { transferList: [port2] as object, signal: giveUp.signal })
        .then(
          () => null,
          (error: Error) => {
            // A thread that ends well closes its end, behind its last part.
            port1.close();
            return error;
          },
        );
      try {
        waitOn();
        for await (const [part] of parts) {
          clearTimeout(watch);
          // Asked for before this part is used: the thread reads on while the archive takes it in.
          port1.postMessage('more');
          yield part as Result<readonly Story[]>;
          waitOn();
        }
        const error = await done;
        if (error === null) return;
        if (isClosed) throw error;
        yield { ok: false, problem: giveUp.signal.aborted ? tooSlow(patience) : tooMuch(error) };
      } finally {
        clearTimeout(watch);
        port1.close();
        giveUp.abort();
        await done;
      }
    },
    async close() {
      isClosed = true;
      await pool.destroy();
    },
  };
}

function tooSlow(patience: number) {
  return {
    code: 'reader-stuck',
    message: `Telex has read at this copy for ${patience / 1_000} seconds without a story, and gave it up. Split it into several files.`,
  };
}

function tooMuch(error: Error) {
  const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
  const reason = isMemory
    ? 'it takes more memory than Telex gives to it. Split it into several files'
    : `the thread that read it ended: ${error.message}`;
  return { code: 'reader-failed', message: `This copy could not be read: ${reason}.` };
}
