import { isRecord } from './check-body.ts';
import type { SandboxContext } from './context.ts';
import { limits } from './limits.ts';
import type { AttachedFile } from './places.ts';
import { SandboxError } from './sandbox-error.ts';

/** Keeps a file that somebody attached and gives its id and the attachment object that goes to the bot in `resolved`. */
export type Attach = (file: AttachedFile) => { readonly id: string; readonly payload: unknown };

/** Whether a value is a file. */
export function isFile(value: unknown): value is AttachedFile {
  return isRecord(value) && typeof value.name === 'string' && value.bytes !== undefined;
}

/**
 * Files of a sandbox: each gets an address as Discord gives to what is attached to an interaction
 * (`/ephemeral-attachments/…`), on the sandbox's own origin. @throws SandboxError `wrong-option` for one that is too large.
 */
export function makeAttach({ world, ids, clock, origin }: SandboxContext): Attach {
  return ({ name, bytes: given, type }) => {
    const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given;
    if (bytes.byteLength > limits.fileBytes) {
      throw new SandboxError('wrong-option', `The file "${name}" is larger than ${limits.fileBytes} bytes.`);
    }
    const id = ids.next(clock.now());
    const contentType = type ?? 'text/plain; charset=utf-8';
    world.attached.set(id, { id, filename: name, contentType, description: null, bytes });
    const url = `${origin()}/ephemeral-attachments/${world.applicationId}/${id}/${encodeURIComponent(name)}?ex=0&is=0&hm=0&`;
    const about = { filename: name, size: bytes.byteLength, content_type: contentType };
    return { id, payload: { id, ...about, url, proxy_url: url, ephemeral: true } };
  };
}
