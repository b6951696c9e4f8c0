import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

export { whyNoBrowser } from './start-browser.ts';

/** How long a hook that opens it may take, ms: npm's is unpacked first, for which a busy machine takes its time. */
export const browserWithin = 60_000;

/** The browser that all test files share; closing it ends only what was opened in it from here. */
export async function openBrowser(): Promise<Browser> {
  const answer = await fetch(inject('browserDesk'), { method: 'POST' });
  if (!answer.ok) throw new Error(await answer.text());
  return chromium.connect(await answer.text());
}
