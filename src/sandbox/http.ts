import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { isRecord } from './check-body.ts';
import type { SandboxContext } from './context.ts';
import { DiscordRefusal, refuse } from './errors.ts';
import type { FaultBoard, FaultEffect } from './faults.ts';
import { limitBody, type RateLimiter, scopeHeaders } from './rate-limits.ts';
import { readBody, type Upload } from './read-body.ts';
import type { RequestLog } from './request-log.ts';
import { archiveIdleThreads } from './thread-changes.ts';

/** A request as a route sees it. */
export interface Call {
  readonly context: SandboxContext;
  /** The ids and names in the path, by the documentation's names: `channel_id`. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  /** The JSON body; undefined when there was none. */
  readonly body: unknown;
  readonly uploads: readonly Upload[];
}

/** What a route answers. Without a body: 204. */
export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

/** One route of Discord's API. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As Discord's documentation writes it: `/channels/{channel_id}/messages`. */
  readonly path: string;
  /** False for what is open to anybody who knows a token in the path: interactions and webhooks. */
  readonly needsToken: boolean;
  readonly answer: (call: Call) => Answer;
}

/** What serving needs besides the context. */
export interface ServingParts {
  readonly context: SandboxContext;
  readonly rates: RateLimiter;
  readonly faults: FaultBoard;
  readonly log: RequestLog;
  /** True during an outage: everything is 503. */
  readonly isOut: () => boolean;
}

type Env = { Bindings: HttpBindings };

/** Makes a route that only the bot may call. */
export function route(method: Route['method'], path: string, answer: Route['answer']): Route {
  return { method, path, needsToken: true, answer };
}

/** Makes a route that needs no token in the headers. */
export function openRoute(method: Route['method'], path: string, answer: Route['answer']): Route {
  return { method, path, needsToken: false, answer };
}

/**
 * The REST API at `/api/v10` and `/api`. Every request goes the same way: body read, faults, token, rate limit, route,
 * refusals to JSON, into the log.
 */
export function makeApi(routes: readonly Route[], parts: ServingParts): Hono<Env> {
  // Clients write `@original` and `@me` either way.
  const app = new Hono<Env>({ getPath: (request) => new URL(request.url).pathname.replaceAll('%40', '@') });
  for (const prefix of ['/api/v10', '/api']) {
    for (const one of routes) {
      app.on(one.method, prefix + patternOf(one), (c) => serve(c, one, parts, prefix));
    }
    for (const path of new Set(routes.map((one) => prefix + patternOf(one)))) {
      app.all(path, (c) => serve(c, 'wrong-method', parts, prefix));
    }
  }
  app.all('/api/*', (c) => serve(c, 'unknown', parts, '/api'));
  return app;
}

/** A route's path in hono's writing: `/channels/:channel_id`. */
function patternOf(one: Route): string {
  return one.path.replaceAll(/\{(\w+)\}/g, ':$1');
}

async function serve(
  c: Context<Env>,
  found: Route | 'wrong-method' | 'unknown',
  parts: ServingParts,
  prefix: string,
): Promise<Response> {
  const url = new URL(c.req.url);
  const path = url.pathname
    .replaceAll('%40', '@')
    .slice(prefix.length)
    .replace(/^\/v\d+(?=\/)/, '');
  const method = c.req.method;
  const name = typeof found === 'string' ? 'unknown' : `${method} ${found.path}`;
  const { body, uploads, problem } = await readBody(c.req.raw);

  const faults = parts.faults.strike(method, path);
  for (const fault of faults)
    if (fault.kind === 'slow') await new Promise<void>((done) => parts.context.clock.after(fault.ms, done));
  const entry = (status: number, answer: unknown) =>
    parts.log.add({
      method,
      path: path + url.search,
      route: name,
      body,
      status,
      answer,
      at: parts.context.clock.now(),
    });
  const cut = (): Response => {
    entry(0, undefined);
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  };
  const reply = (
    status: number,
    answer: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Response => {
    if (status === 401 || status === 403 || status === 429) {
      if (headers['X-RateLimit-Scope'] !== 'shared') parts.log.countInvalid(parts.context.clock.now());
    }
    entry(status, answer);
    const all = { ...headers, Via: '1.1 sandbox' };
    if (answer === undefined) return new Response(null, { status, headers: all });
    return new Response(JSON.stringify(answer), {
      status,
      headers: { ...all, 'Content-Type': 'application/json' },
    });
  };

  const held = has(faults, 'hold');
  if (held?.when === 'before') await held.wait();
  if (has(faults, 'drop')?.when === 'before') return cut();
  const limited = has(faults, 'limit');
  if (limited !== undefined) {
    const verdict = parts.rates.refuse(name, limited.retryAfter, limited.scope);
    return reply(429, limitBody(verdict), verdict.headers);
  }
  const status = has(faults, 'status');
  if (status !== undefined && !status.afterEffect) return reply(status.status, status.body);
  if (parts.isOut())
    return reply(503, { message: 'upstream connect error or disconnect/reset before headers', code: 0 });

  const result = run(c, found, parts, { body, uploads, problem, url, name, path });
  if (held?.when === 'after') await held.wait();
  if (has(faults, 'drop')?.when === 'after') return cut();
  if (status?.afterEffect) return reply(status.status, status.body);
  return reply(result.status, result.body, result.headers);
}

interface Incoming {
  readonly body: unknown;
  readonly uploads: readonly Upload[];
  readonly problem: DiscordRefusal | null;
  readonly url: URL;
  readonly name: string;
  readonly path: string;
}

/** Does what the request asks, without anything in between: nothing else can happen while it runs. */
function run(
  c: Context<Env>,
  found: Route | 'wrong-method' | 'unknown',
  parts: ServingParts,
  incoming: Incoming,
): { status: number; body: unknown; headers: Readonly<Record<string, string>> } {
  const { context } = parts;
  let headers: Readonly<Record<string, string>> = {};
  try {
    // Discord's own clients aside, everybody must say who they are (docs, "User Agent").
    if (!/^DiscordBot \(.+, .+\)/.test(c.req.header('user-agent') ?? '')) throw refuse.badUserAgent();
    const version = /^\/api\/v(\d+)\//.exec(incoming.url.pathname)?.[1];
    if (version !== undefined && version !== '10') throw refuse.badVersion();
    const param = (key: string) => c.req.param(key) ?? '';
    if (found === 'wrong-method') {
      // A word in the place of an id is another route of Discord's, such as `…/messages/bulk-delete`.
      throw oddIds(Object.keys(c.req.param()), param).length > 0
        ? refuse.unknownRoute()
        : refuse.wrongMethod();
    }
    if (found === 'unknown') throw refuse.unknownRoute();
    if (found.needsToken && c.req.header('authorization') !== `Bot ${context.token}`)
      throw refuse.unauthorized();
    const verdict = parts.rates.take(incoming.name, majorOf(c));
    headers = verdict.headers;
    if (!verdict.allowed) return { status: 429, body: limitBody(verdict), headers };
    refuseOddIds(found, param);
    if (incoming.problem !== null) throw incoming.problem;
    archiveIdleThreads(context);
    const { body, uploads, url } = incoming;
    const answer = found.answer({ context, param, query: url.searchParams, body, uploads });
    return { status: answer.status ?? (answer.body === undefined ? 204 : 200), body: answer.body, headers };
  } catch (error) {
    if (!(error instanceof DiscordRefusal)) throw error;
    if (error.retryAfter !== null) headers = { ...headers, ...scopeHeaders(error.retryAfter, 'user') };
    return { status: error.status, body: error.toJSON(), headers };
  }
}

/**
 * Discord looks at the form of every id in the path before it looks for what it names; in its words.
 * @throws DiscordRefusal 50035.
 */
function refuseOddIds({ path }: Route, param: (name: string) => string): void {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const problems = oddIds(names, param).map((name) => ({
    path: [name],
    code: 'NUMBER_TYPE_COERCE',
    message: `Value "${param(name)}" is not snowflake.`,
  }));
  if (problems.length > 0) throw refuse.invalidForm(problems);
}

/** Of these parts of a path, the names of those that should be ids and are none. */
function oddIds(names: readonly string[], param: (name: string) => string): string[] {
  return names.filter((name) => {
    const isOriginal = name === 'message_id' && param(name) === '@original';
    return name.endsWith('_id') && !isOriginal && !/^\d{1,20}$/.test(param(name));
  });
}

/** The id whose bucket is its own (docs, "Rate Limits": channel, guild and webhook with its token). */
function majorOf(c: Context<Env>): string {
  const webhook = c.req.param('webhook_id');
  if (webhook !== undefined) return `${webhook}/${c.req.param('webhook_token') ?? ''}`;
  return c.req.param('channel_id') ?? c.req.param('guild_id') ?? c.req.param('interaction_id') ?? '';
}

function has<K extends FaultEffect['kind']>(
  faults: readonly FaultEffect[],
  kind: K,
): Extract<FaultEffect, { kind: K }> | undefined {
  return faults.find((fault): fault is Extract<FaultEffect, { kind: K }> => fault.kind === kind);
}

/** The body as a JSON object, for routes that take one; an empty object when there was none. */
export function bodyOf(call: Call): Record<string, unknown> {
  if (call.body === undefined) return {};
  if (isRecord(call.body)) return call.body;
  throw refuse.invalidForm([
    { path: [], code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used in a ModelType' },
  ]);
}
