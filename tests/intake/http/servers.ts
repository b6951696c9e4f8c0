import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import {
  createFetchDeps,
  type FetchDeps,
  type FetchRequest,
  fetchCopy,
} from '../../../src/intake/http/fetch-copy.ts';
import type { FetchOutcome } from '../../../src/intake/http/fetch-outcome.ts';
import { type FetchLimits, usualLimits } from '../../../src/intake/http/limits.ts';
import { type PrivateAllowance, readAllowance } from '../../../src/intake/http/private-allowance.ts';
import { createMemoryValidators } from '../../../src/intake/http/validators.ts';

/** A server on this machine: where it is, and what it was asked. */
export interface LocalServer {
  /** Without a slash at its end. */
  readonly origin: string;
  readonly port: number;
  readonly asked: IncomingMessage[];
}

/** A web server for as long as the test. */
export async function serve(answer: RequestListener): Promise<LocalServer> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  onTestFinished(() => server.closeAllConnections());
  return { ...(await listen(server)), asked };
}

/** A server that does with each connection what it likes, once something was asked. `connections` counts them. */
export async function serveRaw(
  answer: (socket: Socket, head: string) => void,
): Promise<Omit<LocalServer, 'asked'> & { readonly connections: Socket[] }> {
  const connections: Socket[] = [];
  const server = createTcpServer((socket) => {
    connections.push(socket);
    socket.on('error', () => {});
    socket.once('data', (head) => answer(socket, head.toString()));
  });
  onTestFinished(() => {
    for (const socket of connections) socket.destroy();
  });
  return { ...(await listen(server)), connections };
}

/** Starts a server on a free port of 127.0.0.1; it ends with the test. */
export async function listen(server: Server): Promise<{ readonly origin: string; readonly port: number }> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, port };
}

/** What an operator's `allowPrivate` amounts to. */
export function allow(...entries: string[]): PrivateAllowance {
  const read = readAllowance(entries);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

/** Fetching with the usual limits but for those given; nothing is looked up. */
export function makeDeps(
  given: Partial<FetchDeps> & { readonly limit?: Partial<FetchLimits> } = {},
): FetchDeps {
  const { limit, ...rest } = given;
  return createFetchDeps({
    userAgent: 'Telex/0.0 (+https://telex.example)',
    validators: createMemoryValidators(),
    lookUp: async (host) => {
      throw Object.assign(new Error(`no ${host}`), { code: 'ENOTFOUND' });
    },
    ...rest,
    limits: { ...usualLimits, ...limit },
  });
}

/** Fetches an address as a feed from this machine, which its operator allows. */
export function fetchLocal(
  url: string,
  deps: FetchDeps = makeDeps(),
  given: Partial<FetchRequest> = {},
): Promise<FetchOutcome> {
  return fetchCopy({ source: 'test', url, kind: 'feed', allowPrivate: allow('127.0.0.1'), ...given }, deps);
}

/** The code of what went wrong; what came of it instead, when nothing did. */
export function codeOf(outcome: FetchOutcome): string {
  return outcome.kind === 'problem' ? outcome.problem.code : outcome.kind;
}

/** What was fetched, as text. Throws when nothing was. */
export function textOf(outcome: FetchOutcome): string {
  if (outcome.kind !== 'fetched') throw new Error(JSON.stringify(outcome));
  return Buffer.from(outcome.body.bytes).toString();
}
