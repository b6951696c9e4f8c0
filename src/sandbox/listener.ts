import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { GatewayHub } from './gateway.ts';

/** The sandbox's ear on 127.0.0.1: it can be closed and opened again on the same port. */
export class Listener {
  readonly #server: Server;
  #port: number;

  /** `isOut` is true while the gateway must refuse connections. */
  constructor(
    app: Hono<{ Bindings: HttpBindings }>,
    gateway: GatewayHub,
    port: number,
    isOut: () => boolean,
  ) {
    this.#port = port;
    this.#server = createServer(getRequestListener(app.fetch as Parameters<typeof getRequestListener>[0]));
    this.#server.on('upgrade', (request, socket, head) => {
      // A client that goes away meanwhile is no error of the sandbox.
      socket.on('error', () => {});
      const path = (request.url ?? '/').split('?')[0];
      if (isOut() || (path !== '/gateway' && path !== '/gateway/')) {
        socket.end(
          `HTTP/1.1 ${isOut() ? '503 Service Unavailable' : '404 Not Found'}\r\nConnection: close\r\n\r\n`,
        );
        return;
      }
      gateway.accept(request, socket, head);
    });
  }

  /** The port, once it was open for the first time. */
  get port(): number {
    return this.#port;
  }

  /** Starts to listen; rejects when the port is taken. */
  open(): Promise<void> {
    if (this.#server.listening) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        this.#port = (this.#server.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  /** Stops listening and cuts every connection. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}
