import {
  type APIActionRowComponent,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ComponentType,
} from 'discord-api-types/v10';
import type { ArchivedStory } from '../wire/story.ts';
import { writeCustomId } from './custom-id.ts';
import { limits } from './limits.ts';
import { sayPlainly } from './say.ts';
import { headOf, type Voice } from './story-line.ts';
import { cutText } from './text.ts';
import { momentIn } from './time-words.ts';

/** The action of the menu that opens a version of a story; its one argument is the marker of the message that it stands under. */
export const versionAction = 'versie';

/** A text that a story had, or has. */
export interface Version {
  /** The story as it was then. */
  readonly story: ArchivedStory;
  /** How it came: as the first report, as a correction, with a take behind its text, or as a newer text. */
  readonly kind: 'first' | 'corrected' | 'added' | 'updated';
  /** ms since the epoch. */
  readonly at: number;
}

const kindKeys = {
  first: 'version.first',
  corrected: 'version.corrected',
  added: 'version.added',
  updated: 'version.updated',
} as const;

/**
 * The menu "Lees een versie…": 25 versions at most, Discord's limit. `numberOf`: what a story is counted as in the message; none when all
 * are of one story. Null when there is none.
 */
export function layOutVersionMenu(
  versions: readonly Version[],
  marker: string,
  voice: Voice,
  numberOf: (storyId: string) => number | null = () => null,
): APIActionRowComponent<APIStringSelectComponent> | null {
  if (versions.length === 0) return null;
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: writeCustomId(versionAction, marker),
        placeholder: cutText(sayPlainly(voice.language, 'version.placeholder'), limits.placeholder).text,
        options: versions
          .slice(0, limits.selectOptions)
          .map((version) => option(version, numberOf(version.story.id), voice)),
      },
    ],
  };
}

function option({ story, kind, at }: Version, number: number | null, voice: Voice): APISelectMenuOption {
  const { language, timezone } = voice;
  const told = sayPlainly(language, 'version.option', {
    revision: story.revision,
    kind: sayPlainly(language, kindKeys[kind]),
    time: momentIn(at, language, timezone),
  });
  return {
    label: cutText(number === null ? told : `${number}. ${told}`, limits.optionLabel).text,
    value: writeVersionValue(story.id, story.revision),
    description: headOf(story, language, limits.optionDescription),
  };
}

const between = '~';

function writeVersionValue(storyId: string, revision: number): string {
  return `${storyId}${between}${revision}`;
}

/** The story and the revision that a choice of the menu stands for. */
export function readVersionValue(value: string): { readonly storyId: string; readonly revision: number } {
  const [storyId = '', revision = ''] = value.split(between);
  return { storyId, revision: Number(revision) };
}
