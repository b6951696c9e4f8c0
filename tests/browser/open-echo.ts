import type { Client } from 'discord.js';
import type { Browser } from 'playwright-core';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import type { HandClock } from '../sandbox/hand-clock.ts';
import { startEchoBot } from './echo-bot.ts';
import { openBrowser } from './open-browser.ts';
import { type OpenedPage, openPage } from './open-page.ts';

/** A sandbox with the bot that answers what it is told, and its page in a browser. */
export interface Echo {
  readonly sandbox: Sandbox;
  readonly bot: Client<true>;
  readonly browser: Browser;
  readonly opened: OpenedPage;
  close(): Promise<void>;
}

/** Opens them on a clock that the test moves, so that no answer comes too late because the machine is busy. */
export async function openEcho(clock: HandClock): Promise<Echo> {
  const sandbox = await startSandbox({ rateLimits: 'off', clock });
  const bot = await startEchoBot(sandbox);
  const browser = await openBrowser();
  const opened = await openPage(browser, sandbox);
  return {
    sandbox,
    bot,
    browser,
    opened,
    async close() {
      await browser.close();
      await bot.destroy();
      await sandbox.close();
    },
  };
}
