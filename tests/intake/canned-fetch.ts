import type { SourceAnswer, SourceFetch } from '../../src/intake/source-fetch.ts';
import type { Problem } from '../../src/wire/problem.ts';

/** What an address answers. */
export interface Canned {
  readonly body?: string | Uint8Array;
  readonly contentType?: string | null;
  readonly charset?: string;
  readonly problem?: Problem;
  readonly unchanged?: boolean;
  readonly retryAt?: number;
  readonly freshUntil?: number;
}

/** A fetch that answers from a table, which the test changes as it goes on. */
export interface CannedFetch extends SourceFetch {
  readonly answers: Map<string, Canned>;
  /** What was asked for, in its order. */
  readonly asked: string[];
  /** What was remembered as had. */
  readonly kept: string[];
  /** The most that were asked for at one time. */
  mostAtOnce: number;
}

/** Addresses that are not in the table are not found. */
export function cannedFetch(answers: Readonly<Record<string, Canned>> = {}): CannedFetch {
  let open = 0;
  const canned: CannedFetch = {
    answers: new Map(Object.entries(answers)),
    asked: [],
    kept: [],
    mostAtOnce: 0,
    async fetch(url, _options, signal) {
      signal.throwIfAborted();
      canned.asked.push(url);
      open += 1;
      canned.mostAtOnce = Math.max(canned.mostAtOnce, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return toAnswer(url, canned.answers.get(url));
    },
    async keep(url) {
      canned.kept.push(url);
    },
  };
  return canned;
}

function toAnswer(url: string, given: Canned | undefined): SourceAnswer {
  const notFound = { code: 'not-found', message: 'There is nothing at this address.' };
  const pace = { retryAt: given?.retryAt ?? null, freshUntil: given?.freshUntil ?? null };
  if (given === undefined || given.problem !== undefined) {
    return { kind: 'problem', problem: given?.problem ?? notFound, retryAt: pace.retryAt, lasts: 'passing' };
  }
  if (given.unchanged === true) return { kind: 'unchanged', pace };
  const { body = '', contentType = 'text/html', charset = 'UTF-8' } = given;
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { kind: 'fetched', body: { bytes, contentType, charset }, url, validators: { url }, pace };
}

/** A small store in memory. */
export function memoryStore() {
  const kept = new Map<string, string>();
  return {
    kept,
    get: async (key: string): Promise<unknown> => {
      const text = kept.get(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    set: async (key: string, value: unknown) => {
      kept.set(key, JSON.stringify(value));
    },
  };
}
