import type { Asker, Press, Sent } from '../src/discord/command.ts';
import type { Reply } from '../src/discord/reply.ts';
import { asMarkdown, say } from '../src/discord/say.ts';
import { cleanText } from '../src/discord/text.ts';
import { warnOfTopic } from './check-topic.ts';
import { refuseTooMany, seePlace } from './choose-place.ts';
import { tagsOf } from './choose-tags.ts';
import type { CommandContext } from './context.ts';
import type { GuideDraft } from './guide-drafts.ts';
import { missingFor, showPreview } from './guide-preview.ts';
import { askPlace, askTags, askTimes, askTopic, eachStory, type Step } from './guide-steps.ts';
import { makeSubscription } from './make-subscription.ts';
import { takeQuiet, takeSchedule, takeTopic } from './read-settings.ts';
import { breakingChoices } from './setting-options.ts';
import { channelLink } from './subscription-words.ts';
import { zoneNamed } from './zone-names.ts';

/** A topic, empty for everything; then on to where it should come. */
export async function takeChosenTopic(step: Step, topic: string, context: CommandContext): Promise<Reply> {
  const taken = await takeTopic(topic, step.draft.wish.timezone, step.language, context);
  if (!taken.ok) return askTopic({ ...step, notice: taken.markdown }, context);
  const { timezone } = step.draft.wish;
  const warning =
    taken.value === '' ? null : await warnOfTopic({ topic: taken.value, timezone }, step.language, context);
  const next = {
    ...(await changed(step, { topic: taken.value }, context)),
    // Said while the topic is one step away: it can be followed all the same.
    ...(warning === null ? {} : { notice: warning }),
  };
  const { guildId, channelId } = next.draft.wish;
  if (guildId === null) return askTimes(next, context);
  return askPlace(next, hereIn(channelId, guildId, context), context);
}

/** The channel where that is a place for posts. */
function hereIn(channelId: string, guildId: string, context: CommandContext): string | null {
  return seePlace(guildId, channelId, new Map(), context) === null ? null : channelId;
}

/** A channel; then on to a tag where it wants one, else to when. */
export async function takeChosenPlace(
  step: Step,
  channelId: string,
  { guildId, channels = new Map() }: Press,
  context: CommandContext,
): Promise<Reply> {
  const { language } = step;
  const seen = guildId === null ? null : seePlace(guildId, channelId, channels, context);
  const channel = asMarkdown(channelLink(channelId));
  const again = (notice: string) => askPlace({ ...step, notice }, null, context);
  if (seen === null) return again(say(language, 'guide.badPlace', { channel }));
  const next = await changed(step, { ...seen.place, tags: [] }, context, seen.isLocked);
  if (seen.place.place !== 'forum' || context.channels.find(channelId)?.wantsTag !== true) {
    return askTimes(next, context);
  }
  if (tagsOf(channelId, context).length === 0) return again(say(language, 'guide.noTags', { channel }));
  return askTags(next, context);
}

/** Tags of the forum; then on to when. */
export async function takeChosenTags(
  step: Step,
  tags: readonly string[],
  context: CommandContext,
): Promise<Reply> {
  return askTimes(await changed(step, { tags }, context), context);
}

/** Times as somebody types them, or each story as it comes; then on to how it will look. */
export async function takeChosenTimes(step: Step, typed: string, context: CommandContext): Promise<Reply> {
  if (typed === eachStory) return showPreview(await changed(step, { mode: 'direct' }, context), context);
  const taken = takeSchedule(typed, step.language, context);
  if (!taken.ok) return askTimes({ ...step, notice: taken.markdown }, context);
  return showPreview(await changed(step, { schedule: taken.value, mode: 'digest' }, context), context);
}

/** With a map above the digest, or without; then how that looks. */
export async function turnMap(step: Step, context: CommandContext): Promise<Reply> {
  return showPreview(await changed(step, { map: !step.draft.wish.map }, context), context);
}

/** The further settings. What is wrong leaves all as it was: a form is sent as a whole. */
export async function takeFurther(step: Step, { fields }: Sent, context: CommandContext): Promise<Reply> {
  const { language, draft } = step;
  const of = (name: string) => cleanText(fields.get(name) ?? '');
  const refuse = (notice: string) => showPreview({ ...step, notice }, context);
  const briefs = of('berichten') === '' ? (draft.wish.briefs ?? 12) : Number(of('berichten'));
  if (!(Number.isInteger(briefs) && briefs >= 1 && briefs <= 20)) {
    return refuse(say(language, 'guide.badBriefs', { text: of('berichten') }));
  }
  const quiet = takeQuiet(of('stilte') || 'geen', language, context);
  if (!quiet.ok) return refuse(quiet.markdown);
  const timezone = of('tijdzone') === '' ? draft.wish.timezone : zoneNamed(of('tijdzone'));
  if (timezone === null) return refuse(say(language, 'setting.unknownTimezone', { text: of('tijdzone') }));
  const breaking = breakingChoices[of('spoed') as keyof typeof breakingChoices] ?? null;
  const change = {
    briefs,
    quiet: quiet.value,
    timezone,
    breaking,
    language: of('taal') === 'en' ? ('en' as const) : ('nl' as const),
  };
  return showPreview(await changed(step, change, context), context);
}

/** A step that was seen already, or the preview anew. */
export async function goTo(
  to: string,
  step: Step,
  { channelId }: Press,
  context: CommandContext,
): Promise<Reply> {
  const { guildId } = step.draft;
  if (to === 'proef') return showPreview(step, context);
  if (to === 'wanneer') return askTimes(step, context);
  if (to === 'waar' && guildId !== null) {
    return askPlace(step, hereIn(channelId, guildId, context), context);
  }
  return askTopic(step, context);
}

/** Makes the subscription, unless it cannot be posted for by now. */
export async function makeOfDraft(step: Step, asker: Asker, context: CommandContext): Promise<Reply> {
  const { id, draft, language } = step;
  const { place = 'channel', parentId = null, guildId, channelId, topic = '', mode = 'digest' } = draft.wish;
  // Permissions may have gone since it was looked at.
  if (missingFor(step, context) !== null) return showPreview(step, context);
  const tooMany = await refuseTooMany({ guildId, place, channelId, parentId }, language, context);
  if (tooMany !== null) return { ...tooMany, content: '' };
  const made = await makeSubscription(asker, { ...draft.wish, place, topic, mode }, context);
  if (made.ok) await context.guides.drop(id);
  return { ...made.reply, content: '' };
}

/** The step with the change kept. */
async function changed(
  step: Step,
  change: Partial<GuideDraft['wish']>,
  context: CommandContext,
  isLocked = step.draft.isLocked,
): Promise<Step> {
  const { id, draft, language } = step;
  const now: GuideDraft = {
    ...draft,
    wish: { ...draft.wish, ...change },
    isLocked,
    touchedAt: context.now(),
  };
  await context.guides.keep(now, id);
  return { id, draft: now, language };
}
