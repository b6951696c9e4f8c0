import type { APIEmbed } from 'discord-api-types/v10';
import type { ArchivedStory } from '../wire/story.ts';
import { colours } from './colours.ts';
import { writeCustomId } from './custom-id.ts';
import { dossierAction } from './dossier-layout.ts';
import { followButton } from './follow-note.ts';
import { limits } from './limits.ts';
import { layOutReadMenu, readAction } from './read-menu.ts';
import { buttonRow, type Reply } from './reply.ts';
import { asMarkdown, say, sayPlainly } from './say.ts';
import { sectionName } from './section-names.ts';
import { agenciesOf, placeOf, smallPrint, type Voice } from './story-line.ts';
import { bold, cleanText, cutText, escapedLength, escapeText, splitText } from './text.ts';
import { tellTime, timestamp } from './time-words.ts';
import { nearestPage, nextButton, previousButton } from './turn-buttons.ts';
import { layOutVersionMenu, type Version } from './version-menu.ts';
import { readWholeWords } from './whole-words.ts';

/** The action of the buttons that turn a story's pages; arguments: the story's id and the page, counted from 0. */
export const turnAction = 'blad';
/** The same for an earlier version; arguments: the story's id, the revision and the page. */
export const turnVersionAction = 'versieblad';

/** What else there is of a story. */
export interface StoryAround {
  /** There is more to tell of how it went on, which a button opens. */
  readonly hasDossier?: boolean;
  /** Its versions that may be read, this one among them; a menu when there are several. */
  readonly versions?: readonly Version[];
  /** What it follows up, and what follows it up. */
  readonly related?: readonly ArchivedStory[];
}

/** What came after a version: which it was, and of how many. */
export interface Since {
  readonly kind: 'corrected' | 'updated';
  readonly of: number;
}

/** The markers of the menus under a story: nobody looks for them again. */
const markers = { versions: 'bericht', related: 'verwant' } as const;

/** Characters of one page of a story, within an embed's description and comfortable on a phone. */
const pageText = 3_500;
const subheadText = 200;

/**
 * A whole story as the one who asked sees it: headline, place, agency and time, every paragraph with its subheads.
 * A story longer than a page has buttons to turn; a page that is not there gives the nearest one. Below it what else there is of it, and a
 * button that has it followed.
 */
export function layOutStory(
  story: ArchivedStory,
  page: number,
  voice: Voice,
  around: StoryAround = {},
): Reply {
  const { language } = voice;
  const { embed, at, last } = layOutPage(story, page, voice);
  const { hasDossier = false, versions = [], related = [] } = around;
  const menus = [
    layOutVersionMenu(versions.length > 1 ? versions : [], markers.versions, voice),
    layOutReadMenu(
      related.map((one) => ({ story: one, number: null })),
      markers.related,
      language,
      'read.related',
    ),
  ];
  return {
    embeds: [embed],
    components: [
      ...menus.filter((menu) => menu !== null),
      ...buttonRow(
        ...turns(at, last, language, (to) => writeCustomId(turnAction, story.id, String(to))),
        hasDossier
          ? { customId: writeCustomId(dossierAction, story.id), label: sayPlainly(language, 'dossier.open') }
          : null,
        followButton(story.id, language),
      ),
    ],
  };
}

/** An earlier version of a story, with what came after it said above and a button that opens the newest. */
export function layOutVersion(story: ArchivedStory, page: number, since: Since, voice: Voice): Reply {
  const { language } = voice;
  const { embed, at, last } = layOutPage(story, page, voice);
  const key = since.kind === 'corrected' ? 'version.sinceCorrected' : 'version.sinceUpdated';
  const said = say(language, key, { revision: story.revision, of: since.of });
  const turnTo = (to: number) =>
    writeCustomId(turnVersionAction, story.id, String(story.revision), String(to));
  return {
    embeds: [{ ...embed, description: `${said}\n\n${embed.description}`, color: colours.briefs }],
    components: buttonRow(...turns(at, last, language, turnTo), {
      customId: writeCustomId(readAction, markers.versions, story.id),
      label: sayPlainly(language, 'version.newest'),
    }),
  };
}

/** The buttons to the page before and after, where there are such. */
function turns(at: number, last: number, language: Voice['language'], turnTo: (page: number) => string) {
  return [
    previousButton(at > 0 ? turnTo(at - 1) : null, language),
    nextButton(at < last ? turnTo(at + 1) : null, 'story.next', language),
  ];
}

function layOutPage(story: ArchivedStory, page: number, voice: Voice) {
  const { language, timezone } = voice;
  const pages = pagesOf(story, voice);
  const at = nearestPage(page, pages.length);
  const meta = smallPrint([
    bold(placeOf(story)),
    escapeText(agenciesOf(story)),
    tellTime(story, language, timezone),
  ]);
  const footer = footerOf(story, at, pages.length, voice);
  const title = cutText(readWholeWords(story).headline, limits.embedTitle, escapedLength).text;
  const embed: APIEmbed = {
    ...(title === '' ? {} : { title: escapeText(title) }),
    description: [meta, pages[at] ?? ''].filter((part) => part !== '').join('\n\n'),
    color: colours.lead,
    ...(footer === '' ? {} : { footer: { text: footer } }),
  };
  return { embed, at, last: pages.length - 1 };
}

/** The text in pages of markdown, one at least, cut between paragraphs where that goes and between sentences else. */
function pagesOf(story: ArchivedStory, { language }: Voice): readonly string[] {
  const pages: string[] = [];
  let page = '';
  for (const block of [...blocksOf(story), ...remarksOn(story, language)]) {
    const longer = page === '' ? block : `${page}\n\n${block}`;
    if (longer.length > pageText && page !== '') pages.push(page);
    page = longer.length > pageText ? block : longer;
  }
  return [...pages, page];
}

function blocksOf(story: ArchivedStory): readonly string[] {
  return readWholeWords(story).paragraphs.flatMap((paragraph, index) => {
    const heads = story.subheads.filter((subhead) => subhead.before === index).map((head) => head.text);
    // A subhead stays with the text that it stands above.
    const head = bold(cutText(heads.join(' · '), subheadText, escapedLength).text);
    const [first = '', ...rest] = splitText(paragraph, pageText - subheadText - 5, escapedLength);
    const start = [head, escapeText(first)].filter((part) => part !== '').join('\n');
    return [start, ...rest.map(escapeText)].filter((block) => block !== '');
  });
}

function remarksOn(story: ArchivedStory, language: Voice['language']): readonly string[] {
  const remarks = [
    story.truncated ? say(language, 'story.truncated') : '',
    story.signal === 'correction' ? say(language, 'story.correction') : '',
    story.revision > 1
      ? say(language, 'story.changed', { time: asMarkdown(timestamp(story.changedAt, 'R')) })
      : '',
  ].filter((remark) => remark !== '');
  return remarks.length === 0 ? [] : [`-# ${remarks.join(' ')}`];
}

function footerOf(story: ArchivedStory, at: number, pages: number, { language }: Voice): string {
  const parts = [
    pages > 1 ? sayPlainly(language, 'story.page', { page: at + 1, pages }) : '',
    cleanText(sectionName(story.section ?? '', language)),
    cleanText(story.byline ?? ''),
    cleanText(story.credit ?? ''),
    story.revision > 1 ? sayPlainly(language, 'story.revision', { revision: story.revision }) : '',
  ];
  return cutText(parts.filter((part) => part !== '').join(' · '), 300).text;
}
