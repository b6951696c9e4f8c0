import type { Language } from '../src/delivery/subscription.ts';
import type { ComponentAction, Subcommand } from '../src/discord/command.ts';
import { mapAction } from '../src/discord/digest-buttons.ts';
import { countPlaces, nameMap, type PlaceCount } from '../src/discord/map-places.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say, sayPlainly } from '../src/discord/say.ts';
import { nameTopic } from '../src/discord/topic-name.ts';
import { collectStories } from './collect-stories.ts';
import { completeTopic } from './complete-topic.ts';
import type { CommandContext } from './context.ts';
import { storiesToTell } from './find-story.ts';
import { drawCard, mapAreas, tellStretch } from './map-card.ts';
import { chosenOption, completedOption } from './options.ts';
import {
  askedOf,
  offerPicture,
  type PictureAsked,
  readSubject,
  type Span,
  spanOption,
  tellSpan,
} from './picture-options.ts';
import type { ShareWish } from './sharing.ts';
import { tellMistyped } from './tell-mistyped.ts';

const day = 24 * 3_600_000;
const spans = { day, week: 7 * day, month: 30 * day } as const;
/** Stories that are gone through at most: the marks would not tell more. */
const mostStories = 3_000;
/** Of so many stories a map can be shared: its copy is drawn anew when one of them is withdrawn. */
const mostShared = 500;

/** `/nieuws kaart [onderwerp] [periode] [gebied]`: where the news is, as a picture and in words. */
export const kaart: Subcommand<CommandContext> = {
  name: 'kaart',
  options: [
    completedOption('kaart.onderwerp', 200),
    spanOption(['day', 'week', 'month']),
    chosenOption('kaart.gebied', mapAreas),
  ],

  run: (call, context) => mapOf(askedOf(call, 'day'), call.language, context),

  complete: (_option, typed, { language }, context) => completeTopic(typed, language, context),
};

/** The map that was asked for, as the news is now, or why there is none. */
async function mapOf(asked: PictureAsked, language: Language, context: CommandContext): Promise<Reply> {
  const found = await collectFor(asked, language, context);
  if ('refusal' in found) return found.refusal;
  const { title, span, storyIds, counted, isPart } = found;
  const count = storyIds.length;
  const remarks = isPart ? [say(language, 'map.partly', { count })] : [];
  const tellShown = (shown: number) => tellStretch(span, shown, language);
  const { area } = asked;
  const card = { title, tellShown, counted, area, remarks, isAnswer: true } as const;
  const { reply: map } = await drawCard(card, language, context.pictures);
  if (map.files === undefined || count > mostShared) return map;
  return { ...map, ...(await offerPicture('kaart', asked, context)) };
}

/** What the button "Deel" under a map shares, as the news is now, or why it shares nothing. */
export async function mapToShare(
  asked: PictureAsked,
  language: Language,
  context: CommandContext,
): Promise<{ readonly refusal: Reply } | Pick<ShareWish, 'of' | 'page' | 'title' | 'storyIds' | 'map'>> {
  const found = await collectFor(asked, language, context);
  if ('refusal' in found) return found;
  const { title, span, storyIds } = found;
  // The newest, should there be more by now.
  return {
    of: 'map',
    page: '',
    title,
    storyIds: storyIds.slice(0, mostShared),
    map: { span, area: asked.area },
  };
}

interface Found {
  readonly title: string;
  readonly span: Span;
  /** Newest first. */
  readonly storyIds: readonly string[];
  readonly counted: PlaceCount;
  readonly isPart: boolean;
}

async function collectFor(
  asked: PictureAsked,
  language: Language,
  context: CommandContext,
): Promise<Found | { readonly refusal: Reply }> {
  const subject = readSubject(asked.subject, language, context);
  if (!subject.ok) return subject;
  const span: Span = asked.span in spans ? asked.span : 'day';
  const now = context.now();
  const counted = countPlaces([], (name, country) => context.namePlace(name, country, language));
  const storyIds: string[] = [];
  const from = now - spans[span as keyof typeof spans] + 1;
  const window = { from, to: now + 1, most: mostStories, now };
  const { isPart } = await collectStories(context.archive, subject.query, window, (story) => {
    storyIds.push(story.id);
    counted.add(story);
  });
  if (counted.spots().length === 0) {
    const mistyped = await tellMistyped(asked.subject ?? '', subject.query, language, context);
    if (mistyped !== null) return { refusal: mistyped };
    const told = tellSpan(span, language);
    const topic = nameTopic(context.nameQuery(subject.query, language), language, context.timezone);
    const isLongest = span === 'month' ? 'yes' : 'no';
    const words =
      subject.query.kind === 'all'
        ? say(language, 'map.none', { span: told, isLongest })
        : say(language, 'map.noneOfTopic', { span: told, topic, isLongest });
    return { refusal: sentenceReply(words) };
  }
  return { title: nameMap(subject.query, language, context.timezone), span, storyIds, counted, isPart };
}

/** The button "Kaart" under a digest: where its stories are. */
export const mapOfDigest: ComponentAction<CommandContext> = {
  action: mapAction,
  async run({ language, offered }, { archive, now, pictures, namePlace }) {
    // What was withdrawn since is told nowhere.
    const told = await storiesToTell(offered, { archive, now });
    const counted = countPlaces(told, (name, country) => namePlace(name, country, language));
    if (counted.spots().length === 0) return sentenceReply(say(language, 'map.noneHere'));
    const card = {
      title: sayPlainly(language, 'map.title'),
      tellShown: (count: number) => sayPlainly(language, 'list.count', { count }),
      counted,
      area: null,
      remarks: [],
    };
    return (await drawCard(card, language, pictures)).reply;
  },
};
