import type { ChatGateway, SendProblem } from '../delivery/chat-gateway.ts';
import type { Pace } from '../delivery/pace.ts';
import type { Metrics } from './metrics.ts';

type Outcome = { readonly ok: true } | { readonly ok: false; readonly problem: SendProblem };

/** The same gateway, which counts its calls by how they ended. What was not tried is no call. */
export function countCalls(
  gateway: ChatGateway,
  { calls, asked }: Pick<Metrics, 'calls' | 'asked'>,
): ChatGateway {
  async function counted<T extends Outcome>(call: string, work: Promise<T>): Promise<T> {
    const outcome = await work;
    if (outcome.ok) calls.inc({ call, end: 'ok' });
    else if (!outcome.problem.untried) {
      const { code, limit = 'global', retryAfterMs = 0 } = outcome.problem;
      calls.inc({ call, end: code });
      if (code === 'rate-limited') asked.inc({ limit }, retryAfterMs / 1_000);
    }
    return outcome;
  }
  return {
    send: (place, post, nonce) => counted('send', gateway.send(place, post, nonce)),
    findSent: (place, marker, since) => counted('look', gateway.findSent(place, marker, since)),
    edit: (place, messageId, post) => counted('edit', gateway.edit(place, messageId, post)),
    remove: (place, messageId) => counted('delete', gateway.remove(place, messageId)),
    crosspost: (place, messageId) => counted('crosspost', gateway.crosspost(place, messageId)),
  };
}

/** The same pace, which tells how long each waited for its turn. */
export function timePace(pace: Pace, { turns }: Pick<Metrics, 'turns'>): Pace {
  return {
    async take() {
      const since = performance.now();
      await pace.take();
      turns.observe((performance.now() - since) / 1_000);
    },
  };
}
