import { inject } from 'vitest';

/**
 * Makes an empty database on the PostgreSQL server that all test files share and gives its address; the first call of a
 * run starts the server. Who stops and starts a server needs one of their own: `startPostgresServer`.
 */
export async function makeDatabase(): Promise<string> {
  const response = await fetch(inject('postgresDesk'), { method: 'POST' });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
