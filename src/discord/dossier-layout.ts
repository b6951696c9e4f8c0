import type { ArchivedStory } from '../wire/story.ts';
import { colours } from './colours.ts';
import { followButton } from './follow-note.ts';
import { limits } from './limits.ts';
import { layOutReadMenu } from './read-menu.ts';
import { buttonRow, type Reply } from './reply.ts';
import { say, sayPlainly } from './say.ts';
import { agenciesOf, headOf, placeOf, type Voice } from './story-line.ts';
import { cutText, escapedLength, escapeText } from './text.ts';
import { timestamp } from './time-words.ts';

/** The action of the button that opens a dossier; argument: the id of a story in it. */
export const dossierAction = 'dossier';

/** What happened, and when (ms since the epoch). */
export type DossierEntry =
  | { readonly kind: 'first' | 'followUp'; readonly at: number; readonly story: ArchivedStory }
  | { readonly kind: 'corrected' | 'updated'; readonly at: number; readonly of: string }
  | { readonly kind: 'withdrawn'; readonly at: number };

const changeKeys = { corrected: 'dossier.corrected', updated: 'dossier.updated' } as const;

const headLength = 160;
/** The marker of the menu under a dossier: nobody looks for it again. */
const marker = 'dossier';

/**
 * How a story went on, in order of time: a line each, what can be opened with its number in the menu. The newest lines are left out
 * where they do not fit, which is said. `entries`: oldest first, one at least.
 */
export function layOutDossier(entries: readonly DossierEntry[], voice: Voice): Reply {
  const { language } = voice;
  const stories = entries.flatMap((entry) => ('story' in entry ? [entry.story] : []));
  const numbers = new Map(stories.map((story, index) => [story.id, index + 1]));
  const lines: string[] = [];
  let room = limits.embedDescription - 200;
  for (const entry of entries) {
    const line = tell(entry, numbers, voice);
    room -= line.length + 1;
    if (room < 0) break;
    lines.push(line);
  }
  const left = entries.length - lines.length;
  const [first] = stories;
  const last = stories.at(-1);
  const head = first === undefined ? '' : headOf(first, language, limits.embedTitle - 20);
  const title = sayPlainly(language, 'dossier.title', { head });
  const told = [
    ...(left > 0 ? [say(language, 'dossier.left', { count: left })] : []),
    ...(entries.length === 1 ? [say(language, 'dossier.only')] : []),
  ];
  const menu = layOutReadMenu(
    stories.map((story) => ({ story, number: numbers.get(story.id) ?? null })),
    marker,
    language,
  );
  return {
    embeds: [
      {
        title: escapeText(cutText(title, limits.embedTitle, escapedLength).text),
        description: [lines.join('\n'), ...told.map((line) => `-# ${line}`)].join('\n\n'),
        color: colours.answer,
      },
    ],
    components: [
      ...(menu === null ? [] : [menu]),
      ...buttonRow(last === undefined ? null : followButton(last.id, language)),
    ],
  };
}

function tell(entry: DossierEntry, numbers: ReadonlyMap<string, number>, { language }: Voice): string {
  const time = timestamp(entry.at, 'f');
  if (entry.kind === 'withdrawn') return `${time} · ${say(language, 'dossier.withdrawn')}`;
  if (!('story' in entry)) {
    const number = numbers.get(entry.of) ?? 0;
    return `${time} · ${say(language, changeKeys[entry.kind], { number })}`;
  }
  const { story } = entry;
  const from = [placeOf(story), agenciesOf(story)].filter((part) => part !== '').map(escapeText);
  const head = escapeText(headOf(story, language, headLength));
  const what = say(language, entry.kind === 'first' ? 'dossier.first' : 'dossier.followUp');
  return `${time} · **${numbers.get(story.id)}. ${what}** – ${head}${from.length === 0 ? '' : ` (${from.join(' · ')})`}`;
}
