import type { Locator, Page } from 'playwright-core';

// What runs in the browser knows these; the tests themselves have no document.
declare const getComputedStyle: (element: unknown) => Record<string, string>;
declare const requestAnimationFrame: (then: () => void) => void;
declare const document: {
  readonly activeElement: unknown;
  readonly fonts: { load(font: string, text: string): Promise<readonly unknown[]> };
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

/** How many fonts of the page draw this text in this font; they are fetched where they were not yet. */
export function fontsFor(page: Page, font: string, text: string): Promise<number> {
  return page.evaluate(async (asked) => (await document.fonts.load(asked.font, asked.text)).length, {
    font,
    text,
  });
}

/** Resolves when what the page was about to draw has been drawn. */
export function drawn(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}
