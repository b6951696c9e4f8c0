import type { Language } from '../delivery/subscription.ts';
import type { Problem } from '../wire/problem.ts';
import { colours } from './colours.ts';
import { tellUnread } from './paste-problem.ts';
import type { Prospect } from './paste-prospect.ts';
import type { Reply } from './reply.ts';
import { asMarkdown, say, sayPlainly } from './say.ts';
import { untitledKey } from './story-line.ts';
import { cutText } from './text.ts';
import { timestamp } from './time-words.ts';

/** What became of copy, as it is told to who pasted it. `embargoUntil` in ms since the epoch. */
export interface Outcome {
  readonly stories: readonly {
    readonly headline: string | null;
    /** How its text begins. */
    readonly opening: string;
    readonly filing: 'new' | 'changed' | 'known' | 'killed';
    readonly status: 'usable' | 'withheld' | 'killed';
    readonly embargoUntil: number | null;
    /** Whether something of it was there before. */
    readonly wasHeld: boolean;
    /** Messages that show it, or did until now. */
    readonly posts: number;
    /** Why no reader gets it, though nothing holds it back. */
    readonly mute: Prospect['mute'];
  }[];
  readonly problem: Problem | null;
}

/** Stories that are told of one by one at most; the counts hold for all. */
const mostTold = 15;
const headText = 120;

/** What became of each story, and when readers get it. `now`: ms since the epoch. */
export function layOutOutcome({ stories, problem }: Outcome, language: Language, now: number): Reply {
  const count = (filing: Outcome['stories'][number]['filing']) =>
    stories.filter((story) => story.filing === filing).length;
  const lines = stories.slice(0, mostTold).map((story) => `- ${tellStory(story, language, now)}`);
  const left = stories.length - lines.length;
  return {
    embeds: [
      {
        title: sayPlainly(language, 'published.title'),
        description: [
          ...lines,
          ...(left > 0 ? [`- ${say(language, 'published.more', { count: left })}`] : []),
          say(language, 'published.count', {
            new: count('new'),
            changed: count('changed'),
            known: count('known'),
            killed: stories.filter((story) => story.filing === 'killed' && story.wasHeld).length,
          }),
          ...tellReach(stories, language, now),
          ...(problem === null
            ? []
            : [say(language, 'published.problem', { reason: asMarkdown(tellUnread(problem, language)) })]),
        ].join('\n'),
        color: colours.answer,
      },
    ],
    components: [],
  };
}

function tellStory(story: Outcome['stories'][number], language: Language, now: number): string {
  const { headline, opening, filing, status, embargoUntil } = story;
  const head =
    cutText(headline || opening, headText).text || sayPlainly(language, untitledKey({ truncated: false }));
  if (status === 'killed') return say(language, killedKey(story), { head });
  if (filing === 'known') return say(language, 'filing.known', { head });
  if (isEmbargoed(story, now) && embargoUntil !== null) {
    return say(language, 'published.embargoed', { head, time: asMarkdown(timestamp(embargoUntil, 'f')) });
  }
  if (status === 'withheld') return say(language, 'published.withheld', { head });
  return say(language, `filing.${filing}`, { head });
}

function killedKey({ filing, wasHeld }: Outcome['stories'][number]) {
  if (filing === 'known') return 'filing.deadAlready';
  return wasHeld ? 'filing.killed' : 'filing.killedNothing';
}

/** What readers notice of it, a sentence a thing: new stories, posts that are edited, posts that are withdrawn. */
function tellReach(stories: Outcome['stories'], language: Language, now: number): readonly string[] {
  const isShown = (story: Outcome['stories'][number]) =>
    isNews(story) && story.status === 'usable' && !isEmbargoed(story, now) && story.mute === null;
  const sum = (some: Outcome['stories']) => some.reduce((posts, story) => posts + story.posts, 0);
  const edited = sum(stories.filter((story) => story.filing === 'changed' && isShown(story)));
  const gone = sum(stories.filter((story) => isNews(story) && !isShown(story) && story.mute === null));
  const killed = sum(stories.filter((story) => story.filing === 'killed'));
  // What stands in a channel is edited there; other channels get a change as they get what is new.
  const goesOut = stories.some((story) => isShown(story) && (story.filing === 'new' || story.posts === 0));
  const mute = stories.filter((story) => isNews(story) && story.mute !== null).length;
  const told = [
    ...(goesOut ? [say(language, 'published.out')] : []),
    ...(edited > 0 ? [say(language, 'published.edited', { posts: edited })] : []),
    ...(gone + killed > 0 ? [say(language, 'published.withdrawn', { posts: gone + killed })] : []),
    ...(mute > 0 ? [say(language, 'published.mute', { count: mute })] : []),
  ];
  return told.length > 0 ? told : [say(language, 'published.later')];
}

function isNews({ filing }: Outcome['stories'][number]): boolean {
  return filing === 'new' || filing === 'changed';
}

function isEmbargoed({ embargoUntil }: Outcome['stories'][number], now: number): boolean {
  return embargoUntil !== null && embargoUntil > now;
}
