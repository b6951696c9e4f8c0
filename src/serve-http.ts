import type { Config } from './config.ts';
import { readProxies } from './http/client-address.ts';
import { type HttpRoom, type HttpServer, startHttpServer } from './http/http-server.ts';
import { usualLimits } from './http/limits.ts';
import type { Receipt, WireDoor } from './http/wire-door.ts';
import { openWireRoute } from './http/wire-route.ts';
import type { Logger } from './log.ts';

/** What is served, and for whom. */
export interface ServeParts {
  readonly door: WireDoor;
  /** The room of those who watch over the bot. */
  readonly health: HttpRoom;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly log: Logger;
}

/** Serves what Telex has for programs. Rejects in words when it cannot listen where the settings say. */
export async function serveHttp(
  { host, port, proxies }: NonNullable<Config['http']>,
  { door, health, now, log }: ServeParts,
): Promise<HttpServer> {
  const wire = openWireRoute({
    door,
    now,
    limits: usualLimits,
    proxies: readProxies(proxies),
    tellFailure: (address, isBlocked) =>
      isBlocked
        ? log.warn({ address }, 'too many tries with a wrong token: this address waits for a minute')
        : log.warn({ address }, 'somebody wanted to send copy, with a wrong token or with none'),
    tellUnbelieved: (proxy) =>
      log.warn(
        { proxy },
        'a request names another address as its sender’s (X-Forwarded-For), and is not believed: if a proxy is in front at this one, set HTTP_PROXIES to it, or one who guesses tokens makes all others wait',
      ),
    tellReceipt: (source, receipt) => tellReceipt(source, receipt, log),
    report: (source, error) =>
      log.error({ source, err: error }, 'copy that was sent could not be kept; its sender was told'),
  });
  try {
    return await startHttpServer({
      host,
      port,
      rooms: [wire, health],
      report: (error) => log.error({ err: error }, 'a request broke'),
    });
  } catch (error) {
    throw new Error(explainListening(host, port, error as NodeJS.ErrnoException), { cause: error });
  }
}

function tellReceipt(source: string, { stories, problem, asides }: Receipt, log: Logger): void {
  const filings: Record<string, number> = {};
  for (const { filing } of stories) filings[filing] = (filings[filing] ?? 0) + 1;
  log.info({ source, ...filings }, 'copy was sent in');
  if (problem !== null) {
    log.warn({ source, code: problem.code, at: problem.at }, `copy kept aside: ${problem.message}`);
  }
  for (const { code, message } of asides) log.info({ source, code }, message);
}

function explainListening(host: string, port: number, { code, message }: NodeJS.ErrnoException): string {
  const why =
    {
      EADDRINUSE: `port ${port} of ${host} is taken by another program. Choose another HTTP_PORT`,
      EACCES: `port ${port} is not for this user to open. Choose an HTTP_PORT from 1024 on`,
      EADDRNOTAVAIL: `${host} is no address of this machine. HTTP_HOST is 127.0.0.1 for this machine alone, 0.0.0.0 for all`,
      ENOTFOUND: `${host} is no address and no name that is known. Set HTTP_HOST to an address of this machine`,
    }[code ?? ''] ?? message;
  return `Telex cannot serve HTTP: ${why}.`;
}
