import { expect, test } from 'vitest';
import { tellStories } from './told-apart.ts';

const first = '<p>GOES (ANP) - Een stal is afgebrand in de polder. De brand begon in de nacht.</p>';
const list = '<ul><li>Veertig koeien</li><li>Zes brandweerwagens</li></ul>';
const last = '<p>De brandweer doet onderzoek naar de oorzaak van het vuur.</p>';
const middle = '<p>De boer is geschrokken, zegt hij.</p><p>Buren hielpen met het vee.</p>';
const more =
  '<h2>Meer uit Binnenland</h2><div><h3>Brug dicht</h3><p>VEERE (ANP) - De brug is dicht.</p><span>2 uur geleden</span></div>';
const card = '<div class="card"><h3>Brug dicht</h3><p>VEERE (ANP) - De brug is dicht.</p></div>';

test.each([
  ['an article alone', `<article><h1>Stal brandt af</h1>${first}${middle}${list}${last}</article>`],
  [
    'an article above briefs',
    `<article><h1>Stal brandt af</h1>${first}${middle}${list}${last}</article>${more}`,
  ],
  ['a lead beside its briefs', `<h1>Stal brandt af</h1>${first}${list}${last}${more}`],
  ['a lead that ends with it', `<h1>Stal brandt af</h1>${first}${list}${more}`],
  ['a story behind others', `${card}<h1>Stal brandt af</h1>${first}${list}${last}`],
])('a list without links stays in its story, an item a paragraph: %s', async (_name, html) => {
  const stories = await tellStories(`<main>${html}</main>`);
  const story = stories.find(({ cities }) => cities.includes('GOES'));
  const at = story?.paragraphs.indexOf('Veertig koeien') ?? -1;
  expect(at).toBeGreaterThan(0);
  expect(story?.paragraphs[at + 1]).toBe('Zes brandweerwagens');
  expect(JSON.stringify(stories.filter((one) => one !== story))).not.toMatch(/koeien|brandweer/);
});

test('a list behind the last story is the site’s, and a list of links is a menu', async () => {
  const site = '<ul><li>Weer: 12 graden</li><li>Beurs: 500 punten</li></ul>';
  const links = '<ul><li><a href="/a">Kat uit boom</a></li><li><a href="/b">Taart bakken</a></li></ul>';
  const [, story] = await tellStories(
    `<main>${card}<h1>Stal brandt af</h1>${first}${links}${last}${site}</main>`,
  );
  expect(story?.paragraphs.join(' ')).toMatch(/oorzaak van het vuur\.$/);
  expect(JSON.stringify(story)).not.toMatch(/Taart|Weer/);
});
