/** The place of one piece of copy among others that are taken in side by side. */
export interface Place {
  /** Resolves when the copy before it has begun to be read: until then nothing of this one may be. */
  mayRead(): Promise<unknown>;
  /** It has begun to be read, or will not be. */
  reads(): void;
  /** Resolves when all of the copy before it was handed to the desk. */
  mayFile(): Promise<unknown>;
  /** All of it was handed to the desk, or nothing more will be. */
  filed(): void;
}

/** Gives each that joins the place behind the one that joined before. */
export function createProcession(): { join(): Place } {
  let read: Promise<unknown> = Promise.resolve();
  let filed: Promise<unknown> = Promise.resolve();
  return {
    join() {
      const [readBefore, filedBefore] = [read, filed];
      const [ownRead, ownFiled] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      // Whoever leaves early does not let the next one pass those before.
      read = Promise.all([readBefore, ownRead.promise]);
      filed = Promise.all([filedBefore, ownFiled.promise]);
      return {
        mayRead: () => readBefore,
        reads: () => ownRead.resolve(),
        mayFile: () => filedBefore,
        filed: () => ownFiled.resolve(),
      };
    },
  };
}

/**
 * Does `work` for each of these, begun in their order, `atOnce` of them side by side. Resolves when all is done; after one that fails, or
 * once `isStopped`, it begins no other, and rejects with the first failure when what was under way has ended.
 */
export async function doSideBySide<T>(
  all: Iterable<T>,
  atOnce: number,
  isStopped: () => boolean,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for (const one of all) {
    while (underWay.size >= atOnce) await Promise.race(underWay);
    if (isStopped() || failures.length > 0) break;
    const going = work(one)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => underWay.delete(going));
    underWay.add(going);
  }
  await Promise.all(underWay);
  if (failures.length > 0) throw failures[0];
}
