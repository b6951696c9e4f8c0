import type { ArchivedStory } from '../wire/story.ts';
import { colours } from './colours.ts';
import { writeCustomId } from './custom-id.ts';
import { followButton } from './follow-note.ts';
import { limits } from './limits.ts';
import { changeTime } from './post-entry.ts';
import { layOutReadMenu } from './read-menu.ts';
import { buttonRow, type Reply } from './reply.ts';
import { asMarkdown, say, sayPlainly } from './say.ts';
import { agenciesOf, headOf, placeOf, smallPrint, type Voice } from './story-line.ts';
import { cutText, escapedLength, escapeText } from './text.ts';
import { timestamp } from './time-words.ts';
import { layOutVersionMenu, type Version } from './version-menu.ts';

/** The action of the button that opens a dossier; argument: the id of a story in it. */
export const dossierAction = 'dossier';
/** The action of the buttons that turn its pages; arguments: the id of its first story that is told, and the page, counted from 0. */
export const turnDossierAction = 'dossierblad';

/** A story of a dossier: as it is now, with every version of it that may be read, oldest first; or that it was withdrawn. */
export type DossierEntry =
  | {
      readonly kind: 'first' | 'followUp';
      readonly at: number;
      readonly story: ArchivedStory;
      readonly versions: readonly Version[];
    }
  | { readonly kind: 'withdrawn'; readonly at: number };

/** What is seen of a dossier. */
export interface DossierView {
  /** Counted from 0; one that is not there gives the nearest. */
  readonly page: number;
  /** True when there are more stories than were looked up. */
  readonly isCut: boolean;
}

const headLength = 160;
/** Stories on a page: what a phone shows without much scrolling. */
const mostOnPage = 8;
/** Characters of a page at most, so that remarks below it fit too. */
const pageText = limits.embedDescription - 400;
/** The marker of the menus under a dossier: nobody looks for them again. */
const marker = 'dossier';

/**
 * How a story went on, in order of time: each story with when it was updated and corrected, the stories in one menu, their versions in
 * another, in pages on which nothing is lost. `entries`: oldest first, one at least.
 */
export function layOutDossier(entries: readonly DossierEntry[], view: DossierView, voice: Voice): Reply {
  const { language } = voice;
  const stories = entries.flatMap((entry) => ('story' in entry ? [entry.story] : []));
  const numbers = new Map(stories.map((story, index) => [story.id, index + 1]));
  const pages = pagesOf(entries, (entry) => tell(entry, numbers, voice).length);
  const at = Math.min(Math.max(Number.isSafeInteger(view.page) ? view.page : 0, 0), pages.length - 1);
  const shown = pages[at] ?? [];
  const [first] = stories;
  const last = stories.at(-1);
  const head = first === undefined ? '' : headOf(first, language, limits.embedTitle - 20);
  const title = sayPlainly(language, 'dossier.title', { head });
  const isOnly = entries.length === 1 && entries.every((entry) => versionsOf(entry).length < 2);
  const remarks = [
    ...(isOnly ? [say(language, 'dossier.only')] : []),
    ...(view.isCut && at === pages.length - 1
      ? [say(language, 'dossier.cut', { count: entries.length })]
      : []),
  ];
  const onPage = shown.flatMap((entry) => ('story' in entry ? [entry.story] : []));
  const menus = [
    layOutReadMenu(
      onPage.map((story) => ({ story, number: numbers.get(story.id) ?? null })),
      marker,
      language,
    ),
    layOutVersionMenu(shown.flatMap(changedVersions), marker, voice, (id) => numbers.get(id) ?? null),
  ];
  const turn = (to: number, label: string) =>
    first === undefined || pages[to] === undefined
      ? null
      : { customId: writeCustomId(turnDossierAction, first.id, String(to)), label };
  return {
    embeds: [
      {
        title: escapeText(cutText(title, limits.embedTitle, escapedLength).text),
        description: [
          ...shown.map((entry) => tell(entry, numbers, voice)),
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
        turn(at - 1, `◀ ${sayPlainly(language, 'story.previous')}`),
        turn(at + 1, `${sayPlainly(language, 'story.next')} ▶`),
        last === undefined ? null : followButton(last.id, language),
      ),
    ],
  };
}

/**
 * In pages of so many stories, of what an embed holds, and of no more versions than a menu takes: a story with more stands on several.
 * `lengthOf`: the characters that one takes.
 */
function pagesOf(
  entries: readonly DossierEntry[],
  lengthOf: (entry: DossierEntry) => number,
): readonly (readonly DossierEntry[])[] {
  const pages: DossierEntry[][] = [];
  let page: DossierEntry[] = [];
  let room = 0;
  let length = 0;
  for (const part of entries.flatMap(partsOf)) {
    const versions = changedVersions(part).length;
    const taken = lengthOf(part) + 2;
    const isFull = page.length >= mostOnPage || versions > room || length + taken > pageText;
    if (page.length === 0 || isFull) {
      page = [];
      pages.push(page);
      room = limits.selectOptions;
      length = 0;
    }
    page.push(part);
    room -= versions;
    length += taken;
  }
  return pages;
}

function partsOf(entry: DossierEntry): readonly DossierEntry[] {
  const most = limits.selectOptions;
  if (!('story' in entry) || entry.versions.length <= most) return [entry];
  const count = Math.ceil(entry.versions.length / most);
  return Array.from({ length: count }, (_, part) => ({
    ...entry,
    versions: entry.versions.slice(part * most, (part + 1) * most),
  }));
}

function versionsOf(entry: DossierEntry): readonly Version[] {
  return 'story' in entry ? entry.versions : [];
}

/** The versions that a menu offers: a story that has but one is in the other menu. */
function changedVersions(entry: DossierEntry): readonly Version[] {
  const versions = versionsOf(entry);
  return 'story' in entry && entry.story.revision > 1 && versions.some(({ kind }) => kind !== 'first')
    ? versions
    : [];
}

function tell(entry: DossierEntry, numbers: ReadonlyMap<string, number>, voice: Voice): string {
  const { language } = voice;
  const time = timestamp(entry.at, 'f');
  if (!('story' in entry)) return `${say(language, 'dossier.withdrawn')}\n${smallPrint([time])}`;
  const { story, kind } = entry;
  const head = escapeText(headOf(story, language, headLength));
  const what = say(language, kind === 'first' ? 'dossier.first' : 'dossier.followUp');
  const from = [placeOf(story), agenciesOf(story)].filter((part) => part !== '').map(escapeText);
  const changes = [tellChanges(entry, 'updated', voice), tellChanges(entry, 'corrected', voice)];
  return [
    `**${numbers.get(story.id)}. ${what}** – ${head}`,
    ...(from.length === 0 ? [] : [smallPrint(from)]),
    smallPrint([time, ...changes]),
  ].join('\n');
}

const changeKeys = { corrected: 'dossier.corrections', updated: 'dossier.updates' } as const;

/** How often it was changed so, and when last; nothing when never. */
function tellChanges(entry: DossierEntry, kind: 'corrected' | 'updated', voice: Voice): string {
  const times = versionsOf(entry).filter((version) => version.kind === kind);
  const last = times.at(-1);
  if (last === undefined) return '';
  const time = asMarkdown(changeTime(last.at, entry.at, voice));
  return say(voice.language, changeKeys[kind], { count: times.length, time });
}
