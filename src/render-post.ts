import { formatQuery } from './archive/format-query.ts';
import { parseQuery } from './archive/parse-query.ts';
import type { Post } from './delivery/chat-gateway.ts';
import type { Rendering, RenderOrder, RenderPost } from './delivery/compose.ts';
import { inLayout } from './discord/components-layout.ts';
import { layOutPage } from './discord/digest-layout.ts';
import type { FollowNote } from './discord/follow-note.ts';
import { layOutStoryPost } from './discord/story-post.ts';
import { nameDigestThread, nameStoryThread } from './discord/thread-name.ts';
import { mayBeToldAt } from './find-follow-ups.ts';
import { createPictures } from './picture/pictures.ts';
import { type DigestRecipe, type FinishedRecipe, readRecipe, type StoryRecipe } from './post-recipe.ts';
import { type EntryArchive, type ReadEntry, readPosted, readTellable, recordOf } from './read-entries.ts';
import { renderShare, type ShareParts } from './render-share.ts';

/**
 * From a recipe to a message as it is to be now. What is not posted yet tells only what may be told. What stands in a channel
 * keeps its stories: what the agency took back or holds back is struck or taken out, as its moderator chose, and what came
 * instead says that it is corrected or newer. Rejects when the archive is away, and for a recipe that it does not know.
 * Without `shares` nobody is said to have shared a copy.
 */
export function createPostRenderer(archive: EntryArchive, shares: Partial<ShareParts> = {}): RenderPost {
  const { sharerOf = async () => null, pictures = createPictures() } = shares;
  return async (order) => {
    const recipe = readRecipe(order.recipe);
    const { storyIds } = recipe;
    const read =
      order.posted === null
        ? await readTellable(archive, storyIds, order.now)
        : await readPosted(archive, order.posted, order.now);
    switch (recipe.kind) {
      case 'digest':
        return renderDigest(recipe, order, read);
      case 'story':
        return renderStory(recipe, order, read, await readFollowed(archive, recipe, order.now));
      case 'share':
        return renderShare(recipe, order, read, { sharerOf, pictures });
      case 'finished':
        return renderFinished(recipe, read);
    }
  };
}

function renderDigest(
  recipe: DigestRecipe,
  order: RenderOrder,
  read: readonly ReadEntry[],
): Rendering | null {
  const { topic: typed, language, timezone, from, to, left } = recipe;
  const entries = placesOf(recipe, read);
  if (entries.length === 0) return null;
  const topic = parseQuery(typed, to, timezone);
  if (!topic.ok) throw new Error(`The topic '${typed}' cannot be read: ${topic.problem.message}`);
  const { marker, posted } = order;
  const { layout } = recipe;
  const voice = { topic: topic.value, readOn: formatQuery(topic.value), language, timezone, marker, layout };
  const takenOut = read.length - entries.length;
  const { post, storyIds } = layOutPage({ from, to, left, entries, takenOut }, voice);
  const fits = new Set(storyIds);
  const shown = posted === null ? read.filter(({ storyId }) => fits.has(storyId)) : read;
  const named = inThread(recipe, post, () => nameDigestThread(recipe, voice));
  return { post: dress(named, recipe, order), ...recordOf(shown) };
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
  if (storyIds[0] === storyId) return { subscriptionId, kind: 'itself' };
  const story = await archive.get(storyId);
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
  const [entry] = placesOf(recipe, read);
  if (entry === undefined) return null;
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
  const entries = read.map(({ entry }) => entry);
  return onKill === 'strike' ? entries : entries.filter(({ kind }) => kind === 'told');
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
