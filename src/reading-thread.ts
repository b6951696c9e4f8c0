import { on } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import pLimit from 'p-limit';
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

/** One copy that was handed to the thread. */
interface Reading {
  readonly giveUp: AbortController;
  /** A part is waited for; else one is being used, and the thread may wait for that. */
  isAwaited: boolean;
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
  /** The pool does not keep to the order in which tasks that may be given up are handed to it. */
  const inTurn = pLimit(1);
  /** What was handed to the thread, in its order: it reads the first. */
  const queue: Reading[] = [];
  let watch: NodeJS.Timeout | undefined;
  /** Only what is being read can take too long, and only while its reader is waited for. */
  function watchFirst(): void {
    clearTimeout(watch);
    const [first] = queue;
    if (first?.isAwaited) watch = setTimeout(() => first.giveUp.abort(), patience);
  }

  return {
    async *read(copy) {
      const { port1, port2 } = new MessageChannel();
      const parts = on(port1, 'message', { close: ['close'] });
      const giveUp = new AbortController();
      const own: Reading = { giveUp, isAwaited: true };
      const setAwaited = (isAwaited: boolean) => {
        own.isAwaited = isAwaited;
        if (queue[0] === own) watchFirst();
      };
      let isDone = false;
      const run = () =>
        pool.run({ copy, port: port2 }, { transferList: [port2] as object, signal: giveUp.signal });
      const done = inTurn(run)
        .then(
          () => null,
          (error: Error) => {
            // A thread that ends well closes its end, behind its last part.
            port1.close();
            return error;
          },
        )
        .finally(() => {
          isDone = true;
          queue.splice(queue.indexOf(own), 1);
          watchFirst();
        });
      queue.push(own);
      if (queue[0] === own) watchFirst();
      try {
        for await (const [part] of parts) {
          setAwaited(false);
          // Asked for before this part is used: the thread reads on while the archive takes it in.
          port1.postMessage('more');
          yield part as Result<readonly Story[]>;
          setAwaited(true);
        }
        const error = await done;
        if (error === null) return;
        if (isClosed) throw error;
        yield { ok: false, problem: giveUp.signal.aborted ? tooSlow(patience) : tooMuch(error) };
      } finally {
        port1.close();
        if (!isDone) giveUp.abort();
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
