import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** A message from the gateway. */
export interface GatewayMessage {
  readonly op: number;
  readonly t: string | null;
  readonly s: number | null;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  readonly d: any;
}

/** A bare connection to the gateway: what comes is kept until it is asked for. */
export class GatewaySocket {
  readonly #ws: WebSocket;
  readonly #closed: Promise<number>;
  readonly #held: GatewayMessage[] = [];
  #wake: () => void = () => {};

  constructor(sandbox: Sandbox, query = '?v=10&encoding=json') {
    this.#ws = new WebSocket(`ws://127.0.0.1:${sandbox.port}/gateway${query}`);
    this.#ws.on('message', (data) => {
      this.#held.push(JSON.parse(data.toString()));
      this.#wake();
    });
    this.#closed = once(this.#ws, 'close').then(([code]) => code as number);
  }

  /** The close code, once the connection is closed. */
  get closed(): Promise<number> {
    return this.#closed;
  }

  /** The next message for which this is true; those before it are dropped. */
  async next(matches: (message: GatewayMessage) => boolean): Promise<GatewayMessage> {
    for (;;) {
      for (let message = this.#held.shift(); message !== undefined; message = this.#held.shift()) {
        if (matches(message)) return message;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** The next event of this name. */
  event(name: string): Promise<GatewayMessage> {
    return this.next((message) => message.t === name);
  }

  send(op: number, d: unknown): void {
    this.#ws.send(JSON.stringify({ op, d }));
  }

  sendText(text: string): void {
    this.#ws.send(text);
  }

  /** Waits for hello, then identifies. */
  async identify(sandbox: Sandbox, rest: Record<string, unknown> = {}): Promise<void> {
    await this.next((message) => message.op === 10);
    this.send(2, { token: sandbox.token, intents: 1, properties: {}, ...rest });
  }

  close(code = 1000): void {
    this.#ws.close(code);
  }
}
