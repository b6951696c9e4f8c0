import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '../../src/discord/client.ts';
import { keepTrying, type LogInParts, logIn } from '../../src/discord/log-in.ts';
import { LogInError } from '../../src/discord/log-in-error.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';

/** A log that keeps its warnings, and calls `onWarning` at each. */
function watchWarnings(onWarning: () => void = () => {}) {
  const warnings: string[] = [];
  const warn = (_: object, message: string) => {
    warnings.push(message);
    onWarning();
  };
  return { warnings, log: { warn, info() {}, error() {}, debug() {} } };
}

describe('signing in', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.close());

  const parts = (change: Partial<LogInParts> = {}): LogInParts => ({
    apiUrl: sandbox.url,
    token: sandbox.token,
    log: watchWarnings().log,
    open: () => createClient(change.apiUrl ?? sandbox.url),
    ...change,
  });

  test('gives the application’s id when Discord says that the bot is ready', async () => {
    const { log, warnings } = watchWarnings();
    const { applicationId, logOut } = await logIn(parts({ log }));
    expect(applicationId).toBe(sandbox.applicationId);
    expect(warnings).toEqual([]);
    await logOut();
    expect(warnings).toEqual([]);
  });

  test('says what to do when the token is refused, and does not try again', async () => {
    const refused = logIn(parts({ token: 'a.b.c' }));
    await expect(refused).rejects.toThrow(LogInError);
    await expect(refused).rejects.toThrow(/DISCORD_TOKEN.*Reset Token/);
  });

  test('tries again while Discord cannot be reached, names setting and address, and finds it when it is back', async () => {
    await sandbox.down();
    let isBack = Promise.resolve();
    const { log, warnings } = watchWarnings(() => {
      isBack = sandbox.up();
    });
    const { applicationId, logOut } = await logIn(parts({ log }));
    expect(applicationId).toBe(sandbox.applicationId);
    await isBack;
    expect(warnings[0]).toMatch(
      `Discord cannot be reached at ${sandbox.url} (DISCORD_API_URL): connect ECONNREFUSED`,
    );
    expect(warnings[0]).toMatch(/the next try is in 2 s$/);
    // After a first try that failed, signing out still ends the connection.
    const goodbye = sandbox.waitFor(
      'the goodbye',
      (event) => event.kind === 'gateway' && event.what === 'closed',
    );
    await logOut();
    await goodbye;
    expect(sandbox.connected).toBe(false);
  });

  test('waits for the gateway when only that is out, and makes one connection', async () => {
    // The API answers, and the gateway’s address leads where every connection is refused with 503.
    let isOut = true;
    const front = createServer();
    front.on('upgrade', (_, socket) =>
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n'),
    );
    const port = await listen(front);
    sandbox.fail('GET /gateway/bot', {
      status: 200,
      times: Number.POSITIVE_INFINITY,
      body: {
        url: `ws://127.0.0.1:${port}`,
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
      },
    });
    const refusals = new Promise<void>((resolve) => {
      let count = 0;
      front.on('upgrade', () => {
        if (++count === 2) resolve();
      });
    });
    const { log, warnings } = watchWarnings();
    const aborting = new AbortController();
    const signingIn = logIn(parts({ log, signal: aborting.signal }));
    signingIn.catch(() => {});
    await refusals;
    isOut = false;
    expect(isOut).toBe(false);
    expect(warnings).toEqual(['Discord is gone; the bot reconnects by itself']);
    aborting.abort(new Error('enough'));
    await expect(signingIn).rejects.toThrow('enough');
    front.closeAllConnections();
    front.close();
  });

  test.each([['nothing of that name', (answer: Sandbox) => answer.url.replace('/api', '/elsewhere')]])(
    'says that the address is not Discord’s API: %s',
    async (_, address) => {
      const apiUrl = address(sandbox);
      const refused = logIn(parts({ apiUrl }));
      await expect(refused).rejects.toThrow(LogInError);
      await expect(refused).rejects.toThrow(`DISCORD_API_URL (${apiUrl})`);
    },
  );

  test.each([
    ['a page', 200, 'text/html', '<html>Welcome</html>'],
    ['JSON of another kind', 200, 'application/json', '{"hello":"world"}'],
    ['a redirect', 301, 'text/html', ''],
    ['a page that is not there', 404, 'text/html', '<html>Not found</html>'],
  ])('says that the address is not Discord’s API when %s answers', async (_, status, type, body) => {
    const server = createServer((_, response) =>
      response.writeHead(status, { 'content-type': type }).end(body),
    );
    const apiUrl = `http://127.0.0.1:${await listen(server)}/api`;
    await expect(logIn(parts({ apiUrl }))).rejects.toThrow(/is not Discord’s API/);
    server.closeAllConnections();
    server.close();
  });

  test('ends when it is told to, also while it waits for the next try', async () => {
    await sandbox.down();
    const aborting = new AbortController();
    const { log } = watchWarnings(() => aborting.abort(new Error('interrupted')));
    await expect(logIn(parts({ log, signal: aborting.signal }))).rejects.toThrow(/interrupted|aborted/);
  });
});

describe('trying again', () => {
  test('is for what cannot be reached only: a refusal of the request is thrown on', async () => {
    const sandbox = await startSandbox();
    const client = createClient(sandbox.url);
    client.rest.setToken(sandbox.token);
    const { log, warnings } = watchWarnings();
    const work = () => client.rest.get('/channels/1');
    await expect(keepTrying(work, { apiUrl: sandbox.url, log })).rejects.toThrow(/Unknown Channel/);
    expect(warnings).toEqual([]);
    await client.destroy();
    await sandbox.close();
  });
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
