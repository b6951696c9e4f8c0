/** The rules by which the page parser takes a line apart; `telex parse --explain` names them. */
export const pageRules = {
  chrome: "the site's own furniture, no part of a story",
  'page-start': 'a new page begins here',
  'listing-line': 'a line of `Net binnen`: a headline elsewhere, no story',
  section: 'names the section',
  stamp: 'a stamp that some collections put before the text',
  headline: 'the headline of the story that follows',
  'headline-again': 'the headline, repeated',
  'head-line': 'between headline and text: when, by whom, what code',
  'editor-note': "an editor's note, for the desk only",
  dateline: 'the dateline',
  'cut-dateline': 'a dateline that the end of the copy cuts off',
  paragraph: 'text',
  subhead: 'a short line between paragraphs',
  credit: 'a caption, code or credit, no part of the text',
  age: 'the age of the story above it',
  'cut-age': 'an age that the end of the copy cuts off, no part of the text',
  'stray-age': 'an age with no story above it',
  'read-on': 'ends the story above it',
  'more-from': 'ends the lead and names the section of the page',
  'cut-more-from': '`Meer uit …`, cut off by the end of the copy',
} as const;
/** The name of a rule, as `telex parse --explain` prints it. */
export type PageRule = keyof typeof pageRules;

/** One decision of the parser. */
export interface TraceStep {
  /** 1-based line of the copy. */
  readonly line: number;
  /** The range of the line that was read, in UTF-16 units from 0; `to` is behind it. */
  readonly from: number;
  readonly to: number;
  readonly rule: PageRule;
  /** What stands in that range. */
  readonly text: string;
}

/** Called for each decision, in the order in which they are taken. */
export type PageTrace = (step: TraceStep) => void;
