import { existsSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { type Browser, chromium } from 'playwright-core';

/** Where a system's own Chromium is. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing that a browser does by itself over the network, and nothing that a machine without a screen lacks. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const system = PLACES.find((path) => existsSync(path));
// The npm package holds a Chromium for Linux on these processors, packed; it asks nothing of the system.
const isShipped = platform() === 'linux' && (arch() === 'x64' || arch() === 'arm64');

/** Why there is no browser for the tests, and how to get one; null when there is one. */
export const whyNoBrowser =
  system === undefined && !isShipped
    ? 'no Chromium: install one (Debian: apt install chromium) at /usr/bin/chromium, or run on Linux, where npm ci brings one'
    : null;

/**
 * Starts a browser without a window: the system's Chromium, else the one that npm brought (unpacked on its first use).
 * Whoever starts it closes it.
 */
export async function openBrowser(wanted: 'any' | 'shipped' = 'any'): Promise<Browser> {
  if (system !== undefined && wanted === 'any') {
    return chromium.launch({ executablePath: system, args: ARGS });
  }
  const { default: shipped } = await import('@sparticuz/chromium');
  const executablePath = await shipped.executablePath();
  return chromium.launch({ executablePath, args: [...shipped.args, ...ARGS] });
}
