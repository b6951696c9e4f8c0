/** Invented pages and the mark-up in which sites put the like of them. */

/** A short story of an invented page. */
export interface InventedBrief {
  readonly headline: string;
  readonly text: string;
  /** `13 minuten geleden`. */
  readonly age: string;
  /** The moment that the age stands for, ISO 8601. */
  readonly at: string;
}

/** A page of a lead and briefs. */
export interface InventedPage {
  readonly headline: string;
  /** The first has the dateline. `## ` begins a subhead. */
  readonly lines: readonly string[];
  readonly section: string;
  readonly briefs: readonly InventedBrief[];
}

/** The page as a reader copies it: glued without headlines of briefs, else with blank lines. */
export function toPlainText(page: InventedPage, withHeadlines: boolean): string {
  const lines = page.lines.map((line) => line.replace('## ', ''));
  if (!withHeadlines) {
    const briefs = page.briefs.map(({ text, age }) => `${text}\n${age}`).join('');
    return [page.headline, ...lines, `Meer uit ${page.section}`, `${briefs}\n`].join('\n');
  }
  const briefs = page.briefs.map(({ headline, text, age }) => `${headline}\n\n${text}\n\n${age}`).join('\n');
  return [page.headline, ...lines, `Meer uit ${page.section}`, briefs].join('\n\n');
}

/** A kind of mark-up; `withHeadlines`: its briefs have them. */
export interface HtmlLayout {
  readonly name: string;
  readonly withHeadlines: boolean;
  render(page: InventedPage): string;
}

const esc = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const nav =
  '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li><li><a href="/regio">Regio</a></li></ul></nav>';
const cookies =
  '<div class="cookie-consent"><p>Wij gebruiken cookies om onze site beter te maken. Lees er alles over in ons beleid.</p><button>Akkoord</button></div>';
const share =
  '<div class="share-buttons"><a href="#f">Deel op Facebook</a><a href="#x">Deel op X</a><span>Kopieer de link</span></div>';
const footer =
  '<footer><p>Streekblad is een uitgave van de Vereniging voor Nieuws. Alle rechten voorbehouden.</p><a href="/contact">Contact</a></footer>';
const image =
  '<figure><img data-src="/a.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="De brug"><noscript><img src="/a.jpg"></noscript><figure><figcaption>De brug in betere dagen. Foto: ANP</figcaption></figure></figure>';
const ad =
  '<div class="ad-slot" id="ad-1"><span>Advertentie</span><iframe src="//ads.invalid"></iframe></div>';
const popular =
  '<div class="meest-gelezen"><h3>Meest gelezen</h3><ol><li><a href="/1">Zo maak je zelf appeltaart</a></li><li><a href="/2">Kat na week terug uit boom</a></li></ol></div>';

const wrap = (body: string, title: string, head = '') =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${esc(title)} | Streekblad</title><meta property="og:site_name" content="Streekblad">${head}<style>.x{color:red}</style><script>var a = "<p>GOES (ANP) - Geen tekst.</p>";</script></head><body>${body}</body></html>`;
const leadOf = (page: InventedPage, tag = 'p') =>
  page.lines
    .map((line) =>
      line.startsWith('## ') ? `<h2>${esc(line.slice(3))}</h2>` : `<${tag}>${esc(line)}</${tag}>`,
    )
    .join('\n');
const briefsOf = (page: InventedPage, one: (brief: InventedBrief) => string) =>
  page.briefs.map(one).join('\n');

/** The dateline's agency in a link, its place in bold; a soft hyphen and a no-break blank in the text. */
const dressed = (line: string) => {
  const [, place, agency, rest] = /^(.+?) \((.+?)\) - (.*)$/s.exec(line) ?? [];
  if (place === undefined || agency === undefined || rest === undefined) return esc(line);
  const text = esc(rest)
    .replace(' ', '&nbsp;')
    .replace(/(\w{4})(\w{4})/, '$1&shy;$2');
  return `<strong>${esc(place)}</strong> (<a href="/bureau">${esc(agency)}</a>)&nbsp;- ${text}`;
};

/** The layouts. */
export const htmlLayouts: readonly HtmlLayout[] = [
  {
    name: 'article and section tags',
    withHeadlines: true,
    render: (page) =>
      wrap(
        `${cookies}<header><a href="/">Streekblad</a>${nav}</header><main><article><header><h1>${esc(page.headline)}</h1></header>${share}${image}${leadOf(page)}</article><section><h2>Meer uit ${page.section}</h2>${briefsOf(page, (b) => `<article><h3><a href="/b">${esc(b.headline)}</a></h3><p>${esc(b.text)}</p><span class="age">${b.age}</span></article>`)}</section></main>${popular}${footer}`,
        page.headline,
      ),
  },
  {
    name: 'nothing but divs',
    withHeadlines: true,
    render: (page) =>
      wrap(
        `<div id="wrap"><div class="menu"><div><a href="/">Home</a></div><div><a href="/s">Sport</a></div></div><div class="c1"><div class="t1">${esc(page.headline)}</div>${page.lines.map((line) => `<div class="t2">${esc(line.replace('## ', ''))}</div>`).join('')}</div><div class="c2"><div class="t3">Meer uit ${page.section}</div>${briefsOf(page, (b) => `<div class="c3"><div class="t4">${esc(b.headline)}</div><div class="t5">${esc(b.text)}</div><div class="t6">${b.age}</div></div>`)}</div><div class="footer">Contact en colofon</div></div>`,
        page.headline,
      ),
  },
  {
    name: 'line breaks in one element',
    withHeadlines: false,
    render: (page) =>
      wrap(
        `<div id="menu"><a href="/">Home</a> | <a href="/s">Sport</a></div><h1>${esc(page.headline)}</h1><div id="text">${page.lines.map((line) => esc(line.replace('## ', ''))).join('<br>\n')}<br><br>Meer uit ${page.section}<br>${briefsOf(page, (b) => `${esc(b.text)}<br>${b.age}<br>`)}</div>`,
        page.headline,
      ),
  },
  {
    name: 'a table for everything',
    withHeadlines: false,
    render: (page) =>
      wrap(
        `<table width="800"><tr><td colspan="2"><a href="/">Home</a> <a href="/s">Sport</a></td></tr><tr><td><h1>${esc(page.headline)}</h1>${leadOf(page)}<h2>Meer uit ${page.section}</h2><table>${briefsOf(page, (b) => `<tr><td>${esc(b.text)}</td><td>${b.age}</td></tr>`)}</table></td></tr></table>`,
        page.headline,
      ),
  },
  {
    name: 'a list of briefs with the age above the text',
    withHeadlines: true,
    render: (page) =>
      wrap(
        `${nav}<main><h1>${esc(page.headline)}</h1>${leadOf(page)}<h2>Meer uit ${page.section}</h2><ul class="related-items">${briefsOf(page, (b) => `<li><time datetime="${b.at}">${b.age}</time><h3>${esc(b.headline)}</h3><p>${esc(b.text)}</p><a href="/b">Lees meer</a></li>`)}</ul></main>${footer}`,
        page.headline,
      ),
  },
  {
    name: 'paragraphs side by side, the age behind each brief',
    withHeadlines: false,
    render: (page) =>
      wrap(
        `${nav}<article><h1>${esc(page.headline)}</h1>${leadOf(page)}<h3>Meer uit ${page.section}</h3>${briefsOf(page, (b) => `<p>${esc(b.text)}</p><span>${b.age}</span>`)}</article>${footer}`,
        page.headline,
      ),
  },
  {
    name: 'the age in the paragraph of its brief',
    withHeadlines: false,
    render: (page) =>
      wrap(
        `<div class="page-header">${nav}</div><div class="content"><h1>${esc(page.headline)}</h1>${ad}${leadOf(page)}<h4>Meer uit ${page.section}</h4>${briefsOf(page, (b) => `<div class="brief"><p>${esc(b.text)}<em>${b.age}</em></p></div>`)}</div>${footer}`,
        page.headline,
      ),
  },
  {
    name: 'JSON-LD NewsArticle and a cookie notice',
    withHeadlines: true,
    render: (page) =>
      wrap(
        `${cookies}${nav}<div id="app"><main><div class="story"><h1 class="story__title">${esc(page.headline)}</h1><div class="story__body">${leadOf(page)}</div></div><div class="more"><h2>Meer uit ${page.section}</h2>${briefsOf(page, (b) => `<div class="card"><h4>${esc(b.headline)}</h4><div class="card__text">${esc(b.text)}</div><div class="card__time">${b.age}</div></div>`)}</div></main></div>${footer}`,
        page.headline,
        `<script type="application/ld+json">${JSON.stringify({
          '@context': 'https://schema.org',
          '@graph': [
            { '@type': 'WebPage', name: 'Streekblad' },
            { '@type': 'NewsArticle', headline: page.headline, articleBody: page.lines.join(' ') },
          ],
        })}</script>`,
      ),
  },
  {
    name: 'AMP',
    withHeadlines: true,
    render: (page) =>
      `<!doctype html><html ⚡ lang="nl"><head><meta charset="utf-8"><title>${esc(page.headline)}</title><style amp-boilerplate>body{visibility:hidden}</style></head><body><amp-sidebar id="s"><ul><li><a href="/">Home</a></li></ul></amp-sidebar><amp-consent id="c"><div>Mogen wij u volgen?</div></amp-consent><main><h1>${esc(page.headline)}</h1><amp-img src="/a.jpg"></amp-img><amp-social-share type="x"></amp-social-share>${leadOf(page)}<amp-ad type="a"><div placeholder>Advertentie</div></amp-ad><section><h2>Meer uit ${page.section}</h2>${briefsOf(page, (b) => `<div class="amp-brief"><h3>${esc(b.headline)}</h3><p>${esc(b.text)}</p><p class="tijd">${b.age}</p></div>`)}</section></main></body></html>`,
  },
  {
    name: 'links and bold in datelines, soft hyphens and no-break blanks',
    withHeadlines: true,
    render: (page) =>
      wrap(
        `${nav}<article><h1>${esc(page.headline)}</h1>${page.lines.map((line) => (line.startsWith('## ') ? `<p><b>${esc(line.slice(3))}</b></p>` : `<p>${dressed(line)}</p>`)).join('')}</article><div><h2>Meer uit ${page.section}</h2>${briefsOf(page, (b) => `<div><h3><a href="/b"><span>${esc(b.headline)}</span></a></h3><p>${dressed(b.text)}</p><small>${b.age}</small></div>`)}</div>`,
        page.headline,
      ),
  },
  {
    name: 'lazy images, nested figures and advertisements between the paragraphs',
    withHeadlines: true,
    render: (page) =>
      wrap(
        `<div class="site"><div class="masthead">${nav}</div><article class="post"><h1>${esc(page.headline)}</h1>${image}${page.lines.map((line, at) => `${line.startsWith('## ') ? `<h2>${esc(line.slice(3))}</h2>` : `<p>${esc(line)}</p>`}${at === 1 ? ad + image : ''}`).join('')}${share}</article><div class="cards"><h2>Meer uit ${page.section}</h2>${briefsOf(page, (b) => `<div class="card">${image}<h3>${esc(b.headline)}</h3><p>${esc(b.text)}</p><span>${b.age}</span></div>`)}</div></div>`,
        page.headline,
      ),
  },
  {
    name: 'a definition list, hidden copies and screen-reader text',
    withHeadlines: false,
    render: (page) =>
      wrap(
        `<a class="sr-only" href="#m">Naar de inhoud</a><div style="display:none"><p>GOES (ANP) - Dit ziet niemand, want het is verborgen.</p></div><main id="m"><h1>${esc(page.headline)}</h1>${leadOf(page)}<h2>Meer uit ${page.section}</h2><dl>${briefsOf(page, (b) => `<dd>${esc(b.text)}</dd><dd>${b.age}</dd>`)}</dl><div hidden>KYIV (ANP) - Ook dit niet.</div></main>`,
        page.headline,
      ),
  },
  {
    name: 'one form around the page, upper-case tags that do not close',
    withHeadlines: false,
    render: (page) =>
      wrap(
        `<FORM ACTION="/x"><INPUT TYPE=hidden NAME=state VALUE="aa"><H1>${esc(page.headline)}</H1>${page.lines.map((line) => (line.startsWith('## ') ? `<H3>${esc(line.slice(3))}</H3>` : `<P>${esc(line)}`)).join('\n')}<H3>Meer uit ${page.section}</H3>${briefsOf(page, (b) => `<P>${esc(b.text)}<P>${b.age}`)}</FORM>`,
        page.headline,
      ),
  },
  {
    name: 'exact times in mark-up where readers see a clock',
    withHeadlines: true,
    render: (page) =>
      wrap(
        `${nav}<main><article><h1>${esc(page.headline)}</h1>${leadOf(page)}</article><aside><h2>Meer uit ${page.section}</h2>${briefsOf(page, (b) => `<div class="teaser"><h3>${esc(b.headline)}</h3><p>${esc(b.text)}</p><time datetime="${b.at}">${b.at.slice(11, 16)}</time></div>`)}</aside></main>`,
        page.headline,
      ),
  },
];
