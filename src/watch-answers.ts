import type { ChatGateway, SendProblem } from './delivery/chat-gateway.ts';

/** A gateway, and whether Discord answers those who call it. */
export interface AnsweredGateway extends ChatGateway {
  /** False since a call was not answered, until one is. */
  isAnswered(): boolean;
}

/** The same gateway, which knows whether its last call was answered, with whatever: a refusal is an answer too. */
export function watchAnswers(gateway: ChatGateway): AnsweredGateway {
  let isAnswered = true;
  async function watched<
    T extends { readonly ok: true } | { readonly ok: false; readonly problem: SendProblem },
  >(work: Promise<T>): Promise<T> {
    const outcome = await work;
    if (outcome.ok || outcome.problem.untried !== true) {
      isAnswered = outcome.ok || outcome.problem.code !== 'unreachable';
    }
    return outcome;
  }
  return {
    send: (place, post, nonce) => watched(gateway.send(place, post, nonce)),
    findSent: (place, marker, since) => watched(gateway.findSent(place, marker, since)),
    edit: (place, messageId, post) => watched(gateway.edit(place, messageId, post)),
    remove: (place, messageId) => watched(gateway.remove(place, messageId)),
    crosspost: (place, messageId) => watched(gateway.crosspost(place, messageId)),
    isAnswered: () => isAnswered,
  };
}
