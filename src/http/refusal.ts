import { STATUS_CODES } from 'node:http';

/** Why a request is not done, as a value. */
export interface Refusal {
  /** The status of HTTP, 400 to 599. */
  readonly status: number;
  /** Stable, in kebab-case. */
  readonly code: string;
  /** What was wrong and what to do. */
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The headers of every answer: none is for a cache, and none is anything but what it says. */
export const plainHeaders = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' } as const;

/** A refusal as `application/problem+json` (RFC 9457); `more` are members beside the usual ones. */
export function refuse(refusal: Refusal, more: Readonly<Record<string, unknown>> = {}): Response {
  return new Response(writeProblem(refusal, more), {
    status: refusal.status,
    headers: { ...plainHeaders, ...refusal.headers, 'Content-Type': 'application/problem+json' },
  });
}

/** The body of `refuse`. Without a `type` the title is the status's own name, as RFC 9457 (4.2.1) has it. */
export function writeProblem(
  { status, code, detail }: Refusal,
  more: Readonly<Record<string, unknown>> = {},
): string {
  return `${JSON.stringify({ title: STATUS_CODES[status], status, detail, code, ...more })}\n`;
}
