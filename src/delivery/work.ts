import type { Amendment } from './amendment.ts';
import type { Crosspost } from './crosspost.ts';
import type { OpenDelivery } from './delivery.ts';

/** Something that there is to do. */
export type Work = OpenDelivery | Amendment | Crosspost;

/** A record of the ledger that cannot be read: a file that was damaged, or written by another Telex. */
export class UnreadableWork extends Error {
  override readonly name = 'UnreadableWork';
  readonly kind: 'delivery' | 'amendment' | 'crosspost';
  /** The delivery's id. */
  readonly id: string;

  constructor(kind: UnreadableWork['kind'], id: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`The ${kind} ${id} cannot be read: ${why}`, { cause });
    this.kind = kind;
    this.id = id;
  }
}
