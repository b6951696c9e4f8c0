import type { Locator, Page } from 'playwright-core';

// What runs in the browser knows these; the tests themselves have no document.
declare const getComputedStyle: (element: unknown) => Record<string, string>;
declare const document: {
  readonly activeElement: unknown;
  readonly documentElement: { readonly scrollWidth: number; readonly lang: string };
};

/** What a property of CSS comes to for an element: `rgb(49, 51, 56)`. */
export function styleOf(locator: Locator, property: string): Promise<string | undefined> {
  return locator.evaluate((one, name) => getComputedStyle(one)[name], property);
}

/** Whether the focus is on this element, or inside of it where a shadow begins there. */
export function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate((one) => one === document.activeElement);
}

/** How wide the page is, px, with what sticks out of the window, and its language. */
export function pageIs(page: Page): Promise<{ readonly width: number; readonly language: string }> {
  return page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    language: document.documentElement.lang,
  }));
}
