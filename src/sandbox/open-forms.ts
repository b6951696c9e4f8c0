import type { InteractionRecord } from './interactions.ts';
import type { Reply } from './places.ts';
import { SandboxError } from './sandbox-error.ts';

/** The forms that were shown: in answer to what, and whether they are still there to be sent. */
export class OpenForms {
  /** The interactions behind the replies that were given out. */
  readonly #behind = new WeakMap<Reply, InteractionRecord>();
  /** Those that were sent, or are under way. */
  readonly #sent = new WeakSet<Reply>();

  /** Notes which interaction a reply answers. */
  note(reply: Reply, record: InteractionRecord): void {
    this.#behind.set(reply, record);
  }

  /** The interaction that a form answers; undefined for a form of elsewhere. */
  behind(form: Reply): InteractionRecord | undefined {
    return this.#behind.get(form);
  }

  /**
   * Sends a form that was not sent before. One whose answer stays out is open still, as in Discord's client.
   * Rejects with what `send` rejects with, or with a SandboxError `not-there`.
   */
  async once<T>(form: Reply, send: () => Promise<T>): Promise<T> {
    if (this.#sent.has(form)) throw new SandboxError('not-there', 'This form was sent already.');
    this.#sent.add(form);
    try {
      return await send();
    } catch (error) {
      this.#sent.delete(form);
      throw error;
    }
  }
}
