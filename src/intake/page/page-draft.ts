/** What was found on a page, told apart. */

/** A line of a story; `subhead`: marked up as a heading. */
export interface StoryLine {
  readonly text: string;
  readonly isSubhead: boolean;
  /** It is an item of a list. */
  readonly isItem?: true;
}

/** A story of a page. */
export interface StoryDraft {
  readonly headline: string | null;
  /** When it was, in the words of the page parser: `13 minuten geleden`, `8 juni 2026 14:05`. */
  readonly moment: string | null;
  readonly lines: readonly StoryLine[];
}

/** Short stories under one head. */
export interface BriefGroup {
  /** `Buitenland`; null where the page names none. */
  readonly section: string | null;
  readonly briefs: readonly StoryDraft[];
}

/** A page's stories. */
export interface PageDraft {
  readonly lead: StoryDraft | null;
  /** What the page says to machines of the lead's section, where no `Meer uit …` names it; null when it says nothing. */
  readonly leadSection?: string | null;
  readonly groups: readonly BriefGroup[];
}
