import robotsParser from 'robots-parser';
import { robotName } from './user-agent.ts';

// Its types describe a default export; it is a CommonJS module that is the function itself.
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

/** How much of a robots.txt is read, in bytes: RFC 9309 (section 2.5) wants 500 KiB at least. */
export const mostRobotsBytes = 512_000;

/** What a robots.txt says to us. */
export interface RobotsRules {
  /** Whether an address of the same origin may be fetched. */
  allows(url: URL): boolean;
  /** The least between two requests, ms; null when it says nothing. */
  readonly crawlDelay: number | null;
}

/** What holds where there is no robots.txt. */
export const everythingAllowed: RobotsRules = { allows: () => true, crawlDelay: null };

/** Reads the robots.txt of `url`'s origin (RFC 9309): the group that names us, else that for all. Any text is one. */
export function readRobots(url: URL, bytes: Uint8Array): RobotsRules {
  const robots = parseRobots(
    new URL('/robots.txt', url).href,
    mergeStrangers(new TextDecoder().decode(bytes)),
  );
  const seconds = robots.getCrawlDelay(robotName);
  return {
    // Undefined is for another origin, where these rules say nothing.
    allows: (asked) => robots.isAllowed(asked.href, robotName) ?? true,
    crawlDelay: seconds === undefined || !(seconds > 0) ? null : seconds * 1_000,
  };
}

/**
 * All robots but ours become one. The parser keeps every rule for every robot of its group: half a megabyte can be made
 * of twenty thousand names above as many rules, which would fill the memory.
 */
function mergeStrangers(text: string): string {
  const lines: string[] = [];
  let group = new Set<string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const name = /^\s*user-agent\s*:([^#]*)/i.exec(line)?.[1]?.trim().toLowerCase().split('/')[0]?.trim();
    if (name === undefined) {
      if (/^\s*[a-z]/i.test(line)) group = new Set();
      lines.push(line);
      continue;
    }
    const known = name === '*' || name === robotName.toLowerCase() ? name : 'another';
    if (!group.has(known)) lines.push(`user-agent: ${known}`);
    group.add(known);
  }
  return lines.join('\n');
}
