import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** A page of a sandbox in a browser of its own settings. */
export interface OpenedPage {
  readonly page: Page;
  /**
   * What went wrong so far: what the browser told on its console (what the page's policy refused is told there),
   * errors of the page's scripts, and requests to anywhere else than the sandbox.
   */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** Opens the sandbox's page, in Dutch and dark on a desk unless told otherwise, and waits until it shows the messages. */
export async function openPage(
  browser: Browser,
  sandbox: Sandbox,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    colorScheme: 'dark',
    viewport: { width: 1280, height: 860 },
    ...options,
  });
  context.setDefaultTimeout(8000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error.stack)));
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(sandbox.page).host) problems.push(request.url());
  });
  await page.goto(sandbox.page);
  await page.getByRole('heading', { level: 1, name: 'nieuws' }).waitFor();
  return { page, problems, close: () => context.close() };
}
