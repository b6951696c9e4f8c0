import { existsSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { type BrowserServer, chromium } from 'playwright-core';
import { diskFolder } from '../memory-folder.ts';

/** What a system's own Chromium is called on the path. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

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

// The npm package holds a Chromium for Linux on these processors, packed: one without windows, which takes two thirds of the
// processor time of a system's own.
const isShipped = platform() === 'linux' && (arch() === 'x64' || arch() === 'arm64');
const system = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find((path) => existsSync(path));

/** Why there is no browser for the tests, and how to get one; null when there is one. */
export const whyNoBrowser =
  !isShipped && system === undefined
    ? 'no Chromium: install one (Debian: apt install chromium) that is on the path as chromium or google-chrome, or run on Linux, where npm ci brings one'
    : null;

/**
 * Starts a browser without a window, to be connected to: the Chromium that npm brought, else the system's. `ofSystem`: the other
 * way round, for what is looked at: a system has more fonts.
 */
export async function startBrowser({ ofSystem = false } = {}): Promise<BrowserServer> {
  const { path, env } =
    isShipped && !(ofSystem && system !== undefined)
      ? await unpackShipped()
      : { path: system ?? '', env: {} };
  return chromium.launchServer({
    executablePath: path,
    args: ARGS,
    env: { ...process.env, ...env } as Record<string, string>,
  });
}

/**
 * Puts npm's Chromium among the temporary files, which takes a second or two, with what it asks of a system and a
 * small one lacks: libraries (NSS), and a font, without which it ends in the middle. Gives its path, and where it finds these.
 */
async function unpackShipped(): Promise<{ path: string; env: Readonly<Record<string, string>> }> {
  const { default: shipped, inflate } = await import('@sparticuz/chromium');
  shipped.setGraphicsMode = false;
  const manifest = findPackageJSON('@sparticuz/chromium', import.meta.url) ?? '';
  const libraries = join(dirname(manifest), 'bin', 'al2023.tar.br');
  // Where temporary files go is all that it can be told; a program may have to be on a disk.
  const before = process.env.TMPDIR ?? tmpdir();
  process.env.TMPDIR = diskFolder();
  const [path, folder] = await Promise.all([shipped.executablePath(), inflate(libraries)]);
  process.env.TMPDIR = before;
  const fonts = join(dirname(path), 'fonts.conf');
  writeFileSync(
    fonts,
    `<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${dirname(path)}/fonts</dir></fontconfig>`,
  );
  const known = process.env.LD_LIBRARY_PATH;
  return {
    path,
    env: {
      LD_LIBRARY_PATH: [...(known ? [known] : []), join(folder, 'lib')].join(delimiter),
      FONTCONFIG_FILE: fonts,
    },
  };
}
