import { randomUUID } from 'node:crypto';
import { copyFile, lstat, mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A name on the disk may have so many bytes (ext4, NTFS, APFS; some count characters, which are fewer). */
const longestName = 255;

/** Where a file is to go. */
export interface Destination {
  /** A folder; it is made when it is not there. */
  readonly folder: string;
  /** The name that it gets when nothing there has it; else the time is put behind it. */
  readonly name: string;
  /** Bytes that must be left for what goes behind the name of a file beside it. */
  readonly room?: number;
  /** True for a path at which nothing is known to lie: an empty file there is a name that a crash left taken. */
  readonly isLeft?: (path: string) => Promise<boolean>;
}

/**
 * Moves a file, and never over another. The name is taken first, then `reserved` is told where it will be, and whether the name is a
 * `new` one or one that was `left`; false from it means that another process has taken that place, and the next name is tried. Then it is
 * renamed; on another file system it is copied, written through to the disk, named, and only then removed here. Gives the path
 * that it has now. `now`: ms since the epoch. Rejects with what the disk says; the file is then where it was.
 */
export async function moveFile(
  from: string,
  destination: Destination,
  now: number,
  reserved: (to: string, name: 'new' | 'left') => Promise<boolean> = async () => true,
): Promise<string> {
  const { folder } = destination;
  await mkdir(folder, { recursive: true });
  for (let tries = 0; ; ) {
    const found = await reserve(destination, now, tries);
    const { to } = found;
    tries = found.tries + 1;
    try {
      if (!(await reserved(to, found.name))) continue;
      await renameAcross(from, to, folder);
      return to;
    } catch (error) {
      // Never what another process has moved there meanwhile.
      if (await isEmpty(to)) await rm(to, { force: true });
      throw error;
    } finally {
      inHand.delete(to);
    }
  }
}

/** Names that are taken, or looked at to be, for files that are being moved by this process. */
const inHand = new Set<string>();

interface Reserved {
  readonly to: string;
  readonly name: 'new' | 'left';
  /** How many names were passed over. */
  readonly tries: number;
}

/**
 * Makes an empty file of a name that nothing has, so that whoever comes at the same time finds it taken; or takes over one that a crash left
 * behind. The name is in hand until `moveFile` is done with it.
 */
async function reserve(
  { folder, name: plain, room = 0, isLeft }: Destination,
  now: number,
  first: number,
): Promise<Reserved> {
  for (let tries = first; ; tries += 1) {
    const to = join(folder, nameAgain(plain, tries, room, now));
    if (inHand.has(to)) continue;
    inHand.add(to);
    let name: Reserved['name'] | null = null;
    try {
      name = await takeName(to, isLeft);
    } finally {
      if (name === null) inHand.delete(to);
    }
    if (name !== null) return { to, name, tries };
  }
}

/** Null where something has that name. */
async function takeName(to: string, isLeft: Destination['isLeft']): Promise<Reserved['name'] | null> {
  try {
    const file = await open(to, 'wx');
    await file.close();
    return 'new';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await isLeft?.(to)) === true && (await isEmpty(to)) ? 'left' : null;
  }
}

async function isEmpty(path: string): Promise<boolean> {
  const seen = await lstat(path).catch(() => null);
  return seen?.isFile() === true && seen.size === 0;
}

/** `brug.txt`, `brug-053834.txt` (the time in UTC), `brug-053834-2.txt`, …, shortened to what a name may have. */
function nameAgain(name: string, tries: number, room: number, now: number): string {
  const time = new Date(now).toISOString().slice(11, 19).replaceAll(':', '');
  const addition = tries === 0 ? '' : `-${time}${tries === 1 ? '' : `-${tries}`}`;
  const ending = Buffer.byteLength(extname(name)) > 20 ? '' : extname(name);
  const most = longestName - Buffer.byteLength(addition + ending) - room;
  let stem = name.slice(0, name.length - ending.length);
  while (Buffer.byteLength(stem) > most) stem = [...stem].slice(0, -1).join('');
  return `${stem}${addition}${ending}`;
}

async function renameAcross(from: string, to: string, folder: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyAcross(from, to, folder);
  }
}

/** To another file system; a copy that is not finished has a hidden name. */
async function copyAcross(from: string, to: string, folder: string): Promise<void> {
  const half = join(folder, `.${randomUUID()}.part`);
  try {
    await copyFile(from, half);
    const { atime, mtime } = await stat(from);
    await utimes(half, atime, mtime);
    const file = await open(half, 'r+');
    await file.sync().finally(() => file.close());
    await rename(half, to);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
  await rm(from);
}
