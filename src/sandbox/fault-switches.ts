import type { AskedFault, FaultBoard, FaultEffect, FaultTimes } from './faults.ts';
import { SandboxError } from './sandbox-error.ts';

/** What a person can let go wrong: the first four until it is switched off again, the others once. */
export const faultNames = ['outage', 'slow', 'errors', 'lost', 'limit', 'gateway'] as const;
export type FaultName = (typeof faultNames)[number];

/** The faults of the page's panel. */
export interface FaultSwitches {
  /** Which are on. */
  readonly on: readonly FaultName[];
  /** Switches one on or off; what strikes once cannot be switched off. A name that is none throws a `SandboxError`. */
  set(name: string, on: boolean): Promise<void>;
}

type Wish = readonly [FaultEffect, FaultTimes];

const always: FaultTimes = { times: Number.POSITIVE_INFINITY };
const failing = (status: number): FaultEffect => ({
  kind: 'status',
  status,
  body: { message: `${status}: made by the sandbox`, code: 0 },
  afterEffect: false,
});

/** What each does to requests. Together the errors strike one in twenty. */
const WISHES: Readonly<Partial<Record<FaultName, readonly Wish[]>>> = {
  slow: [[{ kind: 'slow', ms: 1_500 }, always]],
  errors: [
    [failing(500), { share: 0.025 }],
    [failing(502), { share: 0.025 }],
  ],
  lost: [[{ kind: 'drop', when: 'after' }, { share: 0.05 }]],
  limit: [[{ kind: 'limit', retryAfter: 5, scope: 'global' }, { times: 1 }]],
};

/** Switches for these faults. `outage` takes all of Discord down and up but the page; `dropGateway` cuts its connections. */
export function makeFaultSwitches(parts: {
  readonly faults: FaultBoard;
  readonly isOut: () => boolean;
  readonly outage: (on: boolean) => Promise<void>;
  readonly dropGateway: () => void;
}): FaultSwitches {
  const asked = new Map<FaultName, readonly AskedFault[]>();
  const isOn = (name: FaultName) =>
    name === 'outage' ? parts.isOut() : (asked.get(name) ?? []).some((fault) => !fault.isOver);
  return {
    get on() {
      return faultNames.filter(isOn);
    },
    async set(given, on) {
      const name = faultNames.find((one) => one === given);
      if (name === undefined) {
        throw new SandboxError('wrong-option', `No fault is called "${given}": ${faultNames.join(', ')}.`);
      }
      if (name === 'gateway') return on ? parts.dropGateway() : undefined;
      if (name === 'outage') return parts.isOut() === on ? undefined : parts.outage(on);
      for (const fault of asked.get(name) ?? []) fault.end();
      const wishes = on ? (WISHES[name] ?? []) : [];
      asked.set(
        name,
        wishes.map(([effect, times]) => parts.faults.add('*', effect, times)),
      );
    },
  };
}
