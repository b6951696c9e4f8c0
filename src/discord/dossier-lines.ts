import type { DossierMoment, Moment } from './dossier-timeline.ts';
import { changeTime } from './post-entry.ts';
import { asMarkdown, say } from './say.ts';
import { agenciesOf, headOf, placeOf, smallPrint, type Voice } from './story-line.ts';
import { escapeText } from './text.ts';
import { timestamp } from './time-words.ts';

/** A line of a dossier on one page. */
export interface DossierLine {
  readonly moment: DossierMoment;
  /** Which of a run's versions the menu of this page has, by their revisions; null when it has all. */
  readonly part: { readonly from: number; readonly to: number } | null;
  /** When what the line above tells came, ms since the epoch: its date holds for this one too; null for the first of a page. */
  readonly above: number | null;
}

/** How stories are called in a dossier: the number of each by its id. */
export type StoryNumbers = ReadonlyMap<string, number>;

const headLength = 160;

/**
 * What came in, with the headline that it had then and when it came, as markdown; of updates how often, and a headline only
 * where they changed it.
 */
export function tellMoment(line: DossierLine, numbers: StoryNumbers, voice: Voice): string {
  const { language } = voice;
  const { moment, part, above } = line;
  const time = above === null ? timestamp(moment.at, 'f') : changeTime(moment.at, above, voice);
  if (!('of' in moment)) return `${say(language, untoldKeys[moment.why])}\n${smallPrint([time])}`;
  if (moment.kind === 'updated') return tellUpdates(moment, time, part, numbers, voice);
  const story = moment.versions[0]?.story ?? moment.of.story;
  const isReport = moment.kind === 'first' || moment.kind === 'followUp';
  const number = numberIn(numbers, moment);
  const what = isReport
    ? `${numbers.get(story.id)}. ${say(language, reportKeys[moment.kind])}`
    : say(language, changeKeys[moment.kind], { number });
  const from = isReport ? [placeOf(story), agenciesOf(story)].map(escapeText) : [];
  return [
    `**${what}** – ${escapeText(headOf(story, language, headLength))}`,
    smallPrint([...from, time]),
  ].join('\n');
}

const untoldKeys = {
  killed: 'dossier.withdrawn',
  withheld: 'dossier.held',
  embargoed: 'dossier.held',
  gone: 'dossier.gone',
} as const;
const reportKeys = { first: 'dossier.first', followUp: 'dossier.followUp' } as const;
const changeKeys = { added: 'dossier.added', corrected: 'dossier.corrected' } as const;

function tellUpdates(
  moment: Moment,
  from: string,
  part: DossierLine['part'],
  numbers: StoryNumbers,
  voice: Voice,
): string {
  const { language } = voice;
  const { versions, before, at } = moment;
  const last = versions.at(-1);
  const head = headOf(last?.story ?? moment.of.story, language, headLength);
  const isSame = before !== null && headOf(before, language, headLength) === head;
  const what = say(language, 'dossier.updated', {
    count: versions.length,
    number: numberIn(numbers, moment),
  });
  const time =
    last === undefined || versions.length === 1
      ? from
      : say(language, 'dossier.span', {
          from: asMarkdown(from),
          to: asMarkdown(changeTime(last.at, at, voice)),
        });
  const inMenu = part === null ? '' : say(language, 'dossier.part', part);
  return isSame
    ? smallPrint([what, time, inMenu])
    : `**${what}** – ${escapeText(head)}\n${smallPrint([time, inMenu])}`;
}

/** The number that tells of which story a change is; 0 where there is but one. */
function numberIn(numbers: StoryNumbers, { of }: Moment): number {
  return numbers.size < 2 ? 0 : (numbers.get(of.story.id) ?? 0);
}
