import type { RawFile } from 'discord.js';
import type { Post } from '../delivery/chat-gateway.ts';

/** The files that a request with this post carries beside its body, as discord.js's REST takes them; none for most. */
export function filesOf({ picture }: Pick<Post, 'picture'>): { readonly files?: RawFile[] } {
  if (picture === undefined) return {};
  return { files: [{ name: picture.name, data: picture.png, contentType: 'image/png' }] };
}

/**
 * The post with this picture above its text; null: with none, which takes away one that its message has (Discord keeps only the
 * attachments that an edit lists). The file's number in the request is its id.
 */
export function withPicture(post: Post, picture: Post['picture'] | null): Post {
  if (picture == null) return { ...post, body: { ...post.body, attachments: [] } };
  const attachments = [{ id: '0', filename: picture.name, description: picture.alt }];
  return { ...post, body: { ...post.body, attachments }, picture };
}
