import { cleanLine, cleanOrNull } from '../../wire/clean-text.ts';
import { splitWords } from '../../wire/words.ts';
import type { DomElement } from './dom.ts';

/** An article as a page describes it to machines (JSON-LD, schema.org/NewsArticle). */
export interface DescribedArticle {
  readonly headline: string;
  /** ISO 8601, as it stands; null when there is none. */
  readonly published: string | null;
  readonly section: string | null;
}

/** What a page says of itself beside its text. */
export interface PageFacts {
  readonly articles: readonly DescribedArticle[];
  /** `og:title`, else the title. */
  readonly title: string | null;
  readonly siteName: string | null;
  readonly section: string | null;
}

/** Scripts of JSON that are read of a page, and the characters of each. */
const mostScripts = 20;
const longestScript = 300_000;
const mostNodes = 2_000;

/** Reads what a page says of itself. Nothing of it is believed before the text that readers see agrees. Never throws. */
export function readPageFacts(page: DomElement): PageFacts {
  const meta = (name: string) =>
    cleanOrNull(
      page
        .querySelector(`meta[property="${name}"],meta[name="${name}"]`)
        ?.getAttribute('content')
        ?.slice(0, 500),
    );
  const scripts = [...page.querySelectorAll('script[type="application/ld+json"]')].slice(0, mostScripts);
  const articles = scripts.flatMap((script) => readJsonLd(script.textContent ?? ''));
  return {
    articles,
    title: meta('og:title') ?? cleanOrNull(page.querySelector('title')?.textContent?.slice(0, 500)),
    siteName: meta('og:site_name'),
    section: meta('article:section'),
  };
}

/** The article that a page describes under this headline, word for word; null when there is none. */
export function findDescribed(facts: PageFacts, headline: string | null): DescribedArticle | null {
  if (headline === null) return null;
  const key = wordsKey(headline);
  return facts.articles.find((article) => wordsKey(article.headline) === key) ?? null;
}

/** True for `Brug dicht` of `Brug dicht | Streekblad`, or a headline that is described. */
export function isTitle(text: string, facts: PageFacts): boolean {
  const key = wordsKey(text);
  if (key === '') return false;
  if (findDescribed(facts, text) !== null) return true;
  return (
    facts.title !== null &&
    cleanLine(facts.title)
      .split(/\s[|–—-]\s/)
      .some((part) => wordsKey(part) === key)
  );
}

/** A headline by its words alone. */
export function wordsKey(text: string): string {
  return splitWords(text).join(' ');
}

function readJsonLd(text: string): DescribedArticle[] {
  if (text.length > longestScript) return [];
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return [];
  }
  const found: DescribedArticle[] = [];
  const work: unknown[] = [given];
  for (let seen = 0; work.length > 0 && seen < mostNodes; seen += 1) {
    const next = work.shift();
    if (Array.isArray(next)) work.push(...next.slice(0, mostNodes));
    else if (typeof next === 'object' && next !== null) {
      const node = next as Readonly<Record<string, unknown>>;
      const article = readArticle(node);
      if (article !== null) found.push(article);
      for (const key of ['@graph', 'mainEntity', 'itemListElement', 'item', 'mainEntityOfPage']) {
        if (typeof node[key] === 'object') work.push(node[key]);
      }
    }
  }
  return found;
}

function readArticle(node: Readonly<Record<string, unknown>>): DescribedArticle | null {
  const types = [node['@type']].flat();
  if (!types.some((type) => typeof type === 'string' && /(?:Article|Posting|Report)$/.test(type)))
    return null;
  if (typeof node.headline !== 'string') return null;
  const headline = cleanLine(node.headline.slice(0, 500));
  const [section] = [node.articleSection].flat();
  return {
    headline,
    published: typeof node.datePublished === 'string' ? node.datePublished.slice(0, 40) : null,
    section: typeof section === 'string' ? cleanOrNull(section.slice(0, 60)) : null,
  };
}
