import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

export { whyNoBrowser } from './start-browser.ts';

/** The browser that all test files share; closing it ends only what was opened in it from here. */
export async function openBrowser(): Promise<Browser> {
  const answer = await fetch(inject('browserDesk'), { method: 'POST' });
  if (!answer.ok) throw new Error(await answer.text());
  return chromium.connect(await answer.text());
}
