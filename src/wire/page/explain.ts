import type { WireCopy } from '../item.ts';
import type { Reading } from '../reader.ts';
import { parsePage } from './page-reader.ts';
import type { TraceStep } from './trace.ts';

/** A page taken apart: the items, and which rule read which part. */
export interface PageExplanation {
  readonly items: Reading;
  /** In the order of the copy. */
  readonly steps: readonly TraceStep[];
}

/** Parses a page and tells which rule read which range of which line. Reading is the same as without. */
export function explainPage(copy: WireCopy): PageExplanation {
  const steps: TraceStep[] = [];
  const items = parsePage(copy, (step) => steps.push(step));
  steps.sort((a, b) => a.line - b.line || a.from - b.from);
  return { items, steps };
}

/**
 * An explanation as lines for a person: `12:0-24  dateline  MOSKOU (ANP/RTR) -`, where 12 is the line and 0-24 the
 * range in UTF-16 units. What stands in the range is shown up to `width` characters; each rule used is explained below,
 * in the words of `rules`.
 */
export function describeSteps<Rule extends string>(
  steps: readonly (Omit<TraceStep, 'rule'> & { readonly rule: Rule })[],
  rules: Readonly<Record<Rule, string>>,
  width = 60,
): readonly string[] {
  const lines = steps.map(({ line, from, to, rule, text }) => {
    const shown = text.length > width ? `${text.slice(0, width - 1).trimEnd()}…` : text;
    return `${`${line}:${from}-${to}`.padEnd(14)} ${rule.padEnd(15)} ${shown}`.trimEnd();
  });
  const used = [...new Set(steps.map((step) => step.rule))];
  return [...lines, '', ...used.map((rule) => `${rule.padEnd(15)} ${rules[rule]}`)];
}
