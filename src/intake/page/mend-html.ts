import { looksTooMuch } from './page-bounds.ts';

/** Elements that are made at most: what is left open is opened again in each block below it, without end if it is let. */
const mostElements = 80_000;

/** Thrown out of the parser, which has no other end than that of the page. */
class TooMuch extends Error {}

/**
 * HTML with every element closed where browsers close it (HTML, 13.2.6): `<li><p>one<li><p>two` are two elements side by side, which
 * linkedom takes for one in the other. Null where that makes more of it than any page has; see `looksTooMuch`.
 */
export async function mendHtml(html: string): Promise<string | null> {
  // Loaded when the first page comes.
  const { defaultTreeAdapter, html: names, parseFragment, serialize } = await import('parse5');
  let made = 0;
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(...given) {
      made += 1;
      if (made > mostElements) throw new TooMuch();
      return defaultTreeAdapter.createElement(...given);
    },
  };
  // As what stands in a page's body, so that a frameset or a second body takes nothing away.
  const body = defaultTreeAdapter.createElement('body', names.NS.HTML, []);
  try {
    const mended = serialize(parseFragment(body, html, { treeAdapter, scriptingEnabled: false }), {
      scriptingEnabled: false,
    });
    return looksTooMuch(mended) ? null : mended;
  } catch (error) {
    if (error instanceof TooMuch) return null;
    throw error;
  }
}
