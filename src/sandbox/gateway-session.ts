import { GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { limits } from './limits.ts';

/**
 * One identified session of the bot: which shard, which intents, the number of the last event, and the events that
 * a client could have missed. It outlives its connection, so that the client can resume.
 */
export class GatewaySession {
  readonly id: string;
  readonly intents: number;
  /** `[which, how many]`. */
  readonly shard: readonly [number, number];
  /** The connection, null while the client is away. */
  socket: WebSocket | null;
  /** Since when the client is away, in elapsed ms. */
  awaySince: number | null = null;
  #sequence = 0;
  #sent: { sequence: number; text: string }[] = [];
  /** The number of the last event that is kept no more. */
  #forgotten = 0;

  constructor(id: string, intents: number, shard: readonly [number, number], socket: WebSocket) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
    this.socket = socket;
  }

  /** The number of the last event. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Sends an event now, and keeps it for a resume. READY and RESUMED are of a connection, not of what was missed. */
  dispatch(type: string, data: unknown): void {
    this.#sequence++;
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t: type, s: this.#sequence, d: data });
    if (type !== 'READY' && type !== 'RESUMED') this.#sent.push({ sequence: this.#sequence, text });
    if (this.#sent.length > limits.replayEvents) this.#forgotten = this.#sent.shift()?.sequence ?? 0;
    this.socket?.send(text);
  }

  /** True when every event after this one is still kept. */
  canReplayFrom(sequence: number): boolean {
    return sequence <= this.#sequence && sequence >= this.#forgotten;
  }

  /** Sends again what came after this event, on the connection of now. */
  replayFrom(sequence: number): void {
    for (const event of this.#sent) if (event.sequence > sequence) this.socket?.send(event.text);
  }

  /** True when events of this guild (null: of none, as direct messages) come to this shard (docs, "Sharding"). */
  isFor(guildId: string | null): boolean {
    const [which, howMany] = this.shard;
    return guildId === null ? which === 0 : Number((BigInt(guildId) >> 22n) % BigInt(howMany)) === which;
  }
}
