import type { StoryArchive } from './archive/story-archive.ts';
import type { ComposeDigest } from './delivery/compose.ts';
import type { DispatcherParts } from './delivery/dispatcher.ts';
import type { Ledger } from './delivery/ledger.ts';
import { createLook } from './delivery/look-again.ts';
import { createPlanner, type Planner } from './delivery/planner.ts';
import { createStoryPlanner, type StoryPlanner } from './delivery/story-planner.ts';
import type { SubscriptionStore } from './delivery/subscription.ts';
import { createArrivalFinder } from './find-arrivals.ts';
import { reviseRecipe } from './post-recipe.ts';
import type { Database } from './store/database.ts';
import { watchArchive } from './watch-archive.ts';
import type { Problem } from './wire/problem.ts';

/** What planning works with. `db`: the file that the archive is kept in; null when that is a server. */
export interface PlanningParts {
  readonly archive: StoryArchive;
  readonly compose: ComposeDigest;
  readonly db: Database | null;
  readonly subscriptions: SubscriptionStore;
  readonly ledger: Ledger;
  report(problem: Problem): void;
  /** Tells the other processes, which may be the ones that plan again; there are none when left out. */
  readonly tellOthers?: (() => Promise<void>) | undefined;
}

/** What plans, and what the dispatcher asks before it sends what was planned. */
export interface Planning extends Required<Pick<DispatcherParts, 'look'>> {
  readonly planner: Planner;
  readonly stories: StoryPlanner;
  /** Something of this subscription, or of any (null), is to be planned again. */
  planAgain(subscriptionId: string | null): void;
  /** Looks through all anew: another process took something back. */
  forget(): void;
}

/** The planners of digests and of single stories over one archive, and the look at what they planned before it is sent. */
export function openPlanning(parts: PlanningParts): Planning {
  const { archive, compose, db, subscriptions, ledger, report } = parts;
  const arrivals = { hasMoved: watchArchive(archive, db), beginRound: createArrivalFinder(archive) };
  const stories = createStoryPlanner({ subscriptions, ledger, arrivals, compose, report });
  const planner = createPlanner({ subscriptions, ledger, compose, report });
  function again(subscriptionId: string | null): void {
    stories.again(subscriptionId);
    planner.again(subscriptionId);
  }
  return {
    planner,
    stories,
    look: createLook({ subscriptions, ledger, revise: reviseRecipe }),
    planAgain(subscriptionId) {
      again(subscriptionId);
      void parts.tellOthers?.();
    },
    forget: () => again(null),
  };
}
