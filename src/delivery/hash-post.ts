import { createHash } from 'node:crypto';
import type { Post } from './chat-gateway.ts';

/**
 * By what it is known again that a message says what it said, under the same name where it has one and whoever was called by
 * it: 22 characters of a SHA-256, since thousands are kept.
 */
export function hashPost({ body: { allowed_mentions: _, ...said }, thread }: Post): string {
  return createHash('sha256')
    .update(JSON.stringify(said))
    .update(thread?.name ?? '')
    .digest('base64url')
    .slice(0, 22);
}
