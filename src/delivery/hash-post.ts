import { createHash } from 'node:crypto';
import type { Post } from './chat-gateway.ts';

/**
 * By what it is known again that a message says what it said, whoever was called by it: 22 characters of a SHA-256, since
 * thousands are kept.
 */
export function hashPost({ body: { allowed_mentions: _, ...said } }: Post): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);
}
