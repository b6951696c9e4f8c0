import type { ShareWish } from '../commands/sharing.ts';
import type { Recipe } from './delivery/compose.ts';
import type { Language, Layout, OnKill, Subscription } from './delivery/subscription.ts';
import type { BriefGroup, Left } from './digest/digest.ts';

/** How a message speaks: as its subscription was when it was planned. */
export interface RecipeVoice {
  /** As it was typed. */
  readonly topic: string;
  readonly language: Language;
  readonly timezone: string;
  readonly layout: Layout;
  readonly onKill: OnKill;
  /** Whether a map stands above a digest; left out for none. */
  readonly map?: true;
  /** In a forum: the ids of the tags that its thread is to have. Left out elsewhere. */
  readonly forumTags?: readonly string[];
  /** The role that the message mentions when it is posted; none, or left out by an earlier Telex, for no role. */
  readonly roleId?: string | null;
}

/** A digest: which stories, lead first, of which window of time, and what was left out. */
export interface DigestRecipe extends RecipeVoice {
  readonly kind: 'digest';
  readonly storyIds: readonly string[];
  /** ms since the epoch: after `from`, up to and with `to`. */
  readonly from: number;
  readonly to: number;
  readonly left: Left;
  /** What of the briefs stands together, chosen once, so that the message keeps its order; left out for one list. */
  readonly groups?: readonly BriefGroup[];
}

/** What a message says of the story that it follows up. */
export interface FollowedRecipe {
  /** The subscription by which that is followed. */
  readonly subscriptionId: string;
  /** The id of the story that is named; null for none, where nobody would see to its being withdrawn. */
  readonly storyId: string | null;
}

/** One story in a message of its own. */
export interface StoryRecipe extends RecipeVoice {
  readonly kind: 'story';
  readonly storyIds: readonly [string];
  /** The message's day, ms since the epoch. */
  readonly to: number;
  /** Of a story that is followed; left out where a topic is. */
  readonly followed?: FollowedRecipe;
}

/** What an earlier Telex planned, in its words: sent as it is, or not at all. */
export interface FinishedRecipe {
  readonly kind: 'finished';
  readonly body: Readonly<Record<string, unknown>>;
  readonly storyIds: readonly string[];
}

/** A copy of an answer, for the channel of whoever asked. */
export interface ShareRecipe {
  readonly kind: 'share';
  /** A story, a list that was found, how a story went on, or where the news is. */
  readonly of: ShareWish['of'];
  /** A list's, as markdown, or a map's, as plain text; else empty: what is headed by a story's words is headed by them as they are. */
  readonly title: string;
  /** In their order. */
  readonly storyIds: readonly string[];
  readonly map?: ShareWish['map'];
  readonly first?: ShareWish['first'];
  readonly language: Language;
  readonly timezone: string;
  /** The message's day, ms since the epoch. */
  readonly to: number;
}

/** What messages are made by. */
export type PostRecipe = DigestRecipe | StoryRecipe | ShareRecipe | FinishedRecipe;

/** The recipe of a digest that was chosen for this subscription. */
export function digestRecipe(
  subscription: Subscription,
  { from, to }: { readonly from: number; readonly to: number },
  { storyIds, left, groups }: Pick<DigestRecipe, 'storyIds' | 'left' | 'groups'>,
): Recipe {
  const recipe: DigestRecipe = { kind: 'digest', ...voiceOf(subscription), storyIds, from, to, left };
  return groups === undefined ? { ...recipe } : { ...recipe, groups };
}

/** The group of each of these stories in a digest; none for its lead, and in a digest of one list. */
export function groupsOf({ storyIds, groups = [] }: DigestRecipe): ReadonlyMap<string, BriefGroup> {
  const [, ...briefs] = storyIds;
  const inOrder = groups.flatMap((group) => Array.from({ length: group.count }, () => group));
  return new Map(
    briefs.flatMap((id, at) => {
      const group = inOrder[at];
      return group === undefined ? [] : [[id, group] as const];
    }),
  );
}

/** The recipe of one story in a message of its own. `to`: the message's day, ms since the epoch. */
export function storyRecipe(subscription: Subscription, storyId: string, to: number): Recipe {
  const { id: subscriptionId, thread } = subscription;
  const recipe: StoryRecipe = {
    kind: 'story',
    ...voiceOf(subscription),
    storyIds: [storyId],
    to,
    ...(thread === null ? {} : { followed: { subscriptionId, storyId: thread.storyId } }),
  };
  return { ...recipe };
}

/** The recipe of a copy that somebody shares. */
export function shareRecipe(parts: Omit<ShareRecipe, 'kind'>): Recipe {
  const recipe: ShareRecipe = { kind: 'share', ...parts };
  return { ...recipe };
}

/** What the ledger kept as a recipe. Throws for what this Telex does not know how to make. */
export function readRecipe(recipe: Recipe): PostRecipe {
  const { kind } = recipe;
  if (kind === 'digest' || kind === 'story' || kind === 'share' || kind === 'finished') {
    return recipe as unknown as PostRecipe;
  }
  throw new Error(`A message of the kind '${String(kind)}' cannot be made: it is of another Telex`);
}

/** As `ReviseRecipe`. What an earlier Telex planned, or made in another way, stays as it is. */
export function reviseRecipe(recipe: Recipe, subscription: Subscription): Recipe | null {
  if (recipe.kind !== 'digest' && recipe.kind !== 'story') return recipe;
  const { map: _, ...rest } = recipe;
  return recipe.topic === subscription.topic ? { ...rest, ...voiceOf(subscription) } : null;
}

function voiceOf(subscription: Subscription): RecipeVoice {
  const { topic, language, timezone, layout, onKill, roleId, place, tags, map } = subscription;
  const voice = { topic, language, timezone, layout, onKill, roleId, ...(map ? { map } : {}) };
  return place === 'forum' ? { ...voice, forumTags: tags } : voice;
}
