import { Locale } from 'discord-api-types/v10';
import { countCharacters } from './count-characters.ts';
import type { FaultTimes, RoutePattern } from './faults.ts';
import { SandboxError } from './sandbox-error.ts';

// What a test asks of the sandbox is looked at before anything is changed: a slip of the pen is told at once, in words.

const LOCALES: readonly string[] = Object.values(Locale);

/**
 * The value, when it is one of these.
 *
 * @param what What it is, for the message: `a kind of channel`.
 * @throws SandboxError `wrong-option`.
 */
export function needOneOf<T extends string>(what: string, value: unknown, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (found !== undefined) return found;
  throw new SandboxError('wrong-option', `"${String(value)}" is not ${what}. There is: ${known.join(', ')}.`);
}

/** A language of Discord's (`nl`, `en-US`). @throws SandboxError `wrong-option`. */
export function needLocale(value: string): string {
  return needOneOf('a language of Discord’s', value, LOCALES);
}

/**
 * A number from `least` on (to `most`).
 * @throws SandboxError `wrong-option`.
 */
export function needNumber(
  what: string,
  value: number,
  least: number,
  most = Number.POSITIVE_INFINITY,
): number {
  if (typeof value === 'number' && value >= least && value <= most) return value;
  const range = most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
  throw new SandboxError('wrong-option', `${what} is ${range}, not ${String(value)}.`);
}

/**
 * A text in which there is something, of at most so many characters.
 * @throws SandboxError `wrong-option`.
 */
export function needText(what: string, value: unknown, most: number): string {
  const fits = typeof value === 'string' && value.trim() !== '' && countCharacters(value) <= most;
  if (fits) return value;
  const found = typeof value !== 'string' ? String(value) : `of ${countCharacters(value)}`;
  throw new SandboxError(
    'wrong-option',
    `${what} has 1 to ${most} characters that are not all blanks, not ${found}.`,
  );
}

/** A function. @throws SandboxError `wrong-option`. */
export function needFunction(what: string, value: unknown): void {
  if (typeof value === 'function') return;
  throw new SandboxError('wrong-option', `${what} is told with a function, not ${JSON.stringify(value)}.`);
}

/** How often a fault strikes. @throws SandboxError `wrong-option`. */
export function needTimes({ times, share }: FaultTimes): void {
  if (times !== undefined) needNumber('How often a fault strikes', times, 1);
  if (share !== undefined) needNumber('The share of requests', share, 0, 1);
}

/**
 * A code with which a connection can be closed (RFC 6455, 7.4).
 * @throws SandboxError `wrong-option`.
 */
export function needCloseCode(code: number): number {
  const isOwn = Number.isInteger(code) && code >= 3000 && code <= 4999;
  const isCommon =
    Number.isInteger(code) && code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code);
  if (isOwn || isCommon) return code;
  throw new SandboxError('wrong-option', `No connection is closed with ${code}: 1000 to 1014, 3000 to 4999.`);
}

/**
 * A pattern that some request to the sandbox can match.
 *
 * @param routes The routes that there are, as `POST /channels/{channel_id}/messages`.
 * @throws SandboxError `wrong-option` with the routes that are most like it.
 */
export function needRoute(pattern: RoutePattern, routes: readonly string[]): void {
  if (pattern === '*' || routes.some((route) => fits(pattern, route))) return;
  const [method = '', path = ''] = pattern.split(' ');
  const length = partsOf(path).length;
  const near = routes.filter((route) => {
    const [itsMethod, itsPath = ''] = route.split(' ');
    return itsMethod === method.toUpperCase() && partsOf(itsPath).length === length;
  });
  const known = near.length > 0 ? near : routes;
  throw new SandboxError(
    'wrong-option',
    `No route of the sandbox is like "${pattern}". There is: *, ${known.join(', ')}.`,
  );
}

/** Whether a request to this route could match the pattern; an id in either may stand for the other's placeholder. */
function fits(pattern: RoutePattern, route: string): boolean {
  const [method = '*', path = '*'] = pattern.split(' ');
  const [itsMethod, itsPath = ''] = route.split(' ');
  if (method !== '*' && method.toUpperCase() !== itsMethod) return false;
  if (path === '*') return true;
  const [parts, itsParts] = [partsOf(path), partsOf(itsPath)];
  const isOpen = (part = '') => part === '*' || /^[{:]/.test(part);
  return (
    parts.length === itsParts.length &&
    parts.every((part, index) => isOpen(part) || isOpen(itsParts[index]) || part === itsParts[index])
  );
}

function partsOf(path: string): string[] {
  return path.split('/').filter(Boolean);
}
