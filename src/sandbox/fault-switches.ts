import type { AskedFault, FaultBoard, FaultEffect, FaultTimes } from './faults.ts';
import { SandboxError } from './sandbox-error.ts';

/** What a person can let go wrong: the first four until it is switched off again, the others once. */
const faultNames = ['outage', 'slow', 'errors', 'lost', 'limit', 'gateway'] as const;
type FaultName = (typeof faultNames)[number];

/** The faults of the page's panel. */
export interface FaultSwitches {
  /** Which are on. */
  readonly on: readonly FaultName[];
  /** Switches one on or off; what strikes once cannot be switched off. A name that is none throws a `SandboxError`. */
  set(name: string, on: boolean): Promise<void>;
}

const always: FaultTimes = { times: Number.POSITIVE_INFINITY };

/** What each does to requests. */
const WISHES: Readonly<Partial<Record<FaultName, readonly [FaultEffect, FaultTimes]>>> = {
  slow: [{ kind: 'slow', ms: 1_500 }, always],
  errors: [
    {
      kind: 'status',
      status: 500,
      body: { message: '500: made by the sandbox', code: 0 },
      afterEffect: false,
    },
    { share: 0.05 },
  ],
  lost: [{ kind: 'drop', when: 'after' }, { share: 0.05 }],
  limit: [{ kind: 'limit', retryAfter: 5, scope: 'global' }, { times: 1 }],
};

/** Switches for these faults. `outage` takes all of Discord down and up but the page; `dropGateway` cuts its connections. */
export function makeFaultSwitches(parts: {
  readonly faults: FaultBoard;
  readonly isOut: () => boolean;
  readonly outage: (on: boolean) => Promise<void>;
  readonly dropGateway: () => void;
}): FaultSwitches {
  const asked = new Map<FaultName, AskedFault>();
  const isOn = (name: FaultName) => (name === 'outage' ? parts.isOut() : asked.get(name)?.isOver === false);
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
      asked.get(name)?.end();
      const wish = WISHES[name];
      if (on && wish !== undefined) asked.set(name, parts.faults.add('*', ...wish));
    },
  };
}
