import type { Subscription } from '../src/delivery/subscription.ts';
import { colours } from '../src/discord/colours.ts';
import { bringsMap } from '../src/discord/permissions.ts';
import { type ButtonWish, buttonRow, type Reply } from '../src/discord/reply.ts';
import { layOutSample } from '../src/discord/sample-layout.ts';
import { asMarkdown, say, sayPlainly } from '../src/discord/say.ts';
import { warnOfTopic } from './check-topic.ts';
import { sayMissing } from './choose-place.ts';
import type { CommandContext } from './context.ts';
import { sayFurtherSettings, sayNextTimes } from './describe-settings.ts';
import { guideId } from './guide-forms.ts';
import { back, cancel, type Step } from './guide-steps.ts';
import { sayWhen, unmade } from './make-subscription.ts';
import { placeLink, topicOf } from './subscription-words.ts';

/**
 * The last step: the digest as it would be now, made as every edition is, with when it comes, which permissions are missing, and
 * the button that makes it.
 */
export async function showPreview(step: Step, context: CommandContext): Promise<Reply> {
  const { id, draft, language } = step;
  const subscription = unmade(draft.wish, context);
  const sample = await context.sample(subscription, context.now());
  const missing = missingFor(step, context);
  const lines = [
    ...(step.notice === undefined ? [] : [`⚠️ ${step.notice}`]),
    say(language, 'guide.preview', { channel: asMarkdown(placeLink(subscription, language)) }),
    ...(missing === null ? [] : [say(language, 'guide.missing', missing)]),
    sayWhen(subscription, language, context),
    ...sayTimes(subscription, step, context),
    ...sayFurtherSettings(subscription, language, context, true).map((line) => `- ${line}`),
    ...(sample?.post.thread === undefined
      ? []
      : [say(language, 'guide.thread', { name: sample.post.thread.name })]),
    ...(sample === null ? await sayEmpty(subscription, step, context) : []),
  ];
  const buttons = buttonRow(
    {
      customId: guideId('doe', id),
      label: sayPlainly(language, 'guide.subscribe'),
      isMain: true,
      isDisabled: missing !== null,
    },
    missing === null
      ? null
      : { customId: guideId('naar', id, ['proef']), label: sayPlainly(language, 'guide.again') },
    { customId: guideId('meer', id), label: sayPlainly(language, 'guide.further') },
  );
  const map = subscription.mode === 'direct' ? null : mapButton(step);
  const rows = [...buttons, ...buttonRow(map, back(step, 'wanneer'), cancel(step))];
  if (sample !== null) return layOutSample(sample.post, lines, rows);
  return {
    content: '',
    embeds: [{ description: lines.join('\n'), color: colours.answer }],
    components: rows,
  };
}

/** The button that puts a map above the digest, or takes it away. */
function mapButton({ id, draft, language }: Step): ButtonWish {
  const label = sayPlainly(language, draft.wish.map ? 'guide.withoutMap' : 'guide.withMap');
  return { customId: guideId('kaart', id), label };
}

/** The permissions that the bot lacks where the draft is to post. */
export function missingFor({ draft, language }: Step, context: CommandContext) {
  const { place = 'channel', parentId = null, guildId, channelId } = draft.wish;
  const map = bringsMap(draft.wish);
  if (guildId === null) return null;
  return sayMissing({ guildId, place, channelId, parentId, map }, draft.isLocked, language, context);
}

function sayTimes(
  subscription: Subscription,
  { language }: Step,
  context: CommandContext,
): readonly string[] {
  const next = sayNextTimes(subscription, language, context);
  return next === null ? [] : [next];
}

/** That there is nothing to show, and what may be wrong with the topic. */
async function sayEmpty(
  { topic, timezone }: Subscription,
  { language }: Step,
  context: CommandContext,
): Promise<readonly string[]> {
  const warning = topic === '' ? null : await warnOfTopic({ topic, timezone }, language, context);
  if (warning !== null) return [warning];
  return [say(language, 'guide.empty', { topic: topicOf({ topic, timezone }, language, context) })];
}
