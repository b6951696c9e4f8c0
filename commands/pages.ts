import type { APIEmbed } from 'discord-api-types/v10';
import type { Language } from '../src/delivery/subscription.ts';
import { writeCustomId } from '../src/discord/custom-id.ts';
import { limits } from '../src/discord/limits.ts';
import { buttonRow, type Reply } from '../src/discord/reply.ts';
import { sayPlainly } from '../src/discord/say.ts';
import { nearestPage, nextButton, previousButton } from '../src/discord/turn-buttons.ts';

/** Parts of a long list on pages: `most` on each, and no more than one embed takes with a blank line between them. */
export function fillPages(parts: readonly string[], most: number): readonly (readonly string[])[] {
  const pages: string[][] = [];
  let room = 0;
  for (const part of parts) {
    const last = pages.at(-1);
    if (last === undefined || last.length === most || part.length + 2 > room) {
      pages.push([part]);
      room = limits.embedDescription - part.length;
    } else {
      last.push(part);
      room -= part.length + 2;
    }
  }
  return pages;
}

/** A page of a list, counted from 0, with what stands on it; one that is not there gives the nearest. */
export function turnTo(page: number, pages: readonly (readonly string[])[]) {
  const at = nearestPage(page, pages.length);
  const lines = pages[at] ?? [];
  const from = pages.slice(0, at).flat().length + 1;
  return { at, lines, span: { from, to: from + lines.length - 1, count: pages.flat().length } };
}

/** The footer under page `at` of `count` (`Blad 2 van 3 · 11 tot en met 20 van 23`; `span`: the second half, plain text); none where there is one page. */
export function pageFooter(
  at: number,
  count: number,
  span: string,
  language: Language,
): Pick<APIEmbed, 'footer'> {
  if (count < 2) return {};
  return {
    footer: { text: `${sayPlainly(language, 'story.page', { page: at + 1, pages: count })} · ${span}` },
  };
}

/** The buttons under page `at` of `count`: the action gets the other page's number. */
export function pageButtons(
  action: string,
  at: number,
  count: number,
  language: Language,
): Reply['components'] {
  const turn = (to: number) => (to >= 0 && to < count ? writeCustomId(action, String(to)) : null);
  return buttonRow(previousButton(turn(at - 1), language), nextButton(turn(at + 1), 'story.next', language));
}
