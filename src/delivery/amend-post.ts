import type { Problem } from '../wire/problem.ts';
import type { Amendment, AmendmentEnd } from './amendment.ts';
import { type CallEnd, callEnd } from './causes.ts';
import type { Amended, ChatGateway, SendProblem } from './chat-gateway.ts';
import type { RecallRecipe, Rendering, RenderPost } from './compose.ts';
import { placeOf } from './delivery.ts';
import { hashPost } from './hash-post.ts';
import type { Ledger } from './ledger.ts';
import { problemOf, sentence } from './problem-words.ts';
import { afterAmending, afterRendering } from './retry-amendment.ts';

/** What amending works with. */
export interface AmenderParts {
  readonly ledger: Pick<Ledger, 'endAmendment'>;
  readonly gateway: Pick<ChatGateway, 'edit' | 'remove'>;
  readonly render: RenderPost;
  readonly recall: RecallRecipe;
  report(problem: Problem): void;
  random(): number;
  /** ms since the epoch. */
  clock(): number;
}

/**
 * One try of an amendment: renders the message as it is to be now, edits or deletes it where that is not what stands
 * there, and records how that ended. Gives how the call went, null when none was made. An edit does the same when it is made twice: nothing need be on record before it.
 * Rejects as the ledger does.
 */
export function createAmender(parts: AmenderParts): (amendment: Amendment) => Promise<CallEnd | null> {
  const { ledger, gateway, render, recall, report, random, clock } = parts;

  /** Null when nothing of the message may stand there any more, or when nobody knows how it was made. */
  async function renderNow({ id, recipe: kept, posted, subscriptionId, slot }: Amendment) {
    const storyIds = posted.stories.map(({ storyId }) => storyId);
    const recipe = kept ?? (await recall({ id, subscriptionId, slot, storyIds }));
    return recipe === null ? null : render({ recipe, marker: id, now: clock(), posted });
  }

  async function carryOut(amendment: Amendment): Promise<Carried> {
    const { messageId, mustDelete, hash, thread: stands } = amendment;
    const place = placeOf(amendment);
    let rendered: Rendering | null;
    try {
      rendered = await renderNow(amendment);
    } catch (error) {
      const end = afterRendering(amendment, problemOf('not-rendered', error), clock(), random);
      return { end, call: null };
    }
    if (rendered === null || mustDelete) {
      const removed = await gateway.remove(place, messageId).catch(broken);
      // Gone already: most likely by this very call, made before a crash or with its answer lost.
      const isGone = !removed.ok && removed.problem.code === 'unknown-message';
      return endOf(isGone ? { ok: true } : removed, { to: 'deleted' });
    }
    const { post, shown, revisitAt, tellsNothing = false } = rendered;
    const { thread, ...said } = post;
    const standing = thread === undefined ? {} : { thread };
    const done: AmendmentEnd = {
      to: 'done',
      hash: hashPost(post),
      ...standing,
      shown,
      revisitAt,
      tellsNothing,
    };
    if (done.hash === hash) return { end: done, call: null };
    // A thread keeps the name that a moderator gave it until Telex has another for it.
    const isNamed = thread === undefined || thread.name === stands?.name;
    const edited = await gateway.edit(place, messageId, isNamed ? said : post).catch(broken);
    return endOf(edited, done);

    function endOf(amended: Amended, done: AmendmentEnd): Carried {
      const call = callEnd(amended);
      if (amended.ok) return { end: done, call };
      return { end: afterAmending(amendment, amended.problem, clock(), random), call };
    }
  }

  return async (amendment) => {
    const { end, call } = await carryOut(amendment);
    await ledger.endAmendment(amendment, end, clock());
    const told = describeEnd(amendment, end);
    if (told !== null) report(told);
    return call;
  };
}

/** How a try ended, and how its call did, if one was made. */
interface Carried {
  readonly end: AmendmentEnd;
  readonly call: CallEnd | null;
}

function broken(error: unknown): Amended {
  return { ok: false, problem: problemOf('gateway-broke', error) };
}

/** What a person should know of it: a message that is gone, one that stays as it was, and the first refusal of a withdrawal. */
function describeEnd(amendment: Amendment, end: AmendmentEnd): Problem | null {
  const message = `The message ${amendment.messageId} in channel ${amendment.channelId}`;
  const tell = (code: string, problem: SendProblem, what: string): Problem => ({
    code: `amendment-${code}`,
    message: `${message} ${what}: ${sentence(problem.message)}`,
  });
  switch (end.to) {
    case 'done':
    case 'deleted':
      return null;
    case 'gone':
      return tell('gone', end.problem, 'is no longer there, and is not kept up to date');
    case 'dropped':
      return tell(end.problem.code, end.problem, 'could not be brought up to date and stays as it is');
    case 'later':
      return end.fault && amendment.problem?.code !== end.problem.code
        ? tell(end.problem.code, end.problem, 'could not be changed yet and is tried again')
        : null;
  }
}
