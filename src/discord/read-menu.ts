import {
  type APIActionRowComponent,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ComponentType,
} from 'discord-api-types/v10';
import type { Language } from '../delivery/subscription.ts';
import type { ArchivedStory } from '../wire/story.ts';
import { writeCustomId } from './custom-id.ts';
import { limits } from './limits.ts';
import { sayPlainly } from './say.ts';
import { agenciesOf, headOf, placeOf } from './story-line.ts';
import { cutText } from './text.ts';

/** The action of the menu that opens a story; its one argument is the marker of the message that it stands under. */
export const readAction = 'lees';

/** A story in the menu, with the number that it has in the message, if any. */
export interface MenuEntry {
  readonly story: ArchivedStory;
  readonly number: number | null;
}

/**
 * The menu "Lees een bericht…": one story an option (25 at most, Discord's limit), its id as value. `marker` (1 to 40
 * characters, no colon) is what the message is found again by. Null when there is nothing to read.
 */
export function layOutReadMenu(
  entries: readonly MenuEntry[],
  marker: string,
  language: Language,
  placeholder: 'read.placeholder' | 'read.related' = 'read.placeholder',
): APIActionRowComponent<APIStringSelectComponent> | null {
  if (entries.length === 0) return null;
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: writeCustomId(readAction, marker),
        placeholder: cutText(sayPlainly(language, placeholder), limits.placeholder).text,
        options: entries.slice(0, limits.selectOptions).map((entry) => option(entry, language)),
      },
    ],
  };
}

function option({ story, number }: MenuEntry, language: Language): APISelectMenuOption {
  const start = number === null ? '' : `${number}. `;
  const description = [placeOf(story), agenciesOf(story)].filter((part) => part !== '').join(' · ');
  return {
    label: `${start}${headOf(story, language, limits.optionLabel - start.length)}`,
    value: story.id,
    ...(description === '' ? {} : { description: cutText(description, limits.optionDescription).text }),
  };
}
