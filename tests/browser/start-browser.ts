import { existsSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { type BrowserServer, chromium } from 'playwright-core';

/** Where a system's own Chromium is. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing that a browser does by itself over the network, and nothing that a machine without a screen lacks. */
const ARGS = [
  '--no-sandbox',
  '--no-zygote',
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
    ? 'no Chromium: install one (Debian: apt install chromium) as /usr/bin/chromium, or run on Linux, where npm ci brings one'
    : null;

/** Starts a browser without a window, to be connected to: the system's Chromium, else the one that npm brought. */
export async function startBrowser(): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath: system ?? (await unpackShipped()), args: ARGS });
}

/** Puts npm's Chromium among the temporary files, which takes a second or two, and gives its path. */
async function unpackShipped(): Promise<string> {
  const { default: shipped } = await import('@sparticuz/chromium');
  shipped.setGraphicsMode = false;
  return shipped.executablePath();
}
