import type { DossierLine } from './dossier-lines.ts';
import type { DossierMoment } from './dossier-timeline.ts';
import { limits } from './limits.ts';
import type { Version } from './version-menu.ts';

/** A page of a dossier: its lines, and the versions that its menu offers. */
export interface DossierPage {
  readonly lines: readonly DossierLine[];
  readonly versions: readonly Version[];
}

/** Lines on a page: what a phone shows without much scrolling. */
const mostLines = 8;
/** Characters of a page at most, so that remarks below it fit too. */
const pageText = limits.embedDescription - 400;

/**
 * In pages of so many lines, of what an embed holds, and of no more versions than a menu takes: updates of which there are more stand on
 * several, told as a whole on each. `lengthOf`: the characters that a line takes.
 */
export function pagesOf(
  timeline: readonly DossierMoment[],
  lengthOf: (line: DossierLine) => number,
): readonly DossierPage[] {
  const pages: { lines: DossierLine[]; versions: Version[] }[] = [];
  let length = 0;
  for (const moment of timeline) {
    let rest = offered(moment);
    const isSplit = rest.length > limits.selectOptions;
    do {
      let page = pages.at(-1);
      const room = limits.selectOptions - (page?.versions.length ?? 0);
      // With room for what the line may say of its part of the versions.
      const taken = lengthOf({ moment, part: isSplit ? { from: 1_000, to: 1_000 } : null, above: null }) + 2;
      const lacksRoom = isSplit ? room === 0 : rest.length > room;
      if (page === undefined || lacksRoom || page.lines.length >= mostLines || length + taken > pageText) {
        page = { lines: [], versions: [] };
        pages.push(page);
        length = 0;
      }
      const shown = rest.slice(0, limits.selectOptions - page.versions.length);
      rest = rest.slice(shown.length);
      const [from, to] = [shown[0], shown.at(-1)].map((version) => version?.story.revision ?? 0);
      const last = page.lines.at(-1)?.moment;
      const above =
        last === undefined ? null : 'of' in last ? (last.versions.at(-1)?.at ?? last.at) : last.at;
      page.lines.push({ moment, part: isSplit ? { from: from ?? 0, to: to ?? 0 } : null, above });
      page.versions.push(...shown);
      length += taken;
    } while (rest.length > 0);
  }
  return pages;
}

/** The versions that a menu offers: a story that has but one is in the other menu. */
function offered(moment: DossierMoment): readonly Version[] {
  return 'of' in moment && moment.of.versions.length > 1 ? moment.versions : [];
}
