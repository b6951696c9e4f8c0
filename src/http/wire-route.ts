import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { Problem } from '../wire/problem.ts';
import { createGatekeeper, type TellFailure } from './admit-sender.ts';
import { readCaptureHeader } from './capture-header.ts';
import { findClientAddress, groupAddress, isProxy, type TrustedProxies } from './client-address.ts';
import { nameCopy, readHeaderText } from './copy-name.ts';
import { type HttpRoom, type Serving, stopping } from './http-server.ts';
import type { WireLimits } from './limits.ts';
import { readBody } from './read-body.ts';
import { type Part, readParts } from './read-parts.ts';
import { plainHeaders, type Refusal, refuse } from './refusal.ts';
import type { Receipt, WireDoor, WireSender } from './wire-door.ts';

/** What taking copy in over HTTP needs. */
export interface WireRouteParts {
  readonly door: WireDoor;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly limits: WireLimits;
  readonly proxies: TrustedProxies;
  readonly tellFailure: TellFailure;
  /** A proxy seems to be in front that is not believed, so that all who come through it count as one: told once. */
  readonly tellUnbelieved: (proxy: string) => void;
  /** What came of copy; `source` as people see it. */
  readonly tellReceipt: (source: string, receipt: Receipt) => void;
  /** Why copy could not be kept. */
  readonly report: (source: string, error: unknown) => void;
}

type Call = Context<{ Bindings: HttpBindings }>;

/** One piece of copy and what became of it. */
interface Received {
  readonly source: string;
  readonly receipt: Receipt;
}

/** The room of `POST /wire`: copy that somebody pushes. It answers when the copy is kept for good, with what became of it. */
export function openWireRoute(parts: WireRouteParts): HttpRoom {
  const { door, now, limits, proxies, tellFailure } = parts;
  const keeper = createGatekeeper(door, limits, tellFailure);
  const held = { count: 0 };
  let hasToldUnbelieved = false;

  function findAddress(peer: string | undefined, forwarded: string | undefined): string {
    if (forwarded !== undefined && !hasToldUnbelieved && !isProxy(peer, proxies)) {
      hasToldUnbelieved = true;
      parts.tellUnbelieved(peer ?? 'unknown');
    }
    return groupAddress(findClientAddress(peer, forwarded, proxies));
  }

  async function receive(c: Call, serving: Serving): Promise<Response> {
    const { incoming, outgoing } = c.env;
    const address = findAddress(incoming.socket.remoteAddress, c.req.header('x-forwarded-for'));
    const admission = await keeper.admit(address, findToken(c));
    if (!admission.ok) return refuse(admission.refusal);
    const capture = readCaptureHeader(c.req.header('x-captured-at'), now(), limits.aheadMs);
    if (!capture.ok) return refuse(capture.refusal);
    const { ending } = serving;
    const body = await readBody(incoming, outgoing, { limits, held, ending, whenEnding: stopping });
    // The sender has gone: nobody is there to be answered.
    if (!body.ok) return body.refusal === null ? RESPONSE_ALREADY_SENT : refuse(body.refusal);
    const all = takeBody(c, admission.sender, body.bytes as Buffer<ArrayBuffer>, capture.at).finally(() => {
      held.count -= body.bytes.length;
    });
    return unlessEnding(all, ending);
  }

  async function takeBody(
    c: Call,
    sender: WireSender,
    body: Buffer<ArrayBuffer>,
    capturedAt: number,
  ): Promise<Response> {
    const given = c.req.header('x-telex-name');
    const name = c.req.query('name') ?? (given === undefined ? null : readHeaderText(given));
    const read = await readParts(body, c.req.header('content-type'), name, limits.parts);
    if (!read.ok) return refuse(read.refusal);
    const received: Received[] = [];
    for (const part of read.parts) {
      const taken = await takePart(part, sender, capturedAt);
      if (taken === null) return refuse(notKept);
      received.push(taken);
    }
    return answer(received, read.asides);
  }

  async function takePart(
    { name, bytes, charset }: Part,
    sender: WireSender,
    capturedAt: number,
  ): Promise<Received | null> {
    const source = nameCopy(sender.name, name, bytes);
    try {
      const receipt = await sender.take(
        { source, bytes, capturedAt, ...(charset === null ? {} : { charset }) },
        now(),
      );
      parts.tellReceipt(source, receipt);
      return { source, receipt };
    } catch (error) {
      parts.report(source, error);
      return null;
    }
  }

  return (app, serving) => {
    app.post('/wire', (c) => receive(c, serving));
    app.all('/wire', () => refuse(onlyPost));
  };
}

/** `X-Telex-Token` where it is given: a proxy in front may want the other for itself. */
function findToken(c: Call): string | null {
  const own = c.req.header('x-telex-token')?.trim();
  if (own) return own;
  return /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null;
}

/** What became of all pieces together. 422 when there was nothing in any of them that could be read. */
function answer(received: readonly Received[], passedOver: readonly Problem[]): Response {
  const stories = received.flatMap(({ receipt }) => receipt.stories);
  const problem = received.find(({ receipt }) => receipt.problem !== null)?.receipt.problem ?? null;
  const asides = [...passedOver, ...received.flatMap(({ receipt }) => receipt.asides)].map(tellProblem);
  const copy = received.map(({ source, receipt }) => ({
    source,
    stories: receipt.stories.length,
    problem: receipt.problem === null ? null : tellProblem(receipt.problem),
  }));
  if (stories.length === 0 && problem !== null) {
    const { code, message } = problem;
    const detail = `${message} It is kept aside: \`telex spike\` lists it, and \`telex spike retry\` reads it again. Sending it again changes nothing.`;
    return refuse({ status: 422, code, detail }, { at: problem.at ?? null, stories, asides, copy });
  }
  const body = { stories, problem: problem === null ? null : tellProblem(problem), asides, copy };
  return new Response(`${JSON.stringify(body)}\n`, {
    headers: { ...plainHeaders, 'Content-Type': 'application/json' },
  });
}

function tellProblem({ code, message, at }: Problem) {
  return { code, message, at: at ?? null };
}

/** The answer to what is under way, or that it comes too late for one. */
function unlessEnding(work: Promise<Response>, ending: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const atEnd = () => resolve(refuse(stopping));
    if (ending.aborted) atEnd();
    ending.addEventListener('abort', atEnd, { once: true });
    work.then(resolve, reject).finally(() => ending.removeEventListener('abort', atEnd));
  });
}

const notKept: Refusal = {
  status: 503,
  code: 'not-kept',
  detail:
    'Telex cannot keep copy just now; its log says why. Send all of this again: what was kept already is known then.',
  headers: { 'Retry-After': '30' },
};
const onlyPost: Refusal = {
  status: 405,
  code: 'only-post',
  detail: 'Copy is sent to /wire with POST: curl -H "Authorization: Bearer TOKEN" --data-binary @FILE URL',
  headers: { Allow: 'POST' },
};
