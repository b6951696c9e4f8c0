import { describe, expect, test } from 'vitest';
import { tellStories } from './told-apart.ts';

const comment =
  '<b>Piet</b><p>VLISSINGEN - daar zijn ze allemaal gek, net als die dief van een wethouder.</p><span>2 minuten geleden</span>';
const article =
  '<article class="post comments-open"><h2>Brug dicht</h2><p>GOES (ANP) - De brug bij Goes is dicht na een aanvaring. De schade is groot.</p></article>';
const more =
  '<section><h2>Meer uit Zeeland</h2><ul><li>VEERE (ANP) - De haven krijgt een nieuwe kade. <span>1 uur geleden</span></li></ul></section>';

describe("readers' comments", () => {
  test.each([
    [
      'a section with the id',
      `<section id="comments"><h2>3 reacties</h2><div class=comment>${comment}</div></section>`,
    ],
    ['a box of a Dutch class', `<div><div class="x-Reacties__lijst"><div>${comment}</div></div></div>`],
    ['a label', `<div aria-label="Reacties van lezers"><div>${comment}</div></div>`],
    ['a forum', `<div class="forum-thread">${comment}${comment}</div>`],
    ['an article of each', `<div><article class="comment-body"><h3>Piet</h3>${comment}</article></div>`],
    [
      'a heading alone',
      `<div><h2>3 reacties</h2><div class=a>${comment}</div><div class=a>${comment}</div></div>`,
    ],
    [
      'a heading in a wrapper',
      `<div><header><h3>Reacties (2)</h3><a href=l>Log in</a></header><div>${comment}</div></div>`,
    ],
    ['an English heading', `<section><h2>Comments (12)</h2>${comment}</section>`],
    ['an invitation', `<section><h2>Praat mee over de brug</h2>${comment}</section>`],
  ])('are no news, marked by %s', async (_name, box) => {
    for (const page of [`<main>${article}${box}${more}</main>`, `<div>${article}</div>${box}${more}`]) {
      const stories = await tellStories(page);
      expect(stories.map(({ cities }) => cities)).toEqual([['GOES'], ['VEERE']]);
      expect(JSON.stringify(stories)).not.toMatch(/wethouder|reacties|Piet/i);
    }
    const deep = article.replace('</article>', `${box}</article>`);
    expect(JSON.stringify(await tellStories(`<main>${deep}${more}</main>`))).not.toMatch(/wethouder/);
  });

  test('are not what a headline speaks of', async () => {
    const heads = ['Reacties op val van college', 'Geen reactie van het Kremlin', 'Discussie over de kade'];
    const cards = heads.map(
      (head) =>
        `<div class="card"><h3>${head}</h3><p>VEERE (ANP) - De haven krijgt een nieuwe kade.</p></div>`,
    );
    const stories = await tellStories(`<main>${article}<h2>Meer uit Zeeland</h2>${cards.join('')}</main>`);
    expect(stories.slice(1).map(({ headline }) => headline)).toEqual(heads);
  });

  test('end where a heading of their rank begins something else', async () => {
    const page = `<main>${article}<h3>2 reacties</h3><div>${comment}</div><h3>Meer uit Zeeland</h3><p>VEERE (ANP) - De haven krijgt een kade.</p></main>`;
    expect((await tellStories(page)).map(({ cities }) => cities)).toEqual([['GOES'], ['VEERE']]);
  });
});
