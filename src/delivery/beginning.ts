/** Whether sending has begun, for who has to say when something comes. */
export interface Beginning {
  /** As of `SchedulerParts`, and noted. */
  readonly mayBegin: (now: number) => Promise<boolean>;
  /** False from a start until the first tick that found nothing left to settle. */
  hasBegun(): boolean;
}

/** Over what tells whether planning and sending may begin; see `createAfterRestore`. */
export function createBeginning(mayBegin: (now: number) => Promise<boolean>): Beginning {
  let begun = false;
  return {
    async mayBegin(now) {
      begun = await mayBegin(now);
      return begun;
    },
    hasBegun: () => begun,
  };
}
