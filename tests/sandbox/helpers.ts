import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** A raw answer of the REST API. */
export interface Raw {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever JSON came back
  readonly body: any;
  readonly headers: Headers;
}

/** Calls the REST API as the bot would, without discord.js in between. */
export async function callApi(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Raw> {
  const response = await fetch(`${sandbox.url}/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${sandbox.token}`,
      'user-agent': 'DiscordBot (https://example.org, 1.0)',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? undefined : JSON.parse(text),
    headers: response.headers,
  };
}

/** The nested `errors` object as lines: `embeds.0.title: BASE_TYPE_MAX_LENGTH`. */
export function flattenErrors(errors: unknown, path: readonly string[] = []): string[] {
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.entries(errors).flatMap(([key, value]) =>
    key === '_errors'
      ? (value as { code: string }[]).map((error) => `${path.join('.')}: ${error.code}`)
      : flattenErrors(value, [...path, key]),
  );
}
