import type { Call, ComponentAction, FormAction, Press, Sent } from '../src/discord/command.ts';
import { type Answer, type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say } from '../src/discord/say.ts';
import { cleanText } from '../src/discord/text.ts';
import { seePlace } from './choose-place.ts';
import type { CommandContext } from './context.ts';
import {
  goTo,
  makeOfDraft,
  takeChosenPlace,
  takeChosenTags,
  takeChosenTimes,
  takeChosenTopic,
  takeFurther,
  turnMap,
} from './guide-changes.ts';
import type { GuideDraft } from './guide-drafts.ts';
import { guideAction, layOutFurtherForm, layOutTimesForm, layOutTopicForm } from './guide-forms.ts';
import { askTopic, everyTopic, type Step } from './guide-steps.ts';
import { usualWish } from './make-subscription.ts';

/** The first step of setting up a subscription by asking: what to follow. */
export async function beginGuide(call: Call, context: CommandContext): Promise<Reply> {
  const { guildId, userId, channelId, language } = call;
  const usual = await usualWish(call, context);
  const here = guildId === null ? null : seePlace(guildId, channelId, call.channels, context);
  const place =
    guildId === null
      ? ({ guildId, place: 'person', channelId, parentId: null } as const)
      : (here?.place ?? { guildId, channelId });
  const draft: GuideDraft = {
    guildId,
    userId,
    wish: { ...usual, ...place },
    isLocked: here?.isLocked ?? false,
    touchedAt: context.now(),
  };
  return askTopic({ id: await context.guides.keep(draft), draft, language }, context);
}

/** The menus and buttons of the steps: each answer takes the place of the step. */
export const pressGuide: ComponentAction<CommandContext> = {
  action: guideAction,
  inPlace: true,
  forManagers: true,
  ownInDirect: true,
  run: (press, context) =>
    withOwn(press, context, (step) => takePress(press.args[0] ?? '', step, press, context)),
};

/** The forms of the steps: what is typed in them takes the place of what was chosen. */
export const sendGuide: FormAction<CommandContext> = {
  action: guideAction,
  forManagers: true,
  ownInDirect: true,
  run: (sent, context) => withOwn(sent, context, (step) => takeForm(sent.args[0] ?? '', step, sent, context)),
};

/** Hands on the draft, unless it is somebody else's or no longer there. */
async function withOwn<T extends Answer>(
  asked: Press | Sent,
  context: CommandContext,
  work: (step: Step) => Promise<T>,
): Promise<T | Reply> {
  const { language, guildId, userId } = asked;
  const id = asked.args[1] ?? '';
  const draft = await context.guides.read(id, context.now());
  if (draft === null) return end(say(language, 'guide.gone'), 'refusal');
  if (draft.userId !== userId || draft.guildId !== guildId) {
    return end(say(language, 'guide.others'), 'refusal');
  }
  return work({ id, draft, language });
}

async function takePress(what: string, step: Step, press: Press, context: CommandContext): Promise<Answer> {
  const { id, draft, language } = step;
  const [value = ''] = press.values;
  switch (what) {
    case 'wat':
      return takeChosenTopic(step, value === everyTopic ? '' : value, context);
    case 'eigen':
      return layOutTopicForm(id, draft, language);
    case 'waar':
      return takeChosenPlace(step, value, press, context);
    case 'hier':
      return takeChosenPlace(step, press.channelId, press, context);
    case 'tag':
      return takeChosenTags(step, press.values, context);
    case 'wanneer':
      return takeChosenTimes(step, value, context);
    case 'tijd':
      return layOutTimesForm(id, language);
    case 'meer':
      return layOutFurtherForm(id, draft, language);
    case 'kaart':
      return turnMap(step, context);
    case 'naar':
      return goTo(press.args[2] ?? '', step, press, context);
    case 'doe':
      return context.guides.once(id, () => makeOfDraft(step, press, context));
    default:
      await context.guides.drop(id);
      return end(say(language, 'guide.cancelled'));
  }
}

async function takeForm(what: string, step: Step, sent: Sent, context: CommandContext): Promise<Reply> {
  const typed = cleanText(sent.fields.get('tekst') ?? '');
  switch (what) {
    case 'onderwerp':
      return takeChosenTopic(step, typed, context);
    case 'tijden':
      return takeChosenTimes(step, typed, context);
    default:
      return takeFurther(step, sent, context);
  }
}

/** The last word: what stood there before goes. */
function end(markdown: string, tone: 'answer' | 'refusal' = 'answer'): Reply {
  return { ...sentenceReply(markdown, tone), content: '' };
}
