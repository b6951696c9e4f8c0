import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord-api-types/v10';
import type { Language } from '../src/delivery/subscription.ts';
import { colours } from '../src/discord/colours.ts';
import { limits } from '../src/discord/limits.ts';
import { type ButtonWish, buttonRow, type Reply } from '../src/discord/reply.ts';
import { asMarkdown, say, sayPlainly } from '../src/discord/say.ts';
import { sectionName } from '../src/discord/section-names.ts';
import { bold, cutText } from '../src/discord/text.ts';
import { offeredSchedules } from '../src/discord/words/typed-words.ts';
import { mostTags, tagsOf } from './choose-tags.ts';
import type { CommandContext } from './context.ts';
import type { GuideDraft } from './guide-drafts.ts';
import { guideId } from './guide-forms.ts';
import { placeTypes } from './setting-options.ts';
import { placeLink, topicOf } from './subscription-words.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** What stands for everything among the topics, and for each story as it comes among the times. */
export const everyTopic = 'alles';
/** As `everyTopic`, among the times. */
export const eachStory = 'direct';

/** A draft with its id, and something to say above the step, as markdown. */
export interface Step {
  readonly id: string;
  readonly draft: GuideDraft;
  readonly language: Language;
  readonly notice?: string | undefined;
}

/** "What do you want to follow?": the sections that there are, everything, or a topic of one's own. */
export async function askTopic(step: Step, context: CommandContext): Promise<Reply> {
  const { id, language } = step;
  const sections = await context.archive.sections(context.now());
  const options = [
    { label: sayPlainly(language, 'guide.everything'), value: everyTopic },
    ...sections.map(({ name, stories }) => ({
      label: sectionName(name, language),
      value: context.formatQuery({ kind: 'field', field: 'section', value: name }),
      description: sayPlainly(language, 'list.count', { count: stories }),
    })),
  ];
  return layOutStep(step, 'guide.what', 1, [
    menuRow(guideId('wat', id), sayPlainly(language, 'guide.chooseTopic'), options),
    ...buttonRow(
      { customId: guideId('eigen', id), label: sayPlainly(language, 'guide.ownTopic') },
      cancel(step),
    ),
  ]);
}

/** "Where should it come?": a channel, this one unless told otherwise. */
export function askPlace(step: Step, here: string | null, context: CommandContext): Reply {
  const { id, draft, language } = step;
  const about = bold(topicOf({ topic: '', ...draft.wish }, language, context));
  const row: Row = {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.ChannelSelect,
        custom_id: guideId('waar', id),
        placeholder: sayPlainly(language, 'guide.chooseChannel'),
        channel_types: [...placeTypes],
        ...(here === null
          ? {}
          : { default_values: [{ id: here, type: SelectMenuDefaultValueType.Channel }] }),
      },
    ],
  };
  return layOutStep(
    step,
    'guide.where',
    2,
    [
      row,
      ...buttonRow(
        here === null
          ? null
          : { customId: guideId('hier', id), label: sayPlainly(language, 'guide.here'), isMain: true },
        back(step, 'wat'),
        cancel(step),
      ),
    ],
    about,
  );
}

/** "Which tag does each post get?": of a forum that wants one. */
export function askTags(step: Step, context: CommandContext): Reply {
  const { id, draft, language } = step;
  const { channelId } = draft.wish;
  const options = tagsOf(channelId, context).map((tag) => ({ label: tag.name, value: tag.id }));
  return layOutStep(
    step,
    'guide.tags',
    2,
    [
      menuRow(guideId('tag', id), sayPlainly(language, 'guide.chooseTag'), options, mostTags),
      ...buttonRow(back(step, 'waar'), cancel(step)),
    ],
    sayChosen(step, context),
  );
}

/** "When should it come?": usual times in words, each story as it comes, or times of one's own. */
export function askTimes(step: Step, context: CommandContext): Reply {
  const { id, draft, language } = step;
  const { timezone, guildId } = draft.wish;
  const crons = offeredSchedules[language].flatMap((offer) => {
    const read = context.parseSchedule(offer, language);
    return read.ok ? [read.value.cron] : [];
  });
  const options = [
    ...crons.map((cron) => ({ label: context.describeSchedule(cron, language), value: cron })),
    { label: sayPlainly(language, 'setting.direct'), value: eachStory },
  ];
  const about = `${sayChosen(step, context)}\n${say(language, 'guide.zone', { timezone })}`;
  return layOutStep(
    step,
    'guide.when',
    guildId === null ? 2 : 3,
    [
      menuRow(guideId('wanneer', id), sayPlainly(language, 'guide.chooseTimes'), options),
      ...buttonRow(
        { customId: guideId('tijd', id), label: sayPlainly(language, 'guide.ownTimes') },
        back(step, guildId === null ? 'wat' : 'waar'),
        cancel(step),
      ),
    ],
    about,
  );
}

/** What was chosen so far, as markdown. */
function sayChosen({ draft, language }: Step, context: CommandContext): string {
  const { wish } = draft;
  return say(language, 'guide.chosen', {
    channel: asMarkdown(placeLink({ place: 'channel', ...wish }, language)),
    topic: topicOf({ topic: '', ...wish }, language, context),
  });
}

/** The button that gives it up. */
export function cancel({ id, language }: Step): ButtonWish {
  return { customId: guideId('nee', id), label: sayPlainly(language, 'guide.cancel') };
}

/** The button to an earlier step. */
export function back({ id, language }: Step, to: string): ButtonWish {
  return { customId: guideId('naar', id, [to]), label: `◀ ${sayPlainly(language, 'guide.back')}` };
}

/** With the sign of a warning in front, which some have already. */
function withSign(notice: string): string {
  return notice.startsWith('⚠️') ? notice : `⚠️ ${notice}`;
}

function layOutStep(
  { draft, language, notice }: Step,
  title: 'guide.what' | 'guide.where' | 'guide.tags' | 'guide.when',
  at: number,
  rows: readonly Row[],
  about = '',
): Reply {
  const of = draft.guildId === null ? 2 : 3;
  const description = [notice === undefined ? '' : withSign(notice), about]
    .filter((part) => part !== '')
    .join('\n');
  return {
    content: '',
    embeds: [
      {
        title: sayPlainly(language, title),
        ...(description === '' ? {} : { description }),
        color: colours.answer,
        footer: { text: sayPlainly(language, 'guide.step', { at, of }) },
      },
    ],
    components: rows,
  };
}

/**
 * A menu as wide as a message; of options with the same value the first stays. None is chosen beforehand: Discord tells of no
 * choice that changes nothing, and whoever wants that one could not go on.
 */
function menuRow(
  customId: string,
  placeholder: string,
  options: readonly APISelectMenuOption[],
  most = 1,
): Row {
  const unlike = [...new Map(options.toReversed().map((one) => [one.value, one])).values()].toReversed();
  const shown = unlike
    .filter(({ value }) => value.length <= limits.choiceValue)
    .slice(0, limits.selectOptions);
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: customId,
        placeholder,
        ...(most > 1 ? { max_values: Math.min(most, shown.length) } : {}),
        options: shown.map((option) => ({
          ...option,
          label: cutText(option.label, limits.optionLabel).text,
        })),
      },
    ],
  };
}
