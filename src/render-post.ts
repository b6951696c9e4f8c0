import { parseQuery } from './archive/parse-query.ts';
import type { Post } from './delivery/chat-gateway.ts';
import type { Posted, Rendering, RenderOrder, RenderPost } from './delivery/compose.ts';
import type { DrawDigestMap } from './digest-map.ts';
import { digestVoice } from './digest-voice.ts';
import { inLayout } from './discord/components-layout.ts';
import { layOutPage } from './discord/digest-layout.ts';
import type { FollowNote } from './discord/follow-note.ts';
import { withFiles } from './discord/post-files.ts';
import { layOutStoryPost } from './discord/story-post.ts';
import { nameDigestThread, nameStoryThread } from './discord/thread-name.ts';
import { mayBeToldAt } from './find-follow-ups.ts';
import { createPictures } from './picture/pictures.ts';
import {
  type DigestRecipe,
  type FinishedRecipe,
  groupsOf,
  type PostRecipe,
  readRecipe,
  type StoryRecipe,
} from './post-recipe.ts';
import { type EntryArchive, type ReadEntry, readPosted, readTellable, recordOf } from './read-entries.ts';
import { renderShare, type ShareParts } from './render-share.ts';

/** What messages are made with beside the archive. */
interface RenderParts extends ShareParts {
  readonly drawMap: DrawDigestMap;
}

/**
 * From a recipe to a message as it is to be now. What is not posted yet tells only what may be told. What stands in a channel
 * keeps its stories: what the agency took back or holds back is struck or taken out, as its moderator chose, and what came
 * instead says that it is corrected or newer. Rejects when the archive is away, and for a recipe that it does not know.
 * Left out of `parts`: nobody is said to have shared a copy, and no map stands above a digest.
 */
export function createPostRenderer(archive: EntryArchive, parts: Partial<RenderParts> = {}): RenderPost {
  const { sharerOf = async () => null, pictures = createPictures(), drawMap = noMap } = parts;
  return async (order) => {
    const recipe = readRecipe(order.recipe);
    const { storyIds } = recipe;
    const read =
      order.posted === null && !isDossier(recipe)
        ? await readTellable(archive, storyIds, order.now)
        : await readPosted(archive, order.posted ?? asAnswered(storyIds, order.now), order.now);
    switch (recipe.kind) {
      case 'digest':
        return renderDigest(recipe, order, read, drawMap);
      case 'story':
        return renderStory(recipe, order, read, await readFollowed(archive, recipe, order.now));
      case 'share':
        return renderShare(recipe, order, read, { sharerOf, pictures, archive });
      case 'finished':
        return renderFinished(recipe, read);
    }
  };
}

/** Whose copy tells from the start what its answer told: that one of its stories was withdrawn, too. */
function isDossier(recipe: PostRecipe): boolean {
  return recipe.kind === 'share' && recipe.of === 'dossier';
}

function asAnswered(storyIds: readonly string[], at: number): Posted {
  return { at, stories: storyIds.map((storyId) => ({ storyId, revision: null })) };
}

/** For who only reads the words. */
const noMap: DrawDigestMap = async () => null;

async function renderDigest(
  recipe: DigestRecipe,
  order: RenderOrder,
  read: readonly ReadEntry[],
  drawMap: DrawDigestMap,
): Promise<Rendering | null> {
  const { topic: typed, timezone, from, to, left } = recipe;
  const places = placesOf(recipe, read);
  const entries = places.map(({ entry }) => entry);
  if (entries.length === 0) return null;
  const topic = parseQuery(typed, to, timezone);
  if (!topic.ok) throw new Error(`The topic '${typed}' cannot be read: ${topic.problem.message}`);
  const { marker, posted } = order;
  const voice = digestVoice(topic.value, recipe, marker);
  const takenOut = read.length - entries.length;
  const inGroup = groupsOf(recipe);
  const groups = places.map(({ storyId }) => inGroup.get(storyId) ?? null);
  const { post, storyIds } = layOutPage({ from, to, left, entries, groups, takenOut }, voice);
  const fits = new Set(storyIds);
  const shown = posted === null ? read.filter(({ storyId }) => fits.has(storyId)) : read;
  const named = inThread(recipe, post, () => nameDigestThread(recipe, voice));
  if (recipe.map !== true) return { post: dress(named, recipe, order), ...recordOf(shown) };
  const stories = shown.flatMap(({ entry }) => (entry.kind === 'told' ? [entry.story] : []));
  const map = await drawMap({ stories, topic: voice.topic, from, to, voice });
  const withMap = withFiles(named, map === null ? [] : [map]);
  return { post: dress(withMap, recipe, order), ...recordOf(shown) };
}

/** What a message says of the story that it follows up, as that is at `now` (ms): of one that may not be told no word. */
async function readFollowed(
  archive: EntryArchive,
  { storyIds, followed }: StoryRecipe,
  now: number,
): Promise<FollowNote | null> {
  if (followed === undefined) return null;
  const { subscriptionId, storyId } = followed;
  if (storyId === null) return { subscriptionId, kind: 'unnamed' };
  const story = await archive.get(storyId);
  if (storyIds[0] === storyId)
    return { subscriptionId, kind: story?.signal === 'correction' ? 'corrected' : 'itself' };
  const mayBeNamed = story !== null && mayBeToldAt(story, now);
  return mayBeNamed ? { subscriptionId, kind: 'named', story } : { subscriptionId, kind: 'unnamed' };
}

function renderStory(
  recipe: StoryRecipe,
  order: RenderOrder,
  read: readonly ReadEntry[],
  follow: FollowNote | null,
) {
  const { marker } = order;
  const [place] = placesOf(recipe, read);
  if (place === undefined) return null;
  const { entry } = place;
  const { language, timezone, to: postedAt } = recipe;
  const voice = { language, timezone, marker, postedAt };
  const post = inThread(recipe, layOutStoryPost(entry, voice, follow), () => nameStoryThread(entry, voice));
  return { post: dress(post, recipe, order), ...recordOf(read) };
}

/** In a forum, with the thread that it opens. */
function inThread({ forumTags: tags }: DigestRecipe | StoryRecipe, post: Post, name: () => string): Post {
  return tags === undefined ? post : { ...post, thread: { name: name(), tags } };
}

/** Its words were made before: as a whole or not at all. Those of its stories that may be told are in the next edition. */
function renderFinished({ body, storyIds }: FinishedRecipe, read: readonly ReadEntry[]): Rendering | null {
  const isAll = read.length === storyIds.length && read.every(({ entry }) => entry.kind === 'told');
  return isAll ? { post: { body }, ...recordOf(read) } : null;
}

/** The places of a message: with `strike` every one, with `delete` those that may still be told. */
function placesOf({ onKill }: DigestRecipe | StoryRecipe, read: readonly ReadEntry[]) {
  return onKill === 'strike' ? read : read.filter(({ entry }) => entry.kind === 'told');
}

/** With the role that it calls, in its layout. An earlier Telex kept none. */
function dress(post: Post, recipe: DigestRecipe | StoryRecipe, order: RenderOrder): Post {
  return inLayout(mentionRole(post, recipe, order), recipe.layout ?? 'embeds');
}

/** The subscription's role is called when the message is posted, and by no edit of it: that keeps the words. */
function mentionRole(post: Post, { roleId }: DigestRecipe | StoryRecipe, { posted }: RenderOrder): Post {
  if (roleId == null) return post;
  const content = [post.body.content, `<@&${roleId}>`].filter((part) => part !== '').join('\n');
  const allowed_mentions = { parse: [], ...(posted === null ? { roles: [roleId] } : {}) };
  return { ...post, body: { ...post.body, content, allowed_mentions } };
}
