import { MessageFlags } from 'discord-api-types/v10';
import { isRecord } from './check-body.ts';
import { checkComponents } from './check-components.ts';
import { checkMedia } from './check-media.ts';
import { checkScheme } from './check-scheme.ts';
import { checkUnsupported } from './check-unsupported.ts';
import { countCharacters } from './count-characters.ts';
import type { FormProblem } from './form-problems.ts';
import { limits } from './limits.ts';

/**
 * The rules for a message that Discord's schemas leave out: content, embeds together, empty embeds, links, components,
 * Components V2, mentions. To be called after `readBySchema` found nothing.
 *
 * @param body The message as it will be: what a request names, and of one that is changed what it leaves as it was.
 * @param flags The message's flags as they will be: Components V2 changes the rules.
 * @param files The names of its files, to which `attachment://` may point.
 */
export function checkMessageRules(
  body: Record<string, unknown>,
  flags: number,
  files: readonly string[],
): FormProblem[] {
  const isV2 = (flags & MessageFlags.IsComponentsV2) !== 0;
  return [
    ...checkContent(body, isV2),
    ...checkEmbeds(listOf(body.embeds)),
    ...checkComponents(listOf(body.components), isV2),
    ...checkMedia(listOf(body.components), files),
    ...checkMentions(body.allowed_mentions),
    ...checkUnsupported(body),
    ...(body.enforce_nonce === true && (body.nonce === undefined || body.nonce === null)
      ? [{ path: ['nonce'], code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }]
      : []),
  ];
}

/** Characters that Discord counts towards the 6,000 of all embeds together. */
function countEmbedCharacters(embed: Record<string, unknown>): number {
  const count = (value: unknown) => (typeof value === 'string' ? countCharacters(value) : 0);
  const footer = isRecord(embed.footer) ? embed.footer : {};
  const author = isRecord(embed.author) ? embed.author : {};
  const fields = listOf(embed.fields);
  return (
    count(embed.title) +
    count(embed.description) +
    count(footer.text) +
    count(author.name) +
    fields.reduce((sum, field) => sum + count(field.name) + count(field.value), 0)
  );
}

function checkContent(body: Record<string, unknown>, isV2: boolean): FormProblem[] {
  if (isV2) {
    const legacy = ['content', 'embeds', 'sticker_ids', 'poll'].filter((key) => {
      const value = body[key];
      return Array.isArray(value) || typeof value === 'string' ? value.length > 0 : Boolean(value);
    });
    return legacy.map((key) => ({
      path: [key],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    }));
  }
  const { content } = body;
  return typeof content === 'string' && countCharacters(content) > limits.content
    ? [
        {
          path: ['content'],
          code: 'BASE_TYPE_MAX_LENGTH',
          message: `Must be ${limits.content} or fewer in length.`,
        },
      ]
    : [];
}

function checkEmbeds(embeds: readonly Record<string, unknown>[]): FormProblem[] {
  const problems = embeds.flatMap((embed, index) => checkEmbed(embed, ['embeds', index]));
  const together = embeds.reduce((sum, embed) => sum + countEmbedCharacters(embed), 0);
  if (together > limits.embedsTogether) {
    problems.push({
      path: ['embeds'],
      code: 'MAX_EMBED_SIZE_EXCEEDED',
      message: `Embed size exceeds maximum size of ${limits.embedsTogether}`,
    });
  }
  return problems;
}

function checkEmbed(embed: Record<string, unknown>, path: (string | number)[]): FormProblem[] {
  const required = (...keys: (string | number)[]): FormProblem => ({
    path: [...path, ...keys],
    code: 'BASE_TYPE_REQUIRED',
    message: 'This field is required',
  });
  const problems: FormProblem[] = [];
  const shows = [
    'title',
    'description',
    'image',
    'thumbnail',
    'video',
    'author',
    'footer',
    'timestamp',
    'fields',
  ];
  const isShown = (value: unknown) => {
    if (typeof value === 'string') return !isBlank(value);
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
  };
  // Discord says it of the description, whatever is missing.
  if (!shows.some((key) => isShown(embed[key]))) problems.push(required('description'));
  listOf(embed.fields).forEach((field, index) => {
    for (const key of ['name', 'value'])
      if (isBlank(field[key])) problems.push(required('fields', index, key));
  });
  if (isRecord(embed.author) && isBlank(embed.author.name)) problems.push(required('author', 'name'));
  if (isRecord(embed.footer) && isBlank(embed.footer.text)) problems.push(required('footer', 'text'));
  return [...problems, ...checkLinks(embed, path)];
}

/** Links must be http(s); pictures may also be attachments of the message. */
function checkLinks(embed: Record<string, unknown>, path: (string | number)[]): FormProblem[] {
  const places: [string[], boolean][] = [
    [['url'], false],
    [['author', 'url'], false],
    [['author', 'icon_url'], true],
    [['footer', 'icon_url'], true],
    [['image', 'url'], true],
    [['thumbnail', 'url'], true],
  ];
  return places.flatMap(([keys, isPicture]) => {
    let value: unknown = embed;
    for (const key of keys) value = isRecord(value) ? value[key] : undefined;
    if (typeof value !== 'string') return [];
    const allowed = isPicture ? ['http', 'https', 'attachment'] : ['http', 'https'];
    return checkScheme(value, allowed, [...path, ...keys]);
  });
}

/** Somebody cannot be both in "everybody of this kind" and in a list of that kind. */
function checkMentions(allowed: unknown): FormProblem[] {
  if (!isRecord(allowed) || !Array.isArray(allowed.parse)) return [];
  const parse: unknown[] = allowed.parse;
  return ['users', 'roles']
    .filter((kind) => parse.includes(kind) && listLength(allowed[kind]) > 0)
    .map((kind) => ({
      path: ['allowed_mentions'],
      code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
      message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
    }));
}

function isBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() === '';
}

function listLength(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

/** The JSON objects of a list; empty for anything else. */
export function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
