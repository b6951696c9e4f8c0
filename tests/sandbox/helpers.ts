import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** A raw answer of the REST API. */
export interface Raw {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever JSON came back
  readonly body: any;
  readonly headers: Headers;
}

/** Calls the REST API as the bot would, without discord.js in between. A body that is text or a form goes as it is. */
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
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { body: typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body) }),
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

/** The body of a message with files of these names, `payload_json` and all. */
export function formOf(json: object, ...names: readonly string[]): FormData {
  const form = new FormData();
  form.set('payload_json', JSON.stringify(json));
  names.forEach((name, index) => {
    form.set(`files[${index}]`, new File(['x'], name, { type: 'text/plain' }));
  });
  return form;
}
