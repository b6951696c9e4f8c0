import type { WireItem } from './item.ts';

/** Nothing but addresses: `https://blad.example/nieuws`, `www.blad.example`. */
const address = /^(?:(?:https?:\/\/|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}(?:\/\S*)?|\S+@\S+\.\S+)$/iu;

/**
 * Whether a page's item tells nothing: no place and no text, and for a headline one word or an address. Somebody who pastes a
 * page may have copied its address instead.
 */
export function isNoNews({ format, dateline, headline, paragraphs, status }: WireItem): boolean {
  if (format !== 'page' || status === 'killed') return false;
  const words = [headline ?? '', ...paragraphs].join(' ').trim().split(/\s+/u);
  if (words.every((word) => address.test(word))) return true;
  return dateline === null && words.length < 2;
}
