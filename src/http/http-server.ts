import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { refuse, writeProblem } from './refusal.ts';

/** The server as routes are added to it. */
export type HttpApp = Hono<{ Bindings: HttpBindings }>;

/** What routes need to know of the server that they are on. */
export interface Serving {
  /** Aborted when what is under way has to be answered now: the server is about to cut its connections. */
  readonly ending: AbortSignal;
}

/** One more thing that the server does: `/wire`, `/healthz`, … It adds its routes to `app`. */
export type HttpRoom = (app: HttpApp, serving: Serving) => void;

/** Where to listen, and what for. */
export interface HttpServerParts {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly rooms: readonly HttpRoom[];
  /** What no route caught. */
  readonly report: (error: unknown) => void;
  /** How long `stop` waits for what is under way, ms. */
  readonly patienceMs?: number;
}

/** A server that listens. */
export interface HttpServer {
  /** `http://127.0.0.1:8080`, with the port that it has. */
  readonly url: string;
  /** Takes no new request; resolves when those under way were answered, or cut off when they would not end. */
  stop(): Promise<void>;
}

/** From the first byte of a request to the end of its headers, ms. */
const headersMs = 10_000;
/** A whole request with its body; rooms that read bodies have a shorter limit of their own, and words for it. */
const requestMs = 180_000;
const mostConnections = 256;
/** What is under way at the end has so long to be answered, ms: a bot stops within ten seconds. */
const usualPatience = 8_000;
/** Between the answer to what has to end and the end of its connection, ms. */
const goodbyeMs = 500;

/**
 * Serves the rooms over HTTP. Everything that goes wrong is answered in words, `application/problem+json`. Rejects when it
 * cannot listen: with what Node says (`EADDRINUSE`, …).
 */
export async function startHttpServer(parts: HttpServerParts): Promise<HttpServer> {
  const { host, port, rooms, report, patienceMs = usualPatience } = parts;
  const ending = new AbortController();
  const app: HttpApp = new Hono();
  let isStopping = false;
  app.use(async (c, next) => {
    if (isStopping) return refuse(stopping);
    await next();
    // A connection that is kept would keep the server.
    if (isStopping && !c.env.outgoing.headersSent) c.env.outgoing.setHeader('Connection', 'close');
    return undefined;
  });
  for (const room of rooms) room(app, { ending: ending.signal });
  app.notFound((c) =>
    refuse({ status: 404, code: 'not-found', detail: `There is nothing at ${c.req.path}.` }),
  );
  app.onError((error) => {
    report(error);
    return refuse({ status: 500, code: 'broken', detail: 'Telex broke over this. Its log says why.' });
  });

  const listener = getRequestListener(app.fetch as Parameters<typeof getRequestListener>[0], {
    // The bot's other rooms keep the Request and Response of Node.
    overrideGlobalObjects: false,
    errorHandler: () => refuse({ status: 400, code: 'bad-request', detail: 'This is no request of HTTP.' }),
  });
  const server = createServer({ headersTimeout: headersMs, requestTimeout: requestMs }, listener);
  // The body is asked for when it is wanted (`readBody`): who is refused need not send it.
  server.on('checkContinue', listener);
  server.on('clientError', answerBroken);
  server.maxConnections = mostConnections;
  await listen(server, host, port);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
    async stop() {
      isStopping = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const end = setTimeout(() => {
        ending.abort();
        cut = setTimeout(() => server.closeAllConnections(), goodbyeMs);
      }, patienceMs);
      let cut: NodeJS.Timeout | undefined;
      await closed;
      clearTimeout(end);
      clearTimeout(cut);
    },
  };
}

/** What is answered to whom comes too late. */
export const stopping = {
  status: 503,
  code: 'stopping',
  detail: 'Telex is stopping. Nothing of this was kept for sure: send it again in a minute.',
  headers: { 'Retry-After': '60', Connection: 'close' },
} as const;

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** What is no HTTP gets an answer too, where there is still somebody to have it. */
function answerBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, name, detail] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ([431, 'Request Header Fields Too Large', 'The headers are larger than 16 kB.'] as const)
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ([408, 'Request Timeout', 'The request took too long to arrive.'] as const)
        : ([400, 'Bad Request', 'This is no request of HTTP.'] as const);
  const body = writeProblem({ status, code: 'bad-request', detail });
  socket.end(
    `HTTP/1.1 ${status} ${name}\r\nConnection: close\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
