import { InvalidArgumentError } from 'commander';

/** A TCP port from the command line, 0 for a free one. Throws commander's error for anything else. */
export function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new InvalidArgumentError('It takes a whole number from 0 to 65535.');
  }
  return port;
}
