import fc from 'fast-check';

const pieces = fc.constantFrom(
  ...[
    '<p>',
    '</p>',
    '<div class="nav">',
    '</div>',
    '<article>',
    '</article>',
    '<h1>',
    '</h1>',
    '<h3>',
    '</h3>',
    '<br>',
    '<li>',
  ],
  ...[
    '<time datetime="2026-06-08T10:00:00Z">',
    '</time>',
    '<table><tr><td>',
    '</td>',
    '<template>',
    '<svg>',
    '<math>',
    '<a href=x>',
  ],
  ...[
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Kop"}</script>',
    '<!--',
    '-->',
    '<![CDATA[',
    '</body>',
    '</html>',
  ],
  ...[
    'GOES (ANP) - De brug is dicht. ',
    'Kop',
    '13 minuten geleden',
    'Meer uit Binnenland',
    '&nbsp;&#0;&#xD800;',
    '\0',
    '\ufeff',
    ' ',
    '<',
    '>',
  ],
  ...[
    '<html style="display:none">',
    '<body hidden>',
    '<frameset>',
    '<select><option>',
    '<p '.repeat(3),
    '<!doctype',
  ],
);

/** HTML in pieces, in any order. */
export const anyHtml: fc.Arbitrary<string> = fc.array(pieces, { maxLength: 30 }).map((some) => some.join(''));

/** Settings for a site's page, or none. */
export const anyLayout = fc.constantFrom(null, {
  lead: 'article',
  briefs: 'li, p',
  headline: 'h1, h3',
  age: 'time',
  section: 'h3',
  drop: 'a',
});
