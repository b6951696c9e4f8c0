import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserServer } from 'playwright-core';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a POST tells the address of a browser. */
    browserDesk: string;
  }
}

/**
 * Before all test files: a desk that leads them to one browser, which is started for the first that asks. Gives what
 * ends both.
 */
export default async function openDesk(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<BrowserServer> | null = null;
  const start = async () => (await import('./start-browser.ts')).startBrowser();
  const desk = createServer(async (_, response) => {
    try {
      server ??= start();
      response.end((await server).wsEndpoint());
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  }).listen(0, '127.0.0.1');
  await once(desk, 'listening');
  project.provide('browserDesk', `http://127.0.0.1:${(desk.address() as AddressInfo).port}`);
  return async () => {
    desk.close();
    desk.closeAllConnections();
    await (await server)?.close();
  };
}
