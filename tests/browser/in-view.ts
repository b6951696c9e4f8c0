import type { Locator } from 'playwright-core';

// What runs in the browser knows it.
declare class IntersectionObserver {
  constructor(
    seen: (entries: { readonly intersectionRatio: number }[]) => void,
    options: { threshold: number },
  );
  observe(element: unknown): void;
  disconnect(): void;
}

/** Waits until all of this element can be seen between the head of the page and the end of its window. */
export function inView(locator: Locator): Promise<void> {
  return locator.evaluate(
    (one) =>
      new Promise<void>((resolve) => {
        const watch = new IntersectionObserver(
          ([seen]) => {
            if ((seen?.intersectionRatio ?? 0) < 1) return;
            watch.disconnect();
            resolve();
          },
          { threshold: 1 },
        );
        watch.observe(one);
      }),
  );
}
