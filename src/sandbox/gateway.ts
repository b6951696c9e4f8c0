import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { GatewayLink, type GatewayOptions } from './gateway-link.ts';
import type { GatewaySession } from './gateway-session.ts';
import { limits } from './limits.ts';

/** The gateway: its connections and its sessions (docs, "Gateway"). */
export class GatewayHub {
  readonly #options: GatewayOptions;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  readonly #sessions = new Map<string, GatewaySession>();
  readonly #links = new Set<GatewayLink>();

  constructor(options: GatewayOptions) {
    this.#options = options;
  }

  /** True while a session is identified and connected. */
  get connected(): boolean {
    return [...this.#sessions.values()].some((session) => session.socket !== null);
  }

  /** The intents of all sessions together: what the application as a whole has shown to want. */
  get intents(): number {
    return [...this.#sessions.values()].reduce((all, session) => all | session.intents, 0);
  }

  /** Takes over a connection that asked to become a WebSocket. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (ws) => {
      const link = new GatewayLink(ws, this.#options, this.#sessions);
      this.#links.add(link);
      ws.on('close', () => this.#links.delete(link));
      link.open(new URLSearchParams((request.url ?? '').split('?')[1]));
    });
  }

  /**
   * Sends an event to the shard that the guild (null: no guild) belongs to.
   *
   * @param intents The event comes with any of these intents; 0: always.
   * @param data The event's data, or a function that makes it for a session's intents.
   */
  dispatch(guildId: string | null, intents: number, type: string, data: unknown): void {
    this.#forgetOldSessions();
    // Of a server that is in an outage nothing is heard.
    if (guildId !== null && this.#options.world.guilds.get(guildId)?.isDown) return;
    for (const session of this.#sessions.values()) {
      if (!session.isFor(guildId)) continue;
      if (intents !== 0 && (session.intents & intents) === 0) continue;
      session.dispatch(type, typeof data === 'function' ? data(session.intents) : data);
    }
  }

  /** Breaks every connection; see `Sandbox.dropGateway`. */
  drop(how: 'drop' | 'reconnect' | 'invalid' | number): void {
    for (const link of [...this.#links]) link.drop(how);
  }

  /** Breaks every connection and forgets every session. */
  close(): void {
    this.drop('drop');
    this.#sessions.clear();
    this.#server.close();
  }

  #forgetOldSessions(): void {
    const now = this.#options.clock.elapsed();
    for (const [id, session] of this.#sessions) {
      if (session.awaySince !== null && now - session.awaySince > limits.resumeWithinMs) {
        this.#sessions.delete(id);
      }
    }
  }
}
