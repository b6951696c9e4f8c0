import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { captureMoment, storiesOf } from '../read-stories.ts';
import { detectFormat } from '../wire/detect.ts';
import type { WireFormat } from '../wire/item.ts';
import type { Result } from '../wire/problem.ts';
import type { Story } from '../wire/story.ts';
import { isStreamed, streamCopy } from '../wire/stream.ts';

/** A file larger than this, in bytes, is read as a stream where its format allows. */
const large = 32 * 1024 * 1024;

/**
 * The stories of a file that is too large to be held, as they are read; null for a file that is not so large, that is
 * not there, or of which the format cannot be read in parts. Times in ms since the epoch.
 */
export async function streamLargeCopy(
  path: string,
  at: number | null,
  format: WireFormat | 'auto',
): Promise<AsyncGenerator<Result<readonly Story[]>, void, void> | null> {
  const seen = await stat(path).catch(() => null);
  if (seen === null || !seen.isFile() || seen.size <= large) return null;
  const head = await readHead(path);
  const found = format === 'auto' ? detectFormat(head) : format;
  if (!isStreamed(found)) return null;
  const copy = { source: path, capturedAt: at ?? captureMoment(head, path, Math.trunc(seen.mtimeMs)) };
  return readAll(streamCopy(createReadStream(path, { highWaterMark: 1024 * 1024 }), found, copy));

  async function* readAll(parts: ReturnType<typeof streamCopy>) {
    for await (const part of parts) yield storiesOf(part, copy);
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(4_096), 0, 4_096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
