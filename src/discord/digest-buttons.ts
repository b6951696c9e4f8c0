import type { ArchivedStory } from '../wire/story.ts';
import { writeCustomId } from './custom-id.ts';
import { followButton } from './follow-note.ts';
import { readAction } from './read-menu.ts';
import { buttonRow, type Reply } from './reply.ts';
import { sayPlainly } from './say.ts';
import type { Voice } from './story-line.ts';

/** The action of the button that draws where the stories of its message are. */
export const mapAction = 'kaart';
/** The action of the button that shows what its channel follows, for those who may change it. */
export const settingsAction = 'volgt';

/**
 * The buttons under a digest: the lead as a whole, following it, where its stories are, what the channel follows. `lead`: null
 * for one that was withdrawn: nothing opens or follows another story in its place.
 */
export function layOutDigestButtons(
  lead: ArchivedStory | null,
  { language, marker }: Voice & { readonly marker: string },
): Reply['components'] {
  // A custom_id may stand under a message once: the menu has that of the marker alone.
  const id = lead?.id ?? 'geen';
  const isDisabled = lead === null;
  return buttonRow(
    {
      customId: writeCustomId(readAction, marker, id),
      label: sayPlainly(language, 'digest.more'),
      isMain: true,
      isDisabled,
    },
    { ...followButton(id, language), isDisabled },
    { customId: writeCustomId(mapAction, marker), label: sayPlainly(language, 'digest.map') },
    { customId: writeCustomId(settingsAction), label: sayPlainly(language, 'digest.settings') },
  );
}
