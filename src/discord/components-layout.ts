import {
  type APIEmbed,
  type APIMediaGalleryComponent,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
} from 'discord-api-types/v10';
import type { Post } from '../delivery/chat-gateway.ts';
import type { Layout } from '../delivery/subscription.ts';

/** A message's body as the other layouts make it. */
interface EmbedBody {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly APIMessageTopLevelComponent[];
  readonly allowed_mentions?: unknown;
  /** Pictures that come with it. */
  readonly attachments?: readonly { readonly filename: string; readonly description: string }[];
}

/**
 * The post in this layout. With `components` (Discord's Components V2) its text stands as texts of its own, in the order in which it
 * is read aloud: the head, a picture that comes along, then a card for each embed with title, text and source, then menu and buttons. A message that was posted so
 * can only be changed so (docs, "Message Flags"). The text of all must fit `limits.textTogether`: see `roomFor`.
 */
export function inLayout(post: Post, layout: Layout): Post {
  if (layout === 'embeds') return post;
  const { content = '', embeds = [], components = [], ...rest } = post.body as EmbedBody;
  const body = {
    flags: MessageFlags.IsComponentsV2,
    components: [
      ...textOf(content),
      ...galleryOf(rest.attachments ?? []),
      ...embeds.map(cardOf),
      ...components,
    ],
    ...rest,
  };
  return { ...post, body };
}

function textOf(content: string): readonly APIMessageTopLevelComponent[] {
  return content === '' ? [] : [{ type: ComponentType.TextDisplay, content }];
}

function galleryOf(files: NonNullable<EmbedBody['attachments']>): readonly APIMessageTopLevelComponent[] {
  return files.map(({ filename, description }) => galleryFor(`attachment://${filename}`, description));
}

function galleryFor(url: string, description: string): APIMediaGalleryComponent {
  return { type: ComponentType.MediaGallery, items: [{ media: { url }, description }] };
}

function cardOf({ title, description, footer, color, image }: APIEmbed): APIMessageTopLevelComponent {
  const text = [title === undefined ? '' : `### ${title}`, description ?? ''].filter((part) => part !== '');
  const parts = [
    ...(text.length === 0 ? [] : [{ type: ComponentType.TextDisplay, content: text.join('\n') } as const]),
    ...(image === undefined ? [] : [galleryFor(image.url, image.description ?? '')]),
    ...(footer === undefined
      ? []
      : [
          { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small } as const,
          { type: ComponentType.TextDisplay, content: `-# ${footer.text}` } as const,
        ]),
  ];
  return {
    type: ComponentType.Container,
    ...(color === undefined ? {} : { accent_color: color }),
    components: parts,
  };
}
