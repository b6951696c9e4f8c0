/** A piece of a message: what it is, and its text or the pieces within it. */
export interface MarkdownNode {
  readonly type: string;
  readonly text?: string;
  readonly url?: string;
  readonly title?: string;
  readonly seconds?: number;
  readonly style?: string;
  readonly of?: string;
  readonly id?: string;
  readonly level?: number;
  readonly depth?: number;
  readonly number?: number;
  readonly children?: readonly MarkdownNode[];
}
/** Whole text: headings, subtext, quotes, lists, code blocks, and paragraphs. */
export function parseMarkdown(text: string): MarkdownNode[];
/** One line or paragraph: emphasis, links, times, mentions. */
export function parseInline(text: string): MarkdownNode[];
