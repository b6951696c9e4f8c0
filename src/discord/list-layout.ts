import type { ArchivedStory } from '../wire/story.ts';
import { colours } from './colours.ts';
import { limits } from './limits.ts';
import { layOutReadMenu } from './read-menu.ts';
import type { Reply } from './reply.ts';
import { say } from './say.ts';
import { layOutBrief, type Voice } from './story-line.ts';
import { cutText, escapedLength, escapeText } from './text.ts';

/** What a question found. */
export interface Listing {
  /** Plain text. */
  readonly title: string;
  /** Newest first, one at least. */
  readonly stories: readonly ArchivedStory[];
  /** Whether the archive holds more than these. */
  readonly more: boolean;
}

/** The marker of menus under answers: nobody looks for those again. */
const answerMarker = 'antwoord';

/** Stories in an answer at most: one menu takes 25. */
const longestListing = limits.selectOptions;

/** The stories as a numbered list with a menu to open them. What does not fit is left out, and that is said. */
export function layOutListing({ title, stories, more }: Listing, voice: Voice): Reply {
  const lines: string[] = [];
  // Room for the line below that says how many there are, whichever way it says so.
  let room = limits.embedDescription - 200;
  for (const story of stories.slice(0, longestListing)) {
    const line = layOutBrief(story, lines.length + 1, voice);
    room -= line.length + 2;
    if (room < 0) break;
    lines.push(line);
  }
  const shown = stories.slice(0, lines.length);
  const count = shown.length;
  const key = more || count < stories.length ? 'list.more' : 'list.count';
  const menu = layOutReadMenu(
    shown.map((story, index) => ({ story, number: index + 1 })),
    answerMarker,
    voice.language,
  );
  return {
    embeds: [
      {
        title: escapeText(cutText(title, limits.embedTitle, escapedLength).text),
        description: [...lines, `-# ${say(voice.language, key, { count })}`].join('\n\n'),
        color: colours.answer,
      },
    ],
    components: menu === null ? [] : [menu],
  };
}
