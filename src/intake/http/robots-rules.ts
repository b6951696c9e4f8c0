import robotsParser from 'robots-parser';
import { FetchTrouble } from './fetch-trouble.ts';
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

/** More rules for one robot than any site has; kept for hundreds of servers they would fill the memory. */
const mostRules = 3_000;
/**
 * The most characters of rules with wildcards. Each may have to be held against each of an address: half a megabyte of
 * them would keep a core, and with it all other sources, for seconds.
 */
const mostPatternCharacters = 20_000;

/**
 * Reads the robots.txt of `url`'s origin (RFC 9309): the group that names us, else that for all. Any text is one. Throws
 * a `FetchTrouble` for one that was made to wear its readers out.
 */
export function readRobots(url: URL, bytes: Uint8Array): RobotsRules {
  const { text, rules, patternCharacters } = keepOurs(new TextDecoder().decode(bytes));
  if (rules > mostRules || patternCharacters > mostPatternCharacters) {
    const message = `The robots.txt of ${url.host} has more rules than can be heeded, so its pages are left alone.`;
    throw new FetchTrouble('robots-unreadable', 'lasting', message);
  }
  const robots = parseRobots(new URL('/robots.txt', url).href, text);
  const seconds = robots.getCrawlDelay(robotName);
  return {
    // Undefined is for another origin, where these rules say nothing.
    allows: (asked) => robots.isAllowed(asked.href, robotName) ?? true,
    crawlDelay: seconds === undefined || !(seconds > 0) ? null : seconds * 1_000,
  };
}

/**
 * The groups that name us or all robots. The parser would keep every rule for every robot of its group, and half a
 * megabyte can be made of twenty thousand names above as many rules.
 */
function keepOurs(text: string): { text: string; rules: number; patternCharacters: number } {
  const lines: string[] = [];
  let rules = 0;
  let patternCharacters = 0;
  let group = new Set<string>();
  let isInNames = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^\s*([a-z-]+)\s*:([^#]*)/i.exec(line) ?? [];
    if (key === '') continue;
    if (key.toLowerCase() === 'user-agent') {
      if (!isInNames) group = new Set();
      isInNames = true;
      const name = value.split('/')[0]?.trim().toLowerCase() ?? '';
      if ((name !== '*' && name !== robotName.toLowerCase()) || group.has(name)) continue;
      group.add(name);
      lines.push(`user-agent: ${name}`);
      continue;
    }
    isInNames = false;
    if (group.size === 0) continue;
    rules += 1;
    if (value.includes('*')) patternCharacters += value.length;
    lines.push(line);
  }
  return { text: lines.join('\n'), rules, patternCharacters };
}
