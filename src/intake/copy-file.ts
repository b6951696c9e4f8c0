import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { WireCopy } from '../wire/item.ts';
import type { Problem } from '../wire/problem.ts';

/** Copy that is still on the disk, to be read where its stories are wanted. */
export interface CopyFile {
  /** Its path. */
  readonly source: string;
  /** Bytes, when it was looked at. */
  readonly size: number;
  /** As for `WireCopy`: ms since the epoch. */
  readonly capturedAt: number;
}

/** Copy in hand or on the disk. */
export type CopyToRead = WireCopy | CopyFile;

/** True for copy whose bytes are at hand. */
export function isInHand(copy: CopyToRead): copy is WireCopy {
  return 'bytes' in copy;
}

/** How much of a file is looked at to know its moment and its format, in bytes. */
const headSize = 4_096;

/** A file's beginning and what the disk says of it. */
export interface FileHead {
  /** Its first 4,096 bytes, or fewer. */
  readonly head: Uint8Array;
  /** Bytes. */
  readonly size: number;
  /** ms since the epoch, whole. */
  readonly modifiedAt: number;
}

/** Looks at the file's beginning. Rejects with what the disk says, and for what is no file. */
export async function readHead(path: string): Promise<FileHead> {
  return withFile(path, async (file, seen) => {
    const { buffer, bytesRead } = await file.read(new Uint8Array(headSize), 0, headSize, 0);
    return {
      head: buffer.subarray(0, bytesRead),
      size: seen.size,
      modifiedAt: Math.trunc(seen.mtimeMs),
    };
  });
}

/** A file's beginning and end, as much as is looked at to know what it is and whether it is all there. */
export interface FileEnds {
  readonly head: Uint8Array;
  readonly end: Uint8Array;
}

/** How much of a file's end is looked at to know whether it is all there, in bytes. */
const endSize = 256 * 1024;

/** The file's first 4,096 bytes and its last 256 KiB, or fewer. Rejects with what the disk says, and for what is no file. */
export function readEnds(path: string): Promise<FileEnds> {
  return withFile(path, async (file, { size }) => {
    const from = Math.max(0, size - endSize);
    const { buffer, bytesRead } = await file.read(new Uint8Array(size - from), 0, size - from, from);
    const end = buffer.subarray(0, bytesRead);
    if (from === 0) return { head: end.subarray(0, headSize), end };
    const head = await file.read(new Uint8Array(headSize), 0, headSize, 0);
    return { head: head.buffer.subarray(0, head.bytesRead), end };
  });
}

/** A file of so many bytes at most is read once, whole. */
export const smallFile = endSize;

/** The same of a small file that was read whole. */
export function endsOf(bytes: Uint8Array): FileEnds {
  return { head: bytes.subarray(0, headSize), end: bytes };
}

/** The whole file. Rejects with what the disk says, and for what is no file. */
export function readBytes(path: string): Promise<Uint8Array> {
  return withFile(path, (file) => file.readFile());
}

/** The file in chunks of 1 MiB. Throws while it is read what the disk says, also for what is no file. */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array, void, void> {
  const file = await openFile(path);
  // Closes the file when it ends, breaks or is left.
  yield* file.createReadStream({ highWaterMark: 1024 * 1024 });
}

async function withFile<T>(path: string, work: (file: FileHandle, seen: Stats) => Promise<T>): Promise<T> {
  const file = await openFile(path);
  try {
    return await work(file, await file.stat());
  } finally {
    await file.close();
  }
}

/** What may be put in a folder and is no file would make its reader wait for ever: a pipe, a device. */
async function openFile(path: string): Promise<FileHandle> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const seen = await file.stat();
  if (seen.isFile()) return file;
  await file.close();
  throw Object.assign(new Error('is no file'), { code: seen.isDirectory() ? 'EISDIR' : 'ENOTFILE' });
}

/** True when the disk says that there is no such file. */
export function isGone(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** True for what the disk refuses: an error of the system, with its code. */
export function isDiskError(error: unknown): boolean {
  return /^E[A-Z0-9]+$/.test(codeOf(error));
}

/** What the disk says, in words; `error` as node:fs rejects. */
export function readProblem(error: unknown): Problem {
  return { code: 'unreadable-file', message: describe(codeOf(error), error) };
}

function describe(code: string, error: unknown): string {
  if (code === 'ENOENT') return 'There is no such file.';
  if (code === 'EISDIR')
    return 'This is a folder; name its files, or use `telex import`, which reads folders.';
  if (code === 'ENOTFILE') return 'This is a pipe or a device, not a file.';
  if (code === 'EACCES' || code === 'EPERM') return 'This user may not read it.';
  if (code === 'ELOOP') return 'This link leads back to itself.';
  return `The disk does not give it: ${error instanceof Error ? error.message : String(error)}.`;
}

function codeOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === 'string' ? code : '';
}
