import type { Problem, Result } from '../wire/problem.ts';
import type { SentFile } from './command.ts';

/** Where Discord keeps what people attach (docs, "Image Formatting" and "Signed Attachment CDN URLs"). */
const discordOrigins: readonly string[] = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

/** What a file may take; a test gives less. */
export interface AttachmentLimits {
  readonly bytes: number;
  /** From the asking to the last byte, in ms. */
  readonly totalMs: number;
}

/** As much as a page or a batch of messages ever is, and as long as an editor waits. */
export const attachmentLimits: AttachmentLimits = { bytes: 2_000_000, totalMs: 15_000 };

/** Gets the bytes of a file that somebody attached. What the other side does comes back as a value. */
export type FetchAttachment = (file: SentFile) => Promise<Result<Uint8Array>>;

/**
 * Fetches attachments from where Discord keeps them, and from nowhere else: from its two hosts over HTTPS, or, where
 * `apiUrl` is another server that speaks Discord's API, from that very origin too. No redirect is followed.
 */
export function createAttachmentFetch(
  apiUrl: string,
  { bytes: most, totalMs }: AttachmentLimits = attachmentLimits,
): FetchAttachment {
  const origins = new Set([...discordOrigins, ...ownOriginOf(apiUrl)]);
  return async ({ url, size }) => {
    if (!isAt(origins, url)) {
      return refuse('file-elsewhere', 'The file is not where Discord keeps files, and was not fetched.');
    }
    if (size > most) return tooLarge(most);
    try {
      const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(totalMs) });
      if (answer.status !== 200) {
        await answer.body?.cancel();
        return refuse('file-not-had', `Discord answers ${answer.status} where the file should be.`);
      }
      const bytes = await readAtMost(answer, most);
      if (bytes === null) return tooLarge(most);
      // Half a file would look like a story that ends early.
      if (bytes.byteLength !== size) return refuse('file-not-had', 'The file did not come in whole.');
      return { ok: true, value: bytes };
    } catch (error) {
      const why = error instanceof Error && error.name === 'TimeoutError' ? 'in time' : 'from Discord';
      return refuse('file-not-had', `The file could not be had ${why}.`);
    }
  };
}

/** None for Discord itself, whose API and files are apart. */
function ownOriginOf(apiUrl: string): readonly string[] {
  const { origin, hostname } = new URL(apiUrl);
  return hostname === 'discord.com' ? [] : [origin];
}

function isAt(origins: ReadonlySet<string>, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, username, password } = new URL(address);
  return origins.has(origin) && username === '' && password === '';
}

/** All of the body, whatever length it declares; null when it is more than that. */
async function readAtMost(answer: Response, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    length += part.byteLength;
    // Leaving the loop cancels the rest.
    if (length > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function tooLarge(most: number): { readonly ok: false; readonly problem: Problem } {
  return refuse('file-too-large', `The file is larger than ${most} bytes.`);
}

function refuse(code: string, message: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { code, message } };
}
