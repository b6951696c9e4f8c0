import { needFunction, needNumber, needOneOf, needText } from './check-asked.ts';
import type { SandboxOptions } from './sandbox.ts';
import { SandboxError } from './sandbox-error.ts';

/** Characters of a token, more than any has. */
const LONGEST_TOKEN = 1000;
/** ms that a timer of JavaScript can wait. */
const LONGEST_WAIT = 2 ** 31 - 1;

const needMs = (what: string) => (value: unknown) => void needNumber(what, value as number, 0, LONGEST_WAIT);

/** Each option with what is asked of it. */
const CHECKS: { readonly [Name in keyof Required<SandboxOptions>]: (value: unknown) => void } = {
  clock: (value) => {
    for (const name of ['now', 'elapsed', 'after']) {
      needFunction(`\`${name}\` of a clock`, (value as Record<string, unknown> | null)?.[name]);
    }
  },
  now: (value) => needFunction('What time it is', value),
  port: (value) => void needNumber('A port', value as number, 0, 65_535),
  token: (value) => void needText('A token', value, LONGEST_TOKEN),
  rateLimits: (value) => void needOneOf('a value of `rateLimits`', value, ['discord', 'off']),
  strictGlobal: needBoolean('`strictGlobal`'),
  answerWithinMs: needMs('The time for an answer'),
  heartbeatMs: needMs('The time between heartbeats'),
  waitMs: needMs('The ms to wait'),
  privilegedIntents: (value) => void needNumber('A set of intents', value as number, 0),
  // What is in it is looked at as it is unpacked.
  state: () => {},
  tools: needObject('`tools`'),
};

/**
 * Looks at what a sandbox is to start with: an option that there is not is told with those that there are.
 * @throws SandboxError `wrong-option`.
 */
export function needOptions(options: SandboxOptions): void {
  const known = Object.keys(CHECKS) as (keyof SandboxOptions)[];
  for (const [given, value] of Object.entries(options)) {
    const name = needOneOf('an option of a sandbox', given, known);
    if (value !== undefined) CHECKS[name](value);
  }
}

function needBoolean(what: string): (value: unknown) => void {
  return (value) => {
    if (typeof value === 'boolean') return;
    throw new SandboxError('wrong-option', `${what} is true or false, not ${JSON.stringify(value)}.`);
  };
}

function needObject(what: string): (value: unknown) => void {
  return (value) => {
    if (typeof value === 'object' && value !== null) return;
    throw new SandboxError('wrong-option', `${what} is an object, not ${JSON.stringify(value)}.`);
  };
}
