import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readProxies } from '../../src/http/client-address.ts';
import { type HttpServer, startHttpServer } from '../../src/http/http-server.ts';
import { usualLimits, type WireLimits } from '../../src/http/limits.ts';
import { openWireRoute } from '../../src/http/wire-route.ts';
import { takeSent } from '../../src/intake/sources/take-sent.ts';
import { createLog } from '../../src/log.ts';
import { type Newsroom, openNewsroom } from '../../src/newsroom.ts';
import { type Intake, openIntake } from '../../src/open-intake.ts';
import { openWireDoor } from '../../src/open-wire-door.ts';

/** Eight o'clock in Amsterdam on an invented Tuesday, ms: what the room's clock says. */
export const eight = Date.parse('2026-03-10T08:00:00+01:00');
export const token = 'een-sleutel-voor-proeven';
/** The source that the room has unless a test says otherwise. */
export const oneSource = `sources:
  - name: anp
    kind: push
    tokenFile: anp.token
    section: Regio
    credit: ANP
`;

/** A page with a lead of words of its own. */
export const bridge = (town: string) =>
  `Nieuws uit ${town}\n${town.toUpperCase()} (ANP) - De gemeente ${town} bouwt een brug over de haven van ${town}. Dat maakte de wethouder dinsdag bekend aan de bewoners.\n`;

/** A server on a real newsroom, on a port of its own. */
export interface WireRoom {
  readonly home: string;
  readonly url: string;
  readonly server: HttpServer;
  readonly newsroom: Newsroom;
  /** Everything that the room's log was told. */
  readonly told: string[];
  readonly clock: { at: number };
  /** Puts a file beside the sources. */
  put(name: string, text: string): void;
  post(
    body: NonNullable<RequestInit['body']>,
    headers?: Record<string, string>,
    query?: string,
  ): Promise<Answered>;
}

/** An answer, read. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what the server says is what is tested
  readonly body: any;
}

type Taking = Pick<Intake, 'take'>;

/** How a test wants its room. */
export interface RoomWish {
  readonly limits?: Partial<WireLimits>;
  readonly sources?: string;
  readonly patienceMs?: number;
  /** Left out: none is believed, as by default. */
  readonly proxies?: readonly string[];
  /** What stands between the door and the intake. */
  readonly through?: (intake: Taking) => Taking;
  /** Read on a thread as in a bot, which takes half a second to start; else in place. */
  readonly isThreaded?: boolean;
}

/** Opens a room that goes with the test. */
export async function openWireRoom(wish: RoomWish = {}): Promise<WireRoom> {
  const home = mkdtempSync(join(tmpdir(), 'telex-http-'));
  const put = (name: string, text: string) => writeFileSync(join(home, name), text);
  put('sources.yaml', wish.sources ?? oneSource);
  put('anp.token', `${token}\n`);
  const newsroom = openNewsroom(':memory:');
  const intake = wish.isThreaded ? openIntake({ wireDir: join(home, 'wire') }, newsroom) : takeHere(newsroom);
  const told: string[] = [];
  const log = createLog('silent');
  const note = (level: string) => (first: unknown, second?: unknown) =>
    void told.push(`${level} ${JSON.stringify(first)} ${second ?? ''}`);
  Object.assign(log, { info: note('info'), warn: note('warn'), error: note('error') });
  const sourcesFile = join(home, 'sources.yaml');
  const door = openWireDoor({
    sourcesFile,
    env: { ANP_TOKEN: 'een-sleutel-uit-de-omgeving' },
    intake: wish.through?.(intake) ?? intake,
    log,
  });
  const clock = { at: eight };
  const route = openWireRoute({
    door,
    now: () => clock.at,
    limits: { ...usualLimits, ...wish.limits },
    proxies: readProxies(wish.proxies ?? []),
    tellFailure: (address, isBlocked) => told.push(`failure ${address} ${isBlocked}`),
    tellUnbelieved: (proxy) => told.push(`unbelieved ${proxy}`),
    tellReceipt: (source) => told.push(`receipt ${source}`),
    report: (source, error) => told.push(`report ${source} ${error}`),
  });
  const server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    rooms: [route],
    report: (error) => told.push(`broken ${error}`),
    ...(wish.patienceMs === undefined ? {} : { patienceMs: wish.patienceMs }),
  });
  onTestFinished(async () => {
    await server.stop();
    await intake.stop?.();
    newsroom.close();
    rmSync(home, { recursive: true });
  });
  const url = `${server.url}/wire`;
  return {
    home,
    url,
    server,
    newsroom,
    told,
    clock,
    put,
    async post(body, headers = {}, query = '') {
      const all = { Authorization: `Bearer ${token}`, ...headers };
      return read(await fetch(url + query, { method: 'POST', body, headers: all }));
    },
  };
}

/** As the intake does it, without its thread. */
function takeHere({ stores, desk, log }: Newsroom): Taking & { stop?: Intake['stop'] } {
  const room = { desk, log, records: stores.openKeyv('sources') };
  return { take: (copy, sender, now) => takeSent(copy, sender, room, now) };
}

/** The answer with its body, which is always JSON. */
export async function read(response: Response): Promise<Answered> {
  return { status: response.status, headers: response.headers, body: await response.json() };
}
