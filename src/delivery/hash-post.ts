import { createHash } from 'node:crypto';
import type { Post } from './chat-gateway.ts';

/** By what it is known again that a message says what it said: 22 characters of a SHA-256, since thousands are kept. */
export function hashPost({ body }: Post): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22);
}
