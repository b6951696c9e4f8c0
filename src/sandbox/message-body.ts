import { type APIEmbed, EmbedType } from 'discord-api-types/v10';
import { isRecord } from './check-body.ts';
import { listOf } from './check-message.ts';
import type { AttachmentRecord, GuildRecord } from './world.ts';

/**
 * Embeds as Discord keeps them: blanks at the ends gone, `type` and `inline` filled in, nothing that is null, pictures
 * of the message's own attachments (`attachment://…`) with their real address.
 */
export function keepEmbeds(value: unknown, addressOf: (filename: string) => string): APIEmbed[] {
  return listOf(value).map((embed) => {
    const kept = withoutNulls(embed);
    for (const key of ['title', 'description'] as const) {
      if (typeof kept[key] === 'string') kept[key] = kept[key].trim();
    }
    for (const key of ['image', 'thumbnail']) {
      const picture = kept[key];
      if (!isRecord(picture) || typeof picture.url !== 'string') continue;
      const url = picture.url.startsWith('attachment://') ? addressOf(picture.url.slice(13)) : picture.url;
      kept[key] = { url, proxy_url: url, width: 0, height: 0, flags: 0 };
    }
    if (typeof kept.timestamp === 'string') kept.timestamp = new Date(kept.timestamp).toISOString();
    if (kept.fields !== undefined) {
      kept.fields = listOf(kept.fields).map((field) => ({
        name: String(field.name).trim(),
        value: String(field.value).trim(),
        inline: field.inline === true,
      }));
    }
    return { ...kept, type: EmbedType.Rich } as APIEmbed;
  });
}

/**
 * Whom a message pings: only what stands in its content, only as far as `allowed_mentions` lets it, and everyone or a
 * role that is not mentionable only with the permission for that (docs, "Allowed Mentions").
 */
export function findMentions(
  content: string,
  allowed: unknown,
  guild: GuildRecord | undefined,
  mayMentionEveryone: boolean,
): { users: string[]; roles: string[]; everyone: boolean } {
  const rules = isRecord(allowed) ? allowed : null;
  const parse: readonly unknown[] = rules === null ? ['users', 'roles', 'everyone'] : arrayOf(rules.parse);
  const lets = (kind: 'users' | 'roles', id: string) =>
    parse.includes(kind) || arrayOf(rules?.[kind]).includes(id);
  const found = (pattern: RegExp) => [
    ...new Set([...content.matchAll(pattern)].map((match) => match[1] ?? '')),
  ];
  return {
    users: found(/<@!?(\d+)>/g).filter((id) => lets('users', id)),
    roles: found(/<@&(\d+)>/g).filter(
      (id) => lets('roles', id) && (mayMentionEveryone || guild?.roles.get(id)?.mentionable === true),
    ),
    everyone: mayMentionEveryone && parse.includes('everyone') && /@(everyone|here)/.test(content),
  };
}

/** Finds the address of an attachment by its file name. */
export function attachmentAddress(
  origin: string,
  channelId: string,
  attachments: readonly AttachmentRecord[],
) {
  return (filename: string): string => {
    const held = attachments.find((one) => one.filename === filename);
    return held === undefined
      ? `attachment://${filename}`
      : `${origin}/attachments/${channelId}/${held.id}/${encodeURIComponent(held.filename)}`;
  };
}

/** The object without what is null or undefined. */
export function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== undefined));
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
