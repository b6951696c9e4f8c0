import type { PageDraft, StoryDraft } from './page-draft.ts';

/** What ends a story that has no age, as the page parser knows it. */
const ending = 'Lees verder';

/**
 * A page's stories as the text of a page, in the layouts of which the page parser knows best what is what: the lead, then
 * `Meer uit <section>` (`Meer nieuws` where the page names none) and briefs; with a blank line between lines where briefs
 * have headlines, else glued. Without a lead it is a listing.
 */
export function composePage({ lead, leadSection, groups }: PageDraft): string {
  const briefs = groups.flatMap((group) => group.briefs);
  const hasHeadlines = briefs.some((brief) => brief.headline !== null);
  const isBlankLined = hasHeadlines || briefs.length === 0;
  const gap = isBlankLined ? '\n\n' : '\n';
  const parts: string[] = [];
  if (lead !== null) {
    const own = linesOfLead(lead, leadSection ?? null);
    // A list ends without a sentence, and yet is not cut off.
    const isWhole = briefs.length === 0 && lead.lines.at(-1)?.isItem === true;
    parts.push([...own, ...(isWhole ? [ending] : [])].join(gap));
  } else if (hasHeadlines) parts.push('Editie: web');
  // Below `Net binnen` the head of a section would be a story.
  else if (briefs.length > 0 && (groups[0]?.section ?? null) === null) parts.push('Net binnen');
  groups.forEach(({ section, briefs: own }, index) => {
    if (own.length === 0) return;
    // A listing with headlines has its section without a word before it.
    if (lead === null && index === 0 && (hasHeadlines || section === null)) {
      if (section !== null) parts.push(section);
    } else parts.push(section === null ? 'Meer nieuws' : `Meer uit ${section}`);
    parts.push(isBlankLined ? joinBlankLined(own) : joinGlued(own));
  });
  return `${parts.join(gap)}\n`;
}

function linesOfLead({ headline, moment, lines }: StoryDraft, section: string | null): string[] {
  return [headline, section, moment, ...lines.map((line) => line.text)].filter((line) => line !== null);
}

/** The next headline stands right below an age. */
function joinBlankLined(briefs: readonly StoryDraft[]): string {
  return briefs
    .map(({ headline, lines, moment }) =>
      [headline, ...lines.map((line) => line.text), moment ?? ending]
        .filter((line) => line !== null)
        .join('\n\n'),
    )
    .join('\n');
}

/** The next dateline stands right behind an age. */
function joinGlued(briefs: readonly StoryDraft[]): string {
  return briefs
    .map(({ lines, moment }, index) => {
      const end = moment ?? ending;
      const isGlued = end.endsWith('geleden') && index < briefs.length - 1;
      return [...lines.map((line) => line.text), isGlued ? end : `${end}\n`].join('\n');
    })
    .join('')
    .trimEnd();
}
