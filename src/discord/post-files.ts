import type { RawFile } from 'discord.js';
import type { Post, PostFile } from '../delivery/chat-gateway.ts';
import { limits } from './limits.ts';
import { cutText } from './text.ts';

/** A drawn picture (PNG) as a file. `name`: without its ending; `alt`: what it shows, plain text. */
export function pictureFile(name: string, png: Uint8Array, alt: string): PostFile {
  return { name: `${name}.png`, bytes: png, alt: cutText(alt, limits.altText).text };
}

/**
 * The post with these pictures and no others: an edit takes away one that its message has (Discord keeps only the attachments
 * that an edit lists). The file's number in the request is its id.
 */
export function withFiles(post: Post, files: readonly PostFile[]): Post {
  const attachments = files.map(({ name, alt }, id) => ({
    id: String(id),
    filename: name,
    description: alt,
  }));
  const listed = { ...post, body: { ...post.body, attachments } };
  return files.length === 0 ? listed : { ...listed, files };
}

/** The files that a request with this post carries beside its body, as discord.js's REST takes them; none for most. */
export function filesOf({ files = [] }: Pick<Post, 'files'>): { readonly files?: RawFile[] } {
  if (files.length === 0) return {};
  return {
    files: files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes), contentType: 'image/png' })),
  };
}
