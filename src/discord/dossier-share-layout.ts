import type { APIEmbed } from 'discord-api-types/v10';
import { colours } from './colours.ts';
import { tellMoment } from './dossier-lines.ts';
import { type DossierEntry, type DossierMoment, timelineOf } from './dossier-timeline.ts';
import { limits } from './limits.ts';
import { layOutReadMenu } from './read-menu.ts';
import { say } from './say.ts';
import type { Voice } from './story-line.ts';

/** A dossier for all in a channel: its text and the menu of its stories. */
export interface SharedDossier {
  readonly embed: Pick<APIEmbed, 'description' | 'color'>;
  readonly menu: ReturnType<typeof layOutReadMenu>;
  /** Of which stories it tells something. */
  readonly storyIds: readonly string[];
}

/** Room for the line that says how much is left out. */
const remarkLength = 150;

/**
 * How a story went on, in order of time, in one message: first report, takes, corrections, updates and follow-ups as the dossier itself
 * has them, from the beginning as far as they fit, and how many moments are left out. `marker`: see `ShareVoice`.
 */
export function layOutSharedDossier(
  entries: readonly DossierEntry[],
  marker: string,
  voice: Voice,
): SharedDossier {
  const timeline = timelineOf(entries);
  const numbers = new Map<string, number>();
  for (const moment of timeline) {
    if ('of' in moment && !numbers.has(moment.of.story.id)) {
      numbers.set(moment.of.story.id, numbers.size + 1);
    }
  }
  const shown: DossierMoment[] = [];
  const lines: string[] = [];
  let room = limits.embedDescription - remarkLength;
  for (const moment of timeline) {
    if ('of' in moment && (numbers.get(moment.of.story.id) ?? 0) > limits.selectOptions) break;
    const line = tellMoment({ moment, part: null, above: shown.at(-1)?.at ?? null }, numbers, voice);
    room -= line.length + 2;
    if (room < 0) break;
    lines.push(line);
    shown.push(moment);
  }
  const count = timeline.length - shown.length;
  const remarks = count === 0 ? [] : [`-# ${say(voice.language, 'dossier.leftOut', { count })}`];
  const stories = [...new Set(shown.flatMap((moment) => ('of' in moment ? [moment.of.story] : [])))];
  return {
    embed: { description: [...lines, ...remarks].join('\n\n'), color: colours.answer },
    menu: layOutReadMenu(
      stories.map((story) => ({ story, number: numbers.get(story.id) ?? null })),
      marker,
      voice.language,
    ),
    storyIds: stories.map(({ id }) => id),
  };
}
