import { createHash } from 'node:crypto';
import type { Post } from './chat-gateway.ts';

/** By what it is known again that a message says what it said, under the same name where it has one: 22 characters of a SHA-256, since thousands are kept. */
export function hashPost({ body, thread }: Post): string {
  return createHash('sha256')
    .update(JSON.stringify(body))
    .update(thread?.name ?? '')
    .digest('base64url')
    .slice(0, 22);
}
