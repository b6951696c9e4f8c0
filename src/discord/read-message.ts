import {
  type AnySelectMenuInteraction,
  type APIMessage,
  type APIMessageComponent,
  type ButtonInteraction,
  ComponentType,
  type Message,
} from 'discord.js';
import type { Press } from './command.ts';

/** What a handler is told of the message under which something was pressed, and of who pressed it there. */
export function readMessage({
  message,
  memberPermissions,
}: ButtonInteraction | AnySelectMenuInteraction): Pick<
  Press,
  'offered' | 'messageId' | 'title' | 'permissions'
> {
  return {
    offered: offeredIn(message),
    messageId: message.id,
    title: message.embeds[0]?.title ?? '',
    permissions: memberPermissions?.bitfield ?? null,
  };
}

/** Whether who presses is who asked for the message, by what Discord keeps with it; true of one that nobody asked for. */
export function isOwn({ message, user }: ButtonInteraction | AnySelectMenuInteraction): boolean {
  const asker = message.interactionMetadata?.user;
  return asker === undefined || asker.id === user.id;
}

/** All that a message says, be it as Discord sent it: its text, then titles and texts of its embeds, and the texts of its cards, a line each. */
export function textOf({
  content,
  embeds,
  components,
}: Pick<Message | APIMessage, 'content' | 'embeds' | 'components'>): string {
  const walk = (part: APIMessageComponent): readonly string[] => {
    if (part.type === ComponentType.TextDisplay) return [part.content];
    return 'components' in part ? part.components.flatMap(walk) : [];
  };
  const shown = embeds.flatMap(({ title, description }) => [title ?? '', description ?? '']);
  const cards = (components ?? []).flatMap((part) => walk('toJSON' in part ? part.toJSON() : part));
  return [content, ...shown, ...cards].filter((part) => part !== '').join('\n');
}

/** The values of all menus of a message, those in cards too. */
function offeredIn({ components }: Pick<Message, 'components'>): readonly string[] {
  const walk = (part: APIMessageComponent): readonly string[] => {
    if (part.type === ComponentType.StringSelect) return part.options.map(({ value }) => value);
    return 'components' in part ? part.components.flatMap(walk) : [];
  };
  return components.flatMap((part) => walk(part.toJSON()));
}
