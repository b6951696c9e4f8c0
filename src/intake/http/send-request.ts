import type { Readable } from 'node:stream';
import type { FetchLimits } from './limits.ts';
import { guardLookUp, type LookUp } from './look-up.ts';
import type { PrivateAllowance } from './private-allowance.ts';

/** The headers of an answer by their names in lower case. */
export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** An answer whose body has not been read. */
export interface Answer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: Readable;
  /** Ends the connection, whatever was read. To be called for every answer. */
  close(): Promise<void>;
}

/** What a connection may reach and how long it may take. */
export interface Reach {
  readonly lookUp: LookUp;
  readonly allowance: PrivateAllowance;
  readonly limits: FetchLimits;
  /** Ends the request, with its reason as the error. */
  readonly signal: AbortSignal;
}

/**
 * Asks for one address, which `guardUrl` has let through, and follows nothing. Each request has a connection of its own:
 * polls are minutes apart, and a pool would be something that sources share. Rejects with what Node and undici say.
 */
export async function sendRequest(
  url: URL,
  headers: Readonly<Record<string, string>>,
  { lookUp, allowance, limits, signal }: Reach,
): Promise<Answer> {
  // Loaded for the first request: most newsrooms fetch nothing.
  const { Client } = await import('undici');
  const client = new Client(url.origin, {
    allowH2: false,
    pipelining: 1,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.idleMs,
    maxHeaderSize: limits.headerBytes,
    connect: {
      lookup: guardLookUp(lookUp, allowance),
      timeout: limits.connectMs,
      maxCachedSessions: 0,
      // Said, so that NODE_TLS_REJECT_UNAUTHORIZED does not undo it.
      rejectUnauthorized: true,
    },
  });
  try {
    const {
      statusCode,
      headers: answered,
      body,
    } = await client.request({
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      headers,
      signal,
      // Says `connection: close`: there is no next request.
      reset: true,
    });
    // Whoever reads the body hears of it; who does not must not be ended by it.
    body.on('error', () => {});
    return { status: statusCode, headers: answered, body, close: () => client.destroy() };
  } catch (error) {
    await client.destroy();
    throw error;
  }
}

/** The first value of a header, without blanks around it; null when it is not there. */
export function headerOf(headers: AnswerHeaders, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? null;
}
