import type { MakeSample } from '../commands/sample.ts';
import type { ComposeDigest, Edition, Recipe, RenderPost } from './delivery/compose.ts';
import { editionFor } from './delivery/due.ts';
import type { Ledger, Standing } from './delivery/ledger.ts';
import { compileSchedule } from './delivery/schedule.ts';
import type { Subscription } from './delivery/subscription.ts';
import { storyRecipe } from './post-recipe.ts';

/** What a sample tells of where there is no edition to go by, ms. */
const day = 24 * 3_600_000;
/** In place of a delivery's id: nobody looks for a sample again. */
const marker = 'proef';

/** What samples are made with: what editions are made with. */
export interface SampleParts {
  readonly compose: ComposeDigest;
  readonly render: RenderPost;
  readonly ledger: Pick<Ledger, 'standings' | 'hadBefore'>;
}

/** See `MakeSample`. Nothing is planned or put on record. Rejects as its parts do. */
export function createSampler({ compose, render, ledger }: SampleParts): MakeSample {
  /** Where the subscription stands; null where it had no edition yet. */
  async function standingOf({ id, mode }: Subscription, now: number): Promise<Standing | null> {
    if (id === '' || mode !== 'digest') return null;
    const standing = (await ledger.standings([id], now)).get(id);
    return standing === undefined || standing.told === null ? null : standing;
  }

  /** The edition that would be due at `now`, without what its channel had. */
  async function composeNext(subscription: Subscription, standing: Standing, now: number) {
    const edition = editionFor({ slot: now, before: now - day }, standing);
    const digest = await compose({
      subscription,
      edition,
      hadBefore: (ids) => ledger.hadBefore(subscription.channelId, ids, standing.waiting),
    });
    return digest === null ? null : { ...digest, edition };
  }

  async function composeDay(subscription: Subscription, now: number) {
    const edition: Edition = { from: now - day, slot: now, carryFrom: now - day };
    const digest = await compose({ subscription, edition, hadBefore: async () => new Set() });
    return digest === null ? null : { ...digest, edition };
  }

  return async (subscription, now) => {
    const standing = await standingOf(subscription, now);
    const next = standing === null ? null : await composeNext(subscription, standing, now);
    const composed = next ?? (await composeDay(subscription, now));
    if (composed === null) return null;
    const kind = subscription.mode === 'direct' ? 'story' : 'digest';
    const recipe =
      kind === 'story'
        ? recipeOfLead(subscription, composed.storyIds, now)
        : asNext(composed.recipe, subscription, now);
    const rendering = await render({ recipe, marker, now, posted: null });
    if (rendering === null) return null;
    return {
      post: rendering.post,
      kind,
      from: composed.edition.from,
      isHad: standing !== null && next === null,
    };
  };
}

function recipeOfLead(subscription: Subscription, [lead]: readonly string[], now: number): Recipe {
  if (lead === undefined) throw new RangeError('A digest has a lead');
  return storyRecipe(subscription, lead, now);
}

/** Named and dated as the edition that comes next: what comes at six in the evening is no morning edition, whenever it is tried. */
function asNext(recipe: Recipe, { schedule, timezone, quiet }: Subscription, now: number): Recipe {
  const slots = compileSchedule(schedule, timezone, quiet);
  const to = slots.ok ? slots.value.next(now) : null;
  if (!slots.ok || to === null) return recipe;
  return { ...recipe, from: slots.value.previous(now) ?? now, to };
}
