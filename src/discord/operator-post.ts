import type { RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import type { Language } from '../delivery/subscription.ts';
import type { SourceAlert } from '../intake/sources/alerts.ts';
import type { SettingsProblem } from '../intake/sources/settings-mistakes.ts';
import type { Matter } from '../operator/matter.ts';
import { colours } from './colours.ts';
import { writeCustomId } from './custom-id.ts';
import { describeMatter, isWrongNow } from './describe-matter.ts';
import { headOf, sayNumber, sortByState, tellFailureOf } from './describe-source.ts';
import { limits } from './limits.ts';
import { buttonRow } from './reply.ts';
import { asMarkdown, say, sayPlainly } from './say.ts';
import { timestamp } from './time-words.ts';

/** What the operator is told in one message. */
export interface OperatorNews {
  /** Of sources. */
  readonly alerts: readonly SourceAlert[];
  /** What is wrong in the file of sources; `null` when it is right again; left out: nothing of it. */
  readonly file?: WrongFile | null;
  /** Of the bot itself; none when left out. */
  readonly matters?: readonly Matter[];
}

/** A file of sources that is wrong. */
export interface WrongFile {
  /** Its name, without folders. */
  readonly name: string;
  readonly problems: readonly SettingsProblem[];
}

/** What a button with this action does: it shows all sources, in a message of its own. */
export const showSources = 'alle-bronnen';

/** The problems of a file that fit beside everything else, in characters. */
const mostOfFile = 1_500;

/** The message that tells it. `marker`, by which it is known again, is carried by its button. */
export function layOutNews(
  { alerts, file, matters = [] }: OperatorNews,
  marker: string,
  language: Language,
): RESTPostAPIChannelMessageJSONBody {
  const wrong = alerts.filter(({ what }) => what !== 'over');
  const over = alerts.filter(({ what }) => what === 'over');
  const fileLines = file === undefined ? [] : [tellFile(file, language)];
  const healths = sortByState(alerts.map(({ health }) => health));
  const inOrder = [...wrong, ...over].toSorted(
    (a, b) => Number(a.what === 'over') - Number(b.what === 'over') || rank(a, healths) - rank(b, healths),
  );
  const ofBot = matters
    .toSorted((a, b) => Number(isWrongNow(b)) - Number(isWrongNow(a)))
    .map((matter) => describeMatter(matter, language));
  const wrongMatters = matters.filter(isWrongNow).length;
  const isWrong = wrong.length > 0 || wrongMatters > 0 || Boolean(file);
  const title =
    matters.length > 0
      ? sayPlainly(language, 'matter.title', { wrong: wrong.length + wrongMatters + (file ? 1 : 0) })
      : sayPlainly(language, 'alert.title', { wrong: wrong.length });
  return {
    embeds: [
      {
        ...(alerts.length + matters.length === 0 ? {} : { title }),
        description: fitIn(
          [...ofBot, ...fileLines, ...inOrder.map((alert) => tell(alert, language))],
          language,
        ),
        color: isWrong ? colours.refusal : colours.answer,
      },
    ],
    components: [
      ...buttonRow({
        customId: writeCustomId(showSources, marker),
        label: sayPlainly(language, 'sources.show'),
      }),
    ],
    allowed_mentions: { parse: [] },
  };
}

function rank({ health }: SourceAlert, healths: readonly unknown[]): number {
  return healths.indexOf(health);
}

function tell({ health, what, since }: SourceAlert, language: Language): string {
  const time = { since: asMarkdown(timestamp(since, 'R')) };
  const reason = { why: asMarkdown(health.why ?? 'other') };
  const head = headOf(health, what === 'over' ? 'well' : what, language);
  switch (what) {
    case 'over':
      return [head, say(language, 'alert.over', time)].join('\n');
    case 'failing':
      return [
        head,
        say(language, 'alert.failing', { ...time, ...reason }),
        ...tellFailureOf(health, language),
        say(language, 'alert.doFailing', { kind: health.kind, ...reason }),
      ].join('\n');
    case 'garbage':
      return [
        head,
        say(language, 'alert.garbage', { ...time, ...reason }),
        say(language, 'alert.doGarbage', reason),
      ].join('\n');
    case 'quiet': {
      const { normal } = health;
      const said = { ...time, normal: normal === null ? 'none' : asMarkdown(sayNumber(normal, language)) };
      return [head, say(language, 'alert.quiet', said), say(language, 'alert.doQuiet')].join('\n');
    }
  }
}

function tellFile(file: WrongFile | null, language: Language): string {
  if (file === null) return say(language, 'alert.fileWell');
  const lines = file.problems.map(({ line, column, path, code, detail }) => {
    const what = sayPlainly(language, `sourceMistake.${code}` as MistakeWithDetail, { detail });
    return `${file.name}:${line}:${column} ${path || sayPlainly(language, 'sources.wholeFile')} ${what}`;
  });
  const plain = lines.join('\n').replaceAll('`', "'");
  const shown = plain.length <= mostOfFile ? plain : `${plain.slice(0, mostOfFile)} …`;
  return say(language, 'alert.fileWrong', { message: asMarkdown(`\`\`\`\n${shown}\n\`\`\``) });
}

/** Any of them: what has no detail leaves it out. */
type MistakeWithDetail = 'sourceMistake.too-long';

/** As many of these as one embed takes, and how many more there are. */
function fitIn(parts: readonly string[], language: Language): string {
  const more = (count: number) => say(language, 'sources.more', { count });
  let room = limits.embedDescription - more(parts.length).length - 2;
  const fitting = parts.findIndex((part) => {
    room -= part.length + 2;
    return room < 0;
  });
  const shown = fitting < 0 ? parts : parts.slice(0, fitting);
  const left = parts.length - shown.length;
  return [...shown, ...(left > 0 ? [more(left)] : [])].join('\n\n');
}
