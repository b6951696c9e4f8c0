import { describe, expect, test } from 'vitest';
import type { SendProblem } from '../../src/delivery/chat-gateway.ts';
import type { SendingDelivery } from '../../src/delivery/delivery.ts';
import {
  afterLookUp,
  afterSend,
  giveUpAfterMs,
  mostFaults,
  nextStep,
  nonceHoldsMs,
} from '../../src/delivery/retry.ts';
import { answerLost, badBody, down, faulty, forbidden } from './room.ts';

const now = Date.UTC(2027, 0, 4, 8);
const delivery = (change: Partial<SendingDelivery> = {}): SendingDelivery => ({
  id: 'sub00001-0hunvo',
  subscriptionId: 'sub00001',
  channelId: 'c1',
  place: 'channel',
  parentId: null,
  slot: now,
  priority: 3,
  plannedAt: now,
  attempts: 1,
  state: 'sending',
  recipe: {},
  isUnwanted: false,
  post: { body: {} },
  faults: 0,
  sendingSince: now,
  nextTryAt: now,
  problem: null,
  ...change,
});
const failing = (problem: SendProblem) => ({ ok: false as const, problem });
const settle = (problem: SendProblem, change: Partial<SendingDelivery> = {}, uncertainBefore = false) =>
  afterSend(delivery(change), failing(problem), uncertainBefore, now, () => 0.5);
const lookUp = (found: Parameters<typeof afterLookUp>[1], change: Partial<SendingDelivery> = {}) =>
  afterLookUp(delivery(change), found, now, () => 0.5);

describe('a delivery that may be in the channel', () => {
  test('is sent again with its nonce while that holds, and looked up after that', () => {
    expect(nextStep(delivery({ sendingSince: now - nonceHoldsMs }), now)).toBe('send');
    expect(nextStep(delivery({ sendingSince: now - nonceHoldsMs - 1 }), now)).toBe('look-up');
  });

  test('is looked up when the clock has gone back: the age of the nonce is not known', () => {
    expect(nextStep(delivery({ sendingSince: now + 1 }), now)).toBe('look-up');
  });

  test('is looked up at once when a repeated call was refused for good', () => {
    expect(nextStep(delivery({ problem: forbidden }), now)).toBe('look-up');
    expect(nextStep(delivery({ problem: answerLost }), now)).toBe('send');
  });
});

describe('a post in a forum, which knows no nonce', () => {
  const forum = { place: 'forum' } as const;

  test('is looked up and never sent again, however young the call', () => {
    expect(nextStep(delivery(forum), now)).toBe('look-up');
  });

  test('that was not found is absent only when Discord has had two minutes', () => {
    const absent = { ok: true, messageId: null } as const;
    for (const ms of [0, 30_000, nonceHoldsMs, -5_000]) {
      const sendingSince = now - ms;
      expect(lookUp(absent, { ...forum, sendingSince })).toMatchObject({
        to: 'sending',
        nextTryAt: Math.min(sendingSince, now) + nonceHoldsMs + 1,
        fault: false,
      });
    }
    expect(lookUp(absent, { ...forum, sendingSince: now - nonceHoldsMs - 1 })).toMatchObject({
      to: 'planned',
    });
    expect(lookUp({ ok: true, messageId: 'm1' }, forum)).toEqual({ to: 'sent', messageId: 'm1' });
  });
});

describe('after a call', () => {
  test('that succeeded it is sent', () => {
    expect(afterSend(delivery(), { ok: true, messageId: 'm1' }, true, now, () => 0)).toEqual({
      to: 'sent',
      messageId: 'm1',
    });
  });

  test('that certainly did not arrive it is planned again, later each time, up to five minutes, half by chance', () => {
    const waits = [1, 2, 3, 8, 9, 10, 50].map((attempts) => {
      const settled = settle(down, { attempts });
      return settled.to === 'planned' ? settled.nextTryAt - now : settled.to;
    });
    expect(waits).toEqual([1_500, 3_000, 6_000, 192_000, 225_000, 225_000, 225_000]);
    const bounds = [0, 0.999_999].map((chance) =>
      afterSend(delivery(), failing(down), false, now, () => chance),
    );
    expect(bounds).toMatchObject([{ nextTryAt: now + 1_000 }, { nextTryAt: now + 2_000 }]);
  });

  test('that met a rate limit it waits for as long as Discord says, and at most an hour', () => {
    const limited: SendProblem = { ...down, code: 'rate-limited', retryAfterMs: 7_300 };
    expect(settle(limited)).toMatchObject({ to: 'planned', nextTryAt: now + 7_800, fault: false });
    expect(settle({ ...limited, retryAfterMs: 9e9 })).toMatchObject({ nextTryAt: now + 3_600_000 });
  });

  test('of which the end is not known it stays "sending"', () => {
    expect(settle(answerLost)).toMatchObject({ to: 'sending', nextTryAt: now + 1_500 });
  });

  test('that was refused for good it has failed: the channel’s fault frees the stories, the text’s does not', () => {
    expect(settle(forbidden)).toEqual({ to: 'failed', problem: forbidden, released: true });
    expect(settle(badBody)).toEqual({ to: 'failed', problem: badBody, released: false });
  });

  test('that was refused, when an earlier one may have arrived, it is looked up at once', () => {
    expect(settle(forbidden, {}, true)).toEqual({
      to: 'sending',
      nextTryAt: now,
      problem: forbidden,
      fault: true,
    });
    expect(settle(down, {}, true)).toMatchObject({ to: 'sending', nextTryAt: now + 1_500 });
  });

  test('with the tenth fault it is parked; an outage is no fault, but ends after a day', () => {
    expect(settle(faulty, { faults: mostFaults - 2 })).toMatchObject({ to: 'planned', fault: true });
    expect(settle(faulty, { faults: mostFaults - 1 })).toEqual({
      to: 'failed',
      problem: faulty,
      released: true,
    });
    expect(settle(down, { attempts: 500 })).toMatchObject({ to: 'planned', fault: false });
    expect(settle(down, { plannedAt: now - giveUpAfterMs - 1 })).toMatchObject({
      to: 'failed',
      released: true,
    });
    expect(settle(answerLost, { plannedAt: now - giveUpAfterMs - 1 })).toMatchObject({ to: 'sending' });
  });
});

describe('after a look in the channel', () => {
  const absent = { ok: true as const, messageId: null };

  test('that found the message it is sent', () => {
    expect(lookUp({ ok: true, messageId: 'm9' })).toEqual({ to: 'sent', messageId: 'm9' });
  });

  test('that found nothing it is certainly absent and sent at once', () => {
    const old = { sendingSince: now - nonceHoldsMs - 1 };
    expect(lookUp(absent, { ...old, problem: answerLost })).toMatchObject({ to: 'planned', nextTryAt: now });
    expect(lookUp(absent, old)).toMatchObject({ to: 'planned', problem: { code: 'interrupted' } });
  });

  test('that found nothing while Discord may still be at the call it is looked up once more, when that is over', () => {
    expect(lookUp(absent, { problem: answerLost, sendingSince: now - 5_000 })).toMatchObject({
      to: 'sending',
      nextTryAt: now - 5_000 + nonceHoldsMs + 1,
    });
  });

  test('that found nothing it is not sent again when that is refused anyway, or too late', () => {
    expect(lookUp(absent, { problem: forbidden })).toEqual({
      to: 'failed',
      problem: forbidden,
      released: true,
    });
    expect(lookUp(absent, { problem: badBody })).toMatchObject({ to: 'failed', released: false });
    const old = { sendingSince: now - nonceHoldsMs - 1 };
    expect(lookUp(absent, { ...old, plannedAt: now - giveUpAfterMs - 1 })).toMatchObject({
      to: 'failed',
      released: true,
    });
    expect(lookUp(absent, { ...old, faults: mostFaults })).toMatchObject({ to: 'failed', released: true });
  });

  test('that could not be had it is looked up later, and later', () => {
    expect(lookUp(failing(down), { problem: answerLost })).toMatchObject({
      to: 'sending',
      nextTryAt: now + 1_500,
      problem: answerLost,
      fault: false,
    });
    expect(lookUp(failing(faulty), { faults: 3 })).toMatchObject({ nextTryAt: now + 12_000, fault: true });
  });

  test('that an outage prevents is borne for three days, and where no call is made as long as its stories are told', () => {
    const untried = { ...down, untried: true } as const;
    for (const [problem, days] of [
      [down, 3],
      [untried, 7],
    ] as const) {
      const after = (age: number) => lookUp(failing(problem), { plannedAt: now - age }).to;
      expect([after(days * giveUpAfterMs), after(days * giveUpAfterMs + 1)]).toEqual(['sending', 'failed']);
    }
  });

  test('that can never be had it is given up with its stories marked: it may be there', () => {
    for (const settled of [
      lookUp(failing(forbidden), { problem: answerLost }),
      lookUp(failing(faulty), { faults: mostFaults - 1 }),
      lookUp(failing(down), { plannedAt: now - 3 * giveUpAfterMs - 1 }),
    ]) {
      expect(settled).toMatchObject({ to: 'failed', released: false, problem: { uncertain: true } });
    }
    const settled = lookUp(failing(forbidden), { problem: answerLost });
    expect(settled.to === 'failed' && settled.problem.message).toBe(
      'The answer was lost; whether it was posted could not be found out: The bot may not post there.',
    );
  });
});
