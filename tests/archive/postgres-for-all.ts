import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a POST makes a database. */
    postgresDesk: string;
  }
}

/**
 * Before all test files: a desk that makes databases for them on one PostgreSQL server, which is started for the first
 * that asks. Gives what ends both.
 */
export default async function openDesk(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | null = null;
  const desk = createServer(async (_, response) => {
    try {
      server ??= startPostgresServer();
      response.end(await (await server).createDatabase());
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  }).listen(0, '127.0.0.1');
  await once(desk, 'listening');
  project.provide('postgresDesk', `http://127.0.0.1:${(desk.address() as AddressInfo).port}`);
  return async () => {
    desk.close();
    desk.closeAllConnections();
    await (await server)?.close();
  };
}
