import { type APIEmbed, EmbedType } from 'discord-api-types/v10';
import { isRecord } from './check-body.ts';
import { listOf } from './check-message.ts';
import type { AttachmentRecord, GuildRecord } from './world.ts';

const ATTACHED = 'attachment://';
const STORED = /^attachment:\/\/(\d+)\/(.+)$/s;

/**
 * Embeds as Discord keeps them: blanks at the ends gone, `type` and `inline` filled in, nothing that is null, pictures
 * of the message's own attachments named by those (`storedUrl`).
 */
export function keepEmbeds(value: unknown, refOf: (url: string) => string): APIEmbed[] {
  return listOf(value).map((embed) => {
    const kept = withoutNulls(embed);
    for (const key of ['title', 'description'] as const) {
      if (typeof kept[key] !== 'string') continue;
      kept[key] = kept[key].trim();
      if (kept[key] === '') delete kept[key];
    }
    for (const key of ['image', 'thumbnail']) {
      const picture = kept[key];
      if (!isRecord(picture) || typeof picture.url !== 'string') continue;
      const url = refOf(picture.url);
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

/** Code, in which nothing is a mention: a block, or what stands between backticks; a backtick after a backslash opens none. */
const CODE = /\\[\s\S]|```[\s\S]+?```|(`+)[\s\S]*?[^`]\1(?!`)/g;

/**
 * Whom a message pings: only what stands in its texts and is not code, only as far as `allowed_mentions` lets it, and everyone or a
 * role that is not mentionable only with the permission for that (docs, "Allowed Mentions").
 */
export function findMentions(
  texts: readonly string[],
  allowed: unknown,
  guild: GuildRecord | undefined,
  mayMentionEveryone: boolean,
): { users: string[]; roles: string[]; everyone: boolean } {
  const text = texts.map(withoutCode).join('\n');
  const rules = isRecord(allowed) ? allowed : null;
  const parse: readonly unknown[] = rules === null ? ['users', 'roles', 'everyone'] : arrayOf(rules.parse);
  const lets = (kind: 'users' | 'roles', id: string) =>
    parse.includes(kind) || arrayOf(rules?.[kind]).includes(id);
  const found = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
  return {
    users: found(/<@!?(\d+)>/g).filter((id) => lets('users', id)),
    roles: found(/<@&(\d+)>/g).filter(
      (id) => lets('roles', id) && (mayMentionEveryone || guild?.roles.get(id)?.mentionable === true),
    ),
    everyone: mayMentionEveryone && parse.includes('everyone') && /@(everyone|here)/.test(text),
  };
}

function withoutCode(text: string): string {
  return text.replace(CODE, (found) => (found.startsWith('\\') ? found : ' '));
}

/** How what is kept of a message names one of its attachments: by id, so that it is found whatever it is called. */
export function storedName({ id, filename }: AttachmentRecord): string {
  return `${id}/${filename}`;
}

/**
 * Makes links ready to be kept: `attachment://NAME`, and the address that the sandbox itself gave to an attachment of the
 * message, become `attachment://ID/NAME`. The address is made anew when the message is shown, for it has the port in it.
 */
export function storedUrl(
  origin: string,
  channelId: string,
  attachments: readonly AttachmentRecord[],
): (url: string) => string {
  return (url) => {
    const held = attachments.find(
      (one) =>
        [one.filename, storedName(one)].some((name) => url === ATTACHED + name) ||
        url === origin + attachmentPath(channelId, one),
    );
    return held === undefined ? url : ATTACHED + storedName(held);
  };
}

/** Something kept of a message with the real addresses of its attachments in it. */
export function withAddresses<T>(kept: T, origin: string, channelId: string): T {
  const show = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (key !== 'url' && key !== 'proxy_url') return value;
      const [, id, filename] = STORED.exec(value) ?? [];
      if (id === undefined || filename === undefined) return value;
      return origin + attachmentPath(channelId, { id, filename });
    }
    if (Array.isArray(value)) return value.map((one) => show(one, key));
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, show(one, name)]));
  };
  return show(kept, '') as T;
}

/** Where a file of a message is, on the sandbox's own origin. */
export function attachmentPath(
  channelId: string,
  { id, filename }: Pick<AttachmentRecord, 'id' | 'filename'>,
): string {
  return `/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`;
}

/** The object without what is null or undefined. */
export function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== undefined));
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
