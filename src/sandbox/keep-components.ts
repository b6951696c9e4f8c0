import { type APIMessageTopLevelComponent, ComponentType as Type } from 'discord-api-types/v10';
import { isRecord } from './check-body.ts';
import { listOf } from './check-message.ts';
import { withoutNulls } from './message-body.ts';

type Component = Record<string, unknown>;

/** What keeping needs from outside. */
export interface ComponentKeeping {
  /** A link as it is kept; see `storedUrl`. */
  readonly refOf: (url: string) => string;
  /** A new id, for pictures. */
  readonly nextId: () => string;
}

/** What Discord fills in where the bot said nothing. */
const DEFAULTS: Readonly<Record<number, Component>> = {
  [Type.StringSelect]: { min_values: 1, max_values: 1 },
  [Type.UserSelect]: { min_values: 1, max_values: 1 },
  [Type.RoleSelect]: { min_values: 1, max_values: 1 },
  [Type.MentionableSelect]: { min_values: 1, max_values: 1 },
  [Type.ChannelSelect]: { min_values: 1, max_values: 1 },
  [Type.Thumbnail]: { description: null, spoiler: false },
  [Type.File]: { name: null, size: null, spoiler: false },
  [Type.Separator]: { divider: true, spacing: 1 },
  [Type.Container]: { spoiler: false },
};

/** Components as Discord keeps them: nulls gone, defaults filled in, and each with a number (`id`) of its own. */
export function keepComponents(value: unknown, keeping: ComponentKeeping): APIMessageTopLevelComponent[] {
  let last = 0;
  const keep = (component: Component): Component => {
    const kept = { ...DEFAULTS[Number(component.type)], ...withoutNulls(component) };
    if (typeof kept.id !== 'number' || kept.id === 0) kept.id = ++last;
    if (Array.isArray(kept.components)) kept.components = listOf(kept.components).map(keep);
    if (Array.isArray(kept.options)) kept.options = listOf(kept.options).map(withoutNulls);
    if (Array.isArray(kept.items)) {
      kept.items = listOf(kept.items).map((item) => ({
        description: null,
        spoiler: false,
        ...withoutNulls(item),
        media: keepMedia(item.media, keeping),
      }));
    }
    if (isRecord(kept.accessory)) kept.accessory = keep(kept.accessory);
    for (const key of ['media', 'file']) if (isRecord(kept[key])) kept[key] = keepMedia(kept[key], keeping);
    return kept;
  };
  return listOf(value).map(keep) as unknown as APIMessageTopLevelComponent[];
}

function keepMedia(media: unknown, { refOf, nextId }: ComponentKeeping): Component {
  const given = isRecord(media) ? String(media.url) : '';
  const url = refOf(given);
  return { id: nextId(), url, proxy_url: url, width: 0, height: 0 };
}
