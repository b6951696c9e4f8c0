import type { RecallRecipe, Recipe } from './delivery/compose.ts';
import { readDeliveryId } from './delivery/delivery.ts';
import type { SubscriptionStore } from './delivery/subscription.ts';
import { digestRecipe, type FollowedRecipe, storyRecipe } from './post-recipe.ts';

/** An edition without a window on record counts as a day's, ms. */
const day = 24 * 3_600_000;

/**
 * Makes the recipe of a digest, or of a story alone, that was found in a channel, or that an earlier Telex posted, from its subscription as it is
 * now: which stories were left out nobody knows any more.
 */
export function createRecall(subscriptions: Pick<SubscriptionStore, 'get'>): RecallRecipe {
  return async ({ id, subscriptionId, slot, storyIds }) => {
    const subscription = await subscriptions.get(subscriptionId);
    if (subscription === null) return null;
    const [storyId] = storyIds;
    if (readDeliveryId(id)?.kind === 'story') {
      return storyId === undefined ? null : nameless(storyRecipe(subscription, storyId, slot));
    }
    const left = { count: 0, orMore: false };
    return digestRecipe(subscription, { from: slot - day, to: slot }, { storyIds, left });
  };
}

/** The ledger does not know that such a message names another story: it names none. */
function nameless(recipe: Recipe): Recipe {
  const { followed } = recipe as { readonly followed?: FollowedRecipe };
  return followed === undefined ? recipe : { ...recipe, followed: { ...followed, storyId: null } };
}
