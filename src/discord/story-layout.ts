import type { ArchivedStory } from '../wire/story.ts';
import { colours } from './colours.ts';
import { writeCustomId } from './custom-id.ts';
import { dossierAction } from './dossier-layout.ts';
import { followButton } from './follow-note.ts';
import { limits } from './limits.ts';
import { buttonRow, type Reply } from './reply.ts';
import { asMarkdown, say, sayPlainly } from './say.ts';
import { agenciesOf, placeOf, smallPrint, type Voice } from './story-line.ts';
import { bold, cleanText, cutText, escapedLength, escapeText, splitText } from './text.ts';
import { tellTime, timestamp } from './time-words.ts';
import { nextButton, previousButton } from './turn-buttons.ts';
import { readWholeWords } from './whole-words.ts';

/** The action of the buttons that turn a story's pages; arguments: the story's id and the page, counted from 0. */
export const turnAction = 'blad';

/** Characters of one page of a story, within an embed's description and comfortable on a phone. */
const pageText = 3_500;
const subheadText = 200;

/**
 * A whole story as the one who asked sees it: headline, place, agency and time, every paragraph with its subheads.
 * A story longer than a page has buttons to turn; a page that is not there gives the nearest one. `hasDossier`: there is more to
 * tell of how it went on, which a button opens; another button has it followed.
 */
export function layOutStory(story: ArchivedStory, page: number, voice: Voice, hasDossier = false): Reply {
  const { language, timezone } = voice;
  const pages = pagesOf(story, voice);
  const at = Math.min(Math.max(Number.isSafeInteger(page) ? page : 0, 0), pages.length - 1);
  const meta = smallPrint([
    bold(placeOf(story)),
    escapeText(agenciesOf(story)),
    tellTime(story, language, timezone),
  ]);
  const footer = footerOf(story, at, pages.length, voice);
  const title = cutText(readWholeWords(story).headline, limits.embedTitle, escapedLength).text;
  const turn = (to: number) =>
    to >= 0 && to < pages.length ? writeCustomId(turnAction, story.id, String(to)) : null;
  return {
    embeds: [
      {
        ...(title === '' ? {} : { title: escapeText(title) }),
        description: [meta, pages[at] ?? ''].filter((part) => part !== '').join('\n\n'),
        color: colours.lead,
        ...(footer === '' ? {} : { footer: { text: footer } }),
      },
    ],
    components: buttonRow(
      previousButton(turn(at - 1), language),
      nextButton(turn(at + 1), 'story.next', language),
      hasDossier
        ? { customId: writeCustomId(dossierAction, story.id), label: sayPlainly(language, 'dossier.open') }
        : null,
      followButton(story.id, language),
    ),
  };
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
    cleanText(story.section ?? ''),
    cleanText(story.byline ?? ''),
    cleanText(story.credit ?? ''),
    story.revision > 1 ? sayPlainly(language, 'story.revision', { revision: story.revision }) : '',
  ];
  return cutText(parts.filter((part) => part !== '').join(' · '), 300).text;
}
