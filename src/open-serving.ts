import type { HttpConfig } from './config.ts';
import type { Counting } from './count-nothing.ts';
import type { HttpServer } from './http/http-server.ts';
import { openCounting, type Watched } from './open-metrics.ts';
import { type OpenWireDoor, openWireDoor, type WireDoorParts } from './open-wire-door.ts';
import { serveHttp } from './serve-http.ts';

/** All that has to do with HTTP: megabytes, loaded where it is served only. */
export interface Serving {
  /** What is told of a bot to those who watch over it. */
  readonly counting: Counting;
  /** Looks at who may send copy in; see `OpenWireDoor`. */
  look(): void;
  /** Serves, once: rejects in words when it cannot listen. */
  begin(parts: WireDoorParts & Omit<Watched, 'report'>): Promise<HttpServer>;
}

/** Serves nothing before `begin`, and counts from now on. */
export function openServing(config: HttpConfig): Serving {
  const counting = openCounting();
  let door: OpenWireDoor | null = null;
  return {
    counting,
    look: () => door?.look(),
    async begin(parts) {
      const { log, now } = parts;
      door = openWireDoor(parts);
      door.look();
      const health = counting.openRoom({
        ...parts,
        report: (error) => log.warn({ err: error }, 'a figure could not be read for a scrape'),
      });
      return serveHttp(config, { door, health, now, log });
    },
  };
}
