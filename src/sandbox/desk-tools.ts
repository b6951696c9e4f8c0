/** A fact of a part of copy, for a person: its name, and its value or a moment (ms since the epoch). */
export interface CopyFact {
  readonly name: string;
  readonly value: string | { readonly at: number };
}

/** A story as a program understood it. */
export interface CopyPart {
  readonly title: string;
  readonly facts: readonly CopyFact[];
  readonly paragraphs: readonly string[];
}

/** What a program understood of copy, and in words what it did not. */
export interface CopyUnderstood {
  readonly parts: readonly CopyPart[];
  readonly problems: readonly string[];
}

/** The languages of the page. */
export type PageLanguage = 'nl' | 'en';

/**
 * What the program that holds the sandbox lets people do from the page's panel, beyond what the sandbox can do by itself.
 * The panel shows what there is. Each may reject with an Error whose message is for a person.
 */
export interface DeskTools {
  /** The timezone in which "eight o'clock" is meant. Default: that of the machine. */
  readonly timezone?: string;
  /** Moves the story's clock on to `moment` (ms since the epoch), and resolves when the bot has done what was due. */
  readonly jumpTo?: (moment: number) => Promise<void>;
  /** Reads copy as the bot would, and keeps nothing of it. */
  readonly readCopy?: (text: string, language: PageLanguage) => Promise<CopyUnderstood>;
  /** Hands copy to the bot; what became of it, in words. */
  readonly takeIn?: (text: string, language: PageLanguage) => Promise<string>;
}
