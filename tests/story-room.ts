import { createSqliteArchive } from '../src/archive/sqlite-archive.ts';
import type { StoryArchive } from '../src/archive/story-archive.ts';
import { createLook } from '../src/delivery/look-again.ts';
import { createChangeReader } from '../src/delivery/read-changes.ts';
import { createStoryPlanner, type StoryPlanner } from '../src/delivery/story-planner.ts';
import type { Subscription } from '../src/delivery/subscription.ts';
import { createArrivalFinder } from '../src/find-arrivals.ts';
import { createDigestMaker } from '../src/make-digest.ts';
import { reviseRecipe } from '../src/post-recipe.ts';
import { createPostRenderer } from '../src/render-post.ts';
import { watchArchive } from '../src/watch-archive.ts';
import type { Story } from '../src/wire/story.ts';
import { invent } from './contracts/invent-story.ts';
import { at, hour, openRoom, type TestRoom } from './delivery/room.ts';

/** Monday, 10:00 UTC. */
export const ten = at('2027-01-04T10:00Z');
/** Quiet hours from evening to morning. */
export const night = { from: '22:00', to: '07:00' };

/** The delivery room on a real archive, with stories that come at once. */
export interface StoryRoom extends TestRoom {
  readonly archive: StoryArchive;
  /** How often the archive was searched for what comes at once. */
  asked: number;
  /** As the program has it after a start. */
  start(): void;
  planStories(now: number): Promise<unknown>;
  /** A subscription that gets each story as it comes, made ten days ago. */
  direct(wish?: Partial<Subscription>): Promise<Subscription>;
  /** Keeps a `madeStory`. */
  bring(name: string, moment: number, more?: Partial<Story>): Promise<Story>;
  /** One tick; gives what it posted: the names of the stories of each message. */
  tick(now: number): Promise<string[]>;
}

/** An invented story of nine words of its own, sent and captured at `moment`. */
export function madeStory(name: string, moment: number, more: Partial<Story> = {}): Story {
  const words = [...'abcdefghi'].map((letter) => `${letter}${name}`).join(' ');
  return invent({
    text: `Bericht ${name}: ${words}.`,
    publishedAt: moment,
    precision: 'minute',
    capturedAt: moment,
    ...more,
  });
}

/** The room, empty. */
export function openStoryRoom(): StoryRoom {
  const room = openRoom();
  const archive = createSqliteArchive(room.db);
  const readChanges = createChangeReader(archive, room.ledger);
  const counted: StoryArchive = {
    ...archive,
    find: (...question) => {
      it.asked += 1;
      return archive.find(...question);
    },
  };
  let stories: StoryPlanner;
  const it: StoryRoom = Object.assign(room, {
    archive,
    asked: 0,
    start() {
      stories = createStoryPlanner({
        subscriptions: room.subscriptions,
        ledger: room.ledger,
        arrivals: { hasMoved: watchArchive(counted, room.db), beginRound: createArrivalFinder(counted) },
        compose: (order) => room.compose(order),
        report: (problem) => void room.problems.push(problem),
      });
    },
    planStories: (now: number) => stories.plan(now),
    direct: (wish: Partial<Subscription> = {}) =>
      room.subscribe({ mode: 'direct', createdAt: ten - 10 * 24 * hour, ...wish }),
    async bring(name: string, moment: number, more: Partial<Story> = {}) {
      const story = madeStory(name, moment, more);
      await archive.file(story, 'new', Math.max(moment, story.capturedAt));
      return story;
    },
    async tick(now: number) {
      const before = room.chat.messages.length;
      await readChanges(now);
      await stories.plan(now);
      await room.planner.plan(now);
      const { subscriptions, ledger } = room;
      const look = createLook({ subscriptions, ledger, revise: reviseRecipe });
      const planAgain = (id: string) => {
        stories.again(id);
        room.planner.again(id);
      };
      await room.dispatcher({ look, planAgain }).run(now);
      return room.chat.messages
        .slice(before)
        .map(({ body }) => [...new Set(JSON.stringify(body).match(/(?<=Bericht )\w+/g))].join(' '));
    },
  });
  it.render = createPostRenderer(archive);
  it.compose = createDigestMaker(archive);
  it.start();
  return it;
}
