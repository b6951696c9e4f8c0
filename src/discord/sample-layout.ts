import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import type { Post } from '../delivery/chat-gateway.ts';
import { readCustomId } from './custom-id.ts';
import { limits } from './limits.ts';
import { readAction } from './read-menu.ts';
import type { Reply } from './reply.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/**
 * A message as a channel would get it, shown to one person: with `lines` (markdown) above it and `rows` below it. Lines that do
 * not fit are left out from behind. What stands under it can be looked at, and its stories read; the rest is for the channel.
 */
export function layOutSample(post: Post, lines: readonly string[], rows: readonly Row[]): Reply {
  const body = post.body as RESTPostAPIChannelMessageJSONBody;
  const head = body.content ?? '';
  let room = limits.content - head.length - 1;
  const fitting = lines.filter((line) => {
    const fits = line.length < room;
    room -= fits ? line.length + 1 : 0;
    return fits;
  });
  const components = (body.components ?? []) as readonly Row[];
  return {
    content: [...fitting, head].filter((part) => part !== '').join('\n'),
    embeds: body.embeds ?? [],
    components: [...components.slice(0, 5 - rows.length).map(still), ...rows],
  };
}

/** A row in which only stories can be opened. */
function still(row: Row): Row {
  return {
    ...row,
    components: row.components.map((component) => {
      const isReading = 'custom_id' in component && readCustomId(component.custom_id).action === readAction;
      return isReading ? component : { ...component, disabled: true };
    }),
  };
}
