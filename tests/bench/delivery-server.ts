import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** ms, at least and at most. */
export type Latency = readonly [number, number];

/** What the server is told by its parent. */
export type Order =
  /** Begins a measurement. `limited`: as Discord, 50 requests in any second; `latency`: ms until an answer, at least and at most. */
  | { readonly kind: 'begin'; readonly limited: boolean; readonly latency: Latency }
  /** Sends interactions from now on, one each `everyMs`; 0 ends it. */
  | { readonly kind: 'interactions'; readonly everyMs: number }
  | { readonly kind: 'report' };

/** What it has seen since `begin`; times in ms. */
export interface Report {
  readonly requests: number;
  readonly tooMany: number;
  /** The most requests in any span of a second. */
  readonly mostInSecond: number;
  /** From the first request to the last. */
  readonly lasted: number;
  /** Times between two requests, sorted. */
  readonly gaps: readonly number[];
  /** From an interaction's sending to its answer's arrival, sorted. */
  readonly answers: readonly number[];
  readonly unanswered: number;
}

/** What it says to its parent. */
export type Word =
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'interaction'; readonly id: string }
  | { readonly kind: 'report'; readonly report: Report };

const allowed = 50;
const second = 1_000;

/**
 * A server for the bench in a process of its own, that answers requests for messages as Discord does and no more: what it
 * costs must not be what is measured. It enforces 50 requests in any second, which is stricter than Discord is known to be.
 */
function serve(): void {
  let limited = true;
  let latency: Latency = [0, 0];
  let times: number[] = [];
  let tooMany = 0;
  let made = 0;
  let pulse: NodeJS.Timeout | undefined;
  const asked = new Map<string, number>();
  let answers: number[] = [];

  /** Those that were let through, newest last. */
  let passed: number[] = [];
  function isTooMany(now: number): boolean {
    if (!limited) return false;
    passed = passed.filter((at) => at > now - second);
    if (passed.length >= allowed) return true;
    passed.push(now);
    return false;
  }

  function answerMessage(channelId: string, response: ServerResponse): void {
    const now = performance.now();
    times.push(now);
    if (isTooMany(now)) {
      tooMany += 1;
      const after = Math.max(0.001, ((passed[0] ?? now) + second - now) / second);
      response.writeHead(429, {
        'content-type': 'application/json',
        'retry-after': String(Math.ceil(after)),
        'x-ratelimit-global': 'true',
        'x-ratelimit-scope': 'global',
      });
      response.end(
        JSON.stringify({ message: 'You are being rate limited.', retry_after: after, global: true }),
      );
      return;
    }
    made += 1;
    const body = JSON.stringify({ id: String(10n ** 18n + BigInt(made)), channel_id: channelId, type: 0 });
    const send = () => {
      response.writeHead(200, {
        'content-type': 'application/json',
        'x-ratelimit-limit': '5',
        'x-ratelimit-remaining': '4',
        'x-ratelimit-reset-after': '5.000',
        'x-ratelimit-bucket': 'messages',
      });
      response.end(body);
    };
    const [least, most] = latency;
    if (most === 0) send();
    else setTimeout(send, least + Math.random() * (most - least));
  }

  function answerCallback(id: string, response: ServerResponse): void {
    const since = asked.get(id);
    asked.delete(id);
    if (since !== undefined) answers.push(performance.now() - since);
    response.writeHead(204).end();
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const [, channelId] = /\/channels\/(\d+)\//.exec(request.url ?? '') ?? [];
    const [, interaction] = /\/interactions\/(\d+)\//.exec(request.url ?? '') ?? [];
    // A request counts when it is there as a whole.
    request.resume().once('end', () => {
      if (channelId !== undefined) answerMessage(channelId, response);
      else if (interaction !== undefined) answerCallback(interaction, response);
      else response.writeHead(404, { 'content-type': 'application/json' }).end('{"code":0,"message":"404"}');
    });
  }

  function report(): Report {
    const gaps = times.slice(1).map((at, i) => at - (times[i] ?? at));
    let mostInSecond = 0;
    for (let from = 0, to = 0; to < times.length; to += 1) {
      while ((times[to] ?? 0) - (times[from] ?? 0) >= second) from += 1;
      mostInSecond = Math.max(mostInSecond, to - from + 1);
    }
    return {
      requests: times.length,
      tooMany,
      mostInSecond,
      lasted: (times.at(-1) ?? 0) - (times[0] ?? 0),
      gaps: gaps.toSorted((a, b) => a - b),
      answers: answers.toSorted((a, b) => a - b),
      unanswered: asked.size,
    };
  }

  const say = (word: Word) => process.send?.(word);
  process.on('message', (order: Order) => {
    switch (order.kind) {
      case 'begin':
        ({ limited, latency } = order);
        times = [];
        passed = [];
        answers = [];
        tooMany = 0;
        break;
      case 'interactions':
        clearInterval(pulse);
        if (order.everyMs === 0) break;
        pulse = setInterval(() => {
          made += 1;
          const id = String(2n * 10n ** 18n + BigInt(made));
          asked.set(id, performance.now());
          say({ kind: 'interaction', id });
        }, order.everyMs);
        break;
      case 'report':
        say({ kind: 'report', report: report() });
    }
  });
  process.on('disconnect', () => process.exit(0));
  const server = createServer(answer);
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => say({ kind: 'port', port: (server.address() as AddressInfo).port }));
}

if (process.send !== undefined) serve();
