import { byAge, type Trouble, type WireFile } from './wire-files.ts';

/** Copy that is no older than this is read before a backlog, ms. */
const freshTime = 15 * 60_000;

/** So many files are read, and as many moved, before the folder is looked through again. */
const usualPortion = 5_000;

/** What of a folder is to be done next. */
export interface Portion {
  /** In the order in which they are to be read. */
  readonly toRead: readonly WireFile[];
  /** Files that were read before and are still there. */
  readonly toMove: readonly WireFile[];
  /** There is more than this; look again. */
  readonly hasMore: boolean;
}

/** What a portion is chosen by. */
export interface ChoosingRules {
  /** What is to be done with each of these files, in their order; null for nothing. */
  sort(files: readonly WireFile[]): Promise<readonly ('read' | 'move' | null)[]>;
  /** Told of what the disk does not show. */
  tell(trouble: Trouble): void;
  /** True when nothing more is wanted. */
  isStopped(): boolean;
  /** ms since the epoch. */
  readonly now: number;
  /** How many files of each kind at most. */
  readonly portion?: number;
}

/**
 * Chooses a portion of the files of a folder, in memory that does not grow with them. When all fit, they are read oldest
 * first, in the order in which they came. When they do not, what came in the last quarter of an hour goes first (half of the
 * portion at most, oldest first), then the oldest of the others: news does not wait for a backlog, and a
 * version that overtakes an earlier one is a later version all the same (docs/decisions/0051).
 * Rejects when the folder cannot be read, and as `sort` does.
 */
export async function chooseFiles(
  walk: AsyncIterable<readonly (WireFile | Trouble)[]>,
  { sort, tell, isStopped, now, portion = usualPortion }: ChoosingRules,
): Promise<Portion> {
  const older = new Oldest(portion);
  const fresh = new Oldest(portion);
  const toMove = new Oldest(portion);
  for await (const found of walk) {
    if (isStopped()) break;
    const files: WireFile[] = [];
    for (const one of found) {
      if ('problem' in one) tell(one);
      else files.push(one);
    }
    const kinds = await sort(files);
    for (const [i, file] of files.entries()) {
      if (kinds[i] === 'move') toMove.add(file);
      else if (kinds[i] === 'read') (now - file.modifiedAt > freshTime ? older : fresh).add(file);
    }
  }
  const unread = older.count + fresh.count;
  const first = unread <= portion ? [] : fresh.list().slice(0, Math.max(portion / 2, portion - older.count));
  const rest = unread <= portion ? [...older.list(), ...fresh.list()] : older.list();
  return {
    toRead: [...first, ...rest.slice(0, portion - first.length)],
    toMove: toMove.list(),
    hasMore: unread > portion || toMove.count > portion,
  };
}

/** Keeps the `most` oldest of the files that it is given, and counts all. */
class Oldest {
  count = 0;
  #held: WireFile[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(file: WireFile): void {
    this.count += 1;
    this.#held.push(file);
    if (this.#held.length >= 2 * this.#most) this.#held = this.list();
  }

  /** Oldest first. */
  list(): WireFile[] {
    return this.#held.sort(byAge).slice(0, this.#most);
  }
}
