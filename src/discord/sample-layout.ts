import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import type { Post } from '../delivery/chat-gateway.ts';
import { readCustomId } from './custom-id.ts';
import { limits } from './limits.ts';
import { readAction } from './read-menu.ts';
import type { Reply } from './reply.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Rows under a message at most (docs, "Action Rows"). */
const mostRows = 5;

/**
 * A message as a channel would get it, shown to one person: with `lines` (markdown) above it and `rows` below it. A line that does
 * not fit is left out. What stands under it can be looked at, and its stories read; the rest is for the channel. Above rows its own
 * buttons are left out.
 */
export function layOutSample(post: Post, lines: readonly string[], rows: readonly Row[]): Reply {
  const body = post.body as RESTPostAPIChannelMessageJSONBody;
  const files = post.files === undefined ? {} : { files: post.files };
  const held = (body.components ?? []) as readonly APIMessageTopLevelComponent[];
  // Right above buttons that do something, those of the sample look as if they belonged to them.
  const components = rows.length === 0 ? held : held.filter((one) => !isButtonRow(one));
  if (((body.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0) {
    const content = fitLines(lines, limits.textTogether - textIn(components)).join('\n');
    const above = content === '' ? [] : [{ type: ComponentType.TextDisplay, content } as const];
    return { embeds: [], components: [], cards: [...above, ...components.map(still), ...rows], ...files };
  }
  const head = body.content ?? '';
  const above = fitLines(lines, limits.content - head.length - 1);
  return {
    content: [...above, head].filter((part) => part !== '').join('\n'),
    embeds: body.embeds ?? [],
    components: [...(components as readonly Row[]).slice(0, mostRows - rows.length).map(still), ...rows],
    ...files,
  };
}

function isButtonRow(component: APIMessageTopLevelComponent): boolean {
  return (
    component.type === ComponentType.ActionRow &&
    component.components.every(({ type }) => type === ComponentType.Button)
  );
}

/** Those of the lines that fit into so many characters together, a break behind each. */
function fitLines(lines: readonly string[], most: number): readonly string[] {
  let room = most;
  return lines.filter((line) => {
    const fits = line.length < room;
    room -= fits ? line.length + 1 : 0;
    return fits;
  });
}

/** Characters of all texts in these components, as Discord counts them. */
function textIn(components: readonly APIMessageTopLevelComponent[]): number {
  return components.reduce((sum, one) => {
    if (one.type === ComponentType.TextDisplay) return sum + one.content.length;
    return one.type === ComponentType.Container
      ? sum + textIn(one.components as readonly APIMessageTopLevelComponent[])
      : sum;
  }, 0);
}

/** A row in which only stories can be opened, none of it the main thing to press; anything else as it is. */
function still<Component extends APIMessageTopLevelComponent>(component: Component): Component {
  if (component.type !== ComponentType.ActionRow) return component;
  return {
    ...component,
    components: component.components.map((one) => {
      const isReading = 'custom_id' in one && readCustomId(one.custom_id).action === readAction;
      const isMain = one.type === ComponentType.Button && one.style === ButtonStyle.Primary;
      const quiet = isMain ? { ...one, style: ButtonStyle.Secondary as const } : one;
      return isReading ? quiet : { ...quiet, disabled: true };
    }),
  };
}
