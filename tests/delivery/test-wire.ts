import type { StoryChange } from '../../src/archive/story-archive.ts';
import type { RenderPost } from '../../src/delivery/compose.ts';

/** What composing gives for these stories: a recipe by which `TestWire` renders them. */
export function recipeOf(storyIds: readonly string[], kind = 'test') {
  return { recipe: { kind, storyIds }, storyIds };
}

/** What the agency says of the stories: each is in its first text and may be told until the test says otherwise. */
export class TestWire {
  readonly #held = new Map<string, { revision: number; isTold: boolean; until: number | null }>();
  readonly #changes: StoryChange[] = [];
  /** When set, nothing of it can be read. */
  isAway = false;

  /** The next revision of a story. `until`: ms since the epoch, when an embargo ends. */
  change(storyId: string, kind: StoryChange['kind'], until: number | null = null): void {
    const revision = (this.#held.get(storyId)?.revision ?? 1) + 1;
    const isTold = kind !== 'killed' && kind !== 'withheld';
    this.#held.set(storyId, { revision, isTold, until: kind === 'embargoed' ? until : null });
    this.#changes.push({ storyId, revision, kind });
  }

  async changedSince(cursor: number, limit: number) {
    if (this.isAway) throw new Error('The archive is away');
    const changes = this.#changes.slice(cursor, cursor + limit);
    return { changes, cursor: cursor + changes.length };
  }

  /** As text: the ids, with their revision when it is not the first; struck (`~s1~`) what was posted and is not told. */
  readonly render: RenderPost = async ({ recipe, marker, now, posted }) => {
    if (this.isAway) throw new Error('The archive is away');
    const ids = posted?.stories.map(({ storyId }) => storyId) ?? (recipe.storyIds as readonly string[]);
    const read = ids.map((storyId) => {
      const { revision, isTold, until } = this.#held.get(storyId) ?? {
        revision: 1,
        isTold: true,
        until: null,
      };
      return { storyId, revision, until, isTold: isTold && (until === null || until <= now) };
    });
    const kept = posted !== null && recipe.kind !== 'deleting' ? read : read.filter((one) => one.isTold);
    if (kept.length === 0) return null;
    const words = kept.map(({ storyId, revision, isTold }) =>
      isTold ? `${storyId}${revision > 1 ? `/${revision}` : ''}` : `~${storyId}~`,
    );
    const lifts = read.flatMap(({ until }) => (until !== null && until > now ? [until] : []));
    return {
      post: { body: { content: words.join(' '), marker } },
      shown: posted === null ? kept : read,
      tellsNothing: kept.every(({ isTold }) => !isTold),
      revisitAt: posted === null || lifts.length === 0 ? null : Math.min(...lifts),
    };
  };
}
