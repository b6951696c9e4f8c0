import { ComponentType } from 'discord-api-types/v10';
import { isRecord } from './check-body.ts';
import { walkComponents } from './check-components.ts';
import { listOf } from './check-message.ts';
import { checkScheme } from './check-scheme.ts';
import type { FormProblem } from './form-problems.ts';

const ATTACHED = 'attachment://';

/**
 * Of Components V2, the pictures and files: `attachment://` names a file of the message, and a file component takes nothing else
 * (docs, "Unfurled Media Item", "File"). The codes are our own.
 *
 * @param files The names of the message's files, those that come with it included.
 */
export function checkMedia(
  components: readonly Record<string, unknown>[],
  files: readonly string[],
): FormProblem[] {
  return walkComponents(components, ['components']).flatMap(({ component, path }) => {
    const media = [
      { item: component.media, at: ['media'] },
      { item: component.file, at: ['file'] },
      ...listOf(component.items).map((one, index) => ({ item: one.media, at: ['items', index, 'media'] })),
    ];
    return media.flatMap(({ item, at }): FormProblem[] => {
      if (!isRecord(item) || typeof item.url !== 'string') return [];
      const place = [...path, ...at, 'url'];
      if (item.url.startsWith(ATTACHED)) {
        if (files.includes(item.url.slice(ATTACHED.length))) return [];
        const message = 'The referenced attachment was not found';
        return [{ path: place, code: 'MEDIA_ATTACHMENT_NOT_FOUND', message }];
      }
      if (component.type !== ComponentType.File)
        return checkScheme(item.url, ['http', 'https', 'attachment'], place);
      const message = 'A file component only takes attachment:// references';
      return [{ path: place, code: 'FILE_COMPONENT_ATTACHMENT_REQUIRED', message }];
    });
  });
}
