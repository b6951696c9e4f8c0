import type { Language } from '../src/delivery/subscription.ts';
import type { ComponentAction, Subcommand } from '../src/discord/command.ts';
import { mapAction } from '../src/discord/digest-buttons.ts';
import { layOutPicture } from '../src/discord/picture-layout.ts';
import { type Reply, sentenceReply } from '../src/discord/reply.ts';
import { say, sayPlainly } from '../src/discord/say.ts';
import { nameTopic } from '../src/discord/topic-name.ts';
import type { MapWish } from '../src/picture/draw-map.ts';
import type { Query } from '../src/wire/query.ts';
import type { ArchivedStory } from '../src/wire/story.ts';
import { collectStories } from './collect-stories.ts';
import { completeTopic } from './complete-topic.ts';
import type { CommandContext } from './context.ts';
import { mayBeTold } from './find-story.ts';
import { completedOption } from './options.ts';
import {
  askedOf,
  choiceOption,
  offerPicture,
  type PictureAsked,
  readSubject,
  spanOption,
  tellSpan,
} from './picture-options.ts';

type Spot = MapWish['spots'][number];

const day = 24 * 3_600_000;
const spans = { day, week: 7 * day, month: 30 * day } as const;
/** Stories that are gone through at most: the marks would not tell more. */
const mostStories = 3_000;
/** Places that are told in words at most. */
const mostTold = 12;

const areas = {
  netherlands: { nl: 'Nederland', en: 'the Netherlands' },
  benelux: { nl: 'Nederland en België', en: 'the Netherlands and Belgium' },
  europe: { nl: 'Europa', en: 'Europe' },
  world: { nl: 'de wereld', en: 'the world' },
} as const satisfies Record<string, Record<Language, string>>;

/** `/nieuws kaart [onderwerp] [periode] [gebied]`: where the news is, as a picture and in words. */
export const kaart: Subcommand<CommandContext> = {
  name: 'kaart',
  options: [
    completedOption('kaart.onderwerp', 200),
    spanOption(['day', 'week', 'month']),
    choiceOption('kaart.gebied', areas),
  ],

  run: (call, context) => mapOf(askedOf(call, 'day'), call.language, context),

  complete: (_option, typed, { language }, context) => completeTopic(typed, language, context),
};

/** The map that was asked for, as the news is now, or why there is none. */
export async function mapOf(
  asked: PictureAsked,
  language: Language,
  context: CommandContext,
): Promise<Reply> {
  const subject = readSubject(asked.subject, language, context);
  if (!subject.ok) return subject.refusal;
  const span = asked.span in spans ? (asked.span as keyof typeof spans) : 'day';
  const now = context.now();
  const places = new Map<string, Spot>();
  let unplaced = 0;
  const window = { from: now - spans[span] + 1, to: now + 1, most: mostStories, now };
  const { count, isPart } = await collectStories(context.archive, subject.query, window, (story) => {
    if (!markPlaces(story, places)) unplaced++;
  });
  const spots = [...places.values()].sort((a, b) => b.count - a.count);
  if (spots.length === 0) {
    return sentenceReply(say(language, 'map.none', { span: tellSpan(span, language) }));
  }
  const title = titleOf(subject.query, language, context.timezone);
  const subtitle = sayPlainly(language, 'map.subtitle', { span: tellSpan(span, language), count });
  const remarks = [
    ...(unplaced > 0 ? [say(language, 'map.unplaced', { count: unplaced })] : []),
    ...(isPart ? [say(language, 'map.partly', { count })] : []),
  ];
  const map = await drawn({ title, subtitle, spots }, remarks, asked.area, language, context);
  return { ...map, ...offerPicture('kaart', asked) };
}

/** The button "Kaart" under a digest: where its stories are. */
export const mapOfDigest: ComponentAction<CommandContext> = {
  action: mapAction,
  async run(press, context) {
    const { language, offered } = press;
    const places = new Map<string, Spot>();
    const now = context.now();
    let count = 0;
    let unplaced = 0;
    for (const id of offered) {
      const story = await context.archive.get(id);
      // What was withdrawn since is told nowhere.
      if (story === null || !mayBeTold(story, now)) continue;
      count++;
      if (!markPlaces(story, places)) unplaced++;
    }
    const spots = [...places.values()].sort((a, b) => b.count - a.count);
    if (spots.length === 0) return sentenceReply(say(language, 'map.noneHere'));
    const remarks = unplaced > 0 ? [say(language, 'map.unplaced', { count: unplaced })] : [];
    const subtitle = sayPlainly(language, 'list.count', { count });
    return drawn(
      { title: sayPlainly(language, 'map.title'), subtitle, spots },
      remarks,
      null,
      language,
      context,
    );
  },
};

/** Counts a story at each of its places; false when it has none. */
function markPlaces(story: ArchivedStory, places: Map<string, Spot>): boolean {
  const its = story.dateline?.places ?? [];
  for (const { id, name, lat, lon } of new Map(its.map((place) => [place.id, place])).values()) {
    places.set(id, { name, lat, lon, count: (places.get(id)?.count ?? 0) + 1 });
  }
  return its.length > 0;
}

function titleOf(query: Query, language: Language, timezone: string): string {
  if (query.kind === 'all') return sayPlainly(language, 'map.title');
  return sayPlainly(language, 'map.ofTopic', { topic: nameTopic(query, language, timezone) });
}

async function drawn(
  wish: MapWish,
  remarks: readonly string[],
  area: string | null,
  language: Language,
  { pictures }: CommandContext,
): Promise<Reply> {
  const frame = area !== null && Object.hasOwn(areas, area) ? (area as keyof typeof areas) : null;
  const map = await pictures.map(frame === null ? wish : { ...wish, frame });
  const beyond =
    map.beyond.length === 0 ? [] : [say(language, 'map.beyond', { places: tell(map.beyond, language) })];
  return layOutPicture({
    title: wish.title,
    lines: map.shown.length === 0 ? [] : [say(language, 'map.shown', { places: tell(map.shown, language) })],
    remarks: [...beyond, ...remarks],
    png: map.png,
    name: 'kaart',
    alt: sayPlainly(language, 'map.alt', { area: map.frame, places: tell(map.shown, language) }),
  });
}

/** `Den Haag (9), Moskou (4) en nog 3 plaatsen`, plain text. */
function tell(spots: readonly Spot[], language: Language): string {
  const told = spots
    .slice(0, mostTold)
    .map(({ name, count }) => sayPlainly(language, 'map.place', { name, count }));
  const others = spots.length - told.length;
  return others === 0
    ? told.join(', ')
    : `${told.join(', ')} ${sayPlainly(language, 'map.others', { count: others })}`;
}
