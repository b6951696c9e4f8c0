import { compile } from 'css-select';
import { z } from 'zod';
import { mistake } from '../sources/settings-mistakes.ts';

const selector = z
  .string({ error: mistake('no-text') })
  .min(1, { error: mistake('empty') })
  .max(500, { error: mistake('too-long', 500) })
  .refine(isSelector, { error: mistake('no-selector') });

/**
 * What is where on a site's pages, in CSS selectors: for sites whose pages are not understood without. `headline` and `age`
 * are looked for within `lead` and within each of `briefs`; `section` on the whole page, the last one above a brief counts.
 */
export const pageLayout = z
  .strictObject({
    /** The element that holds the page's main story, or its text. */
    lead: selector.optional(),
    headline: selector.optional(),
    /** Each element that holds a short story. */
    briefs: selector.optional(),
    section: selector.optional(),
    age: selector.optional(),
    /** What is no part of any story. */
    drop: selector.optional(),
  })
  .refine(({ lead, briefs }) => lead !== undefined || briefs !== undefined, {
    error: mistake('no-layout'),
    when: ({ value }) => typeof value === 'object' && value !== null,
  });

/** The rules for one site's pages. */
export type PageLayout = z.infer<typeof pageLayout>;

function isSelector(text: string): boolean {
  try {
    // css-select takes one that breaks off behind `>`, and finds nothing by it; two of them side by side it does not take.
    for (const one of [text, `${text} > *`]) compile(one, { adapter: noAdapter as never });
    return true;
  } catch {
    return false;
  }
}

/** Nothing is looked for yet. */
const noAdapter = { isTag: () => false };
