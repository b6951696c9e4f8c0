import type { ArchivedStory } from '../wire/story.ts';
import { colours } from './colours.ts';
import { writeCustomId } from './custom-id.ts';
import { tellMoment } from './dossier-lines.ts';
import { pagesOf } from './dossier-pages.ts';
import { type DossierEntry, type DossierMoment, timelineOf } from './dossier-timeline.ts';
import { followButton } from './follow-note.ts';
import { limits } from './limits.ts';
import { layOutReadMenu } from './read-menu.ts';
import { buttonRow, type Reply } from './reply.ts';
import { say, sayPlainly } from './say.ts';
import { headOf, type Voice } from './story-line.ts';
import { cutText, escapedLength, escapeText } from './text.ts';
import { nearestPage, nextButton, previousButton } from './turn-buttons.ts';
import { layOutVersionMenu } from './version-menu.ts';

/** The action of the button that opens a dossier; argument: the id of a story in it. */
export const dossierAction = 'dossier';
/** The action of the buttons that turn its pages; arguments: the id of its first story that is told, and the page, counted from 0. */
export const turnDossierAction = 'dossierblad';

/** What is seen of a dossier. */
export interface DossierView {
  /** Counted from 0; one that is not there gives the nearest. */
  readonly page: number;
  /** True when there are more stories than were looked up. */
  readonly isCut: boolean;
}

/** The marker of the menus under a dossier: nobody looks for them again. */
const marker = 'dossier';

/**
 * How a story went on, in order of time: a line for each first report, take, correction and follow-up, and for updates that came
 * one after another; the stories in one menu, their versions in another, in pages on which nothing is lost. `entries`: the first
 * report first, one at least.
 */
export function layOutDossier(entries: readonly DossierEntry[], view: DossierView, voice: Voice): Reply {
  const { language } = voice;
  const timeline = timelineOf(entries);
  const stories = storiesOf(timeline);
  const numbers = new Map(stories.map((story, index) => [story.id, index + 1]));
  const pages = pagesOf(timeline, (line) => tellMoment(line, numbers, voice).length);
  const at = nearestPage(view.page, pages.length);
  const { lines, versions } = pages[at] ?? { lines: [], versions: [] };
  const [first] = stories;
  const last = stories.at(-1);
  const head = first === undefined ? '' : headOf(first, language, limits.embedTitle - 20);
  const title = sayPlainly(language, 'dossier.title', { head });
  const isOnly = timeline.length === 1 && timeline.every((moment) => 'of' in moment);
  const remarks = [
    ...(isOnly ? [say(language, 'dossier.only')] : []),
    ...(view.isCut && at === pages.length - 1
      ? [say(language, 'dossier.cut', { count: entries.length })]
      : []),
  ];
  const onPage = storiesOf(lines.map(({ moment }) => moment));
  const menus = [
    layOutReadMenu(
      onPage.map((story) => ({ story, number: numbers.get(story.id) ?? null })),
      marker,
      language,
    ),
    layOutVersionMenu(versions, marker, voice, (id) => numbers.get(id) ?? null),
  ];
  const turn = (to: number) =>
    first === undefined || pages[to] === undefined
      ? null
      : writeCustomId(turnDossierAction, first.id, String(to));
  return {
    embeds: [
      {
        title: escapeText(cutText(title, limits.embedTitle, escapedLength).text),
        description: [
          ...lines.map((line) => tellMoment(line, numbers, voice)),
          ...remarks.map((line) => `-# ${line}`),
        ].join('\n\n'),
        color: colours.answer,
        ...(pages.length > 1 && {
          footer: { text: sayPlainly(language, 'story.page', { page: at + 1, pages: pages.length }) },
        }),
      },
    ],
    components: [
      ...menus.filter((menu) => menu !== null),
      ...buttonRow(
        previousButton(turn(at - 1), language),
        nextButton(turn(at + 1), 'story.next', language),
        last === undefined ? null : followButton(last.id, language),
      ),
    ],
  };
}

/** The stories of these moments as they are now, each once, in the order in which they are told. */
function storiesOf(moments: readonly DossierMoment[]): readonly ArchivedStory[] {
  return [...new Set(moments.flatMap((moment) => ('of' in moment ? [moment.of.story] : [])))];
}
