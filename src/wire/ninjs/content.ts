import { cleanOrNull } from '../clean-text.ts';
import { looksLikeHtml, readHtmlBlocks, readPlainOrHtml, readXmlText } from '../markup-blocks.ts';
import type { TextBlock } from '../text-blocks.ts';
import { parseXml } from '../xml.ts';
import { type Fields, listField, textField } from './fields.ts';

/** The headline: `headline` of ninjs 1, the main one of `headlines` since ninjs 2, else the title. */
export function readHeadline(fields: Fields): string | null {
  const headlines = listField(fields, 'headlines');
  const main =
    headlines.find((one) => /^main$/i.test(textField(one, 'role') ?? 'main')) ??
    headlines.find((one) => !/sub|seo|short|alt|push/i.test(textField(one, 'role') ?? ''));
  const given =
    textField(fields, 'headline') ??
    (main === undefined ? null : textField(main, 'value', 'text')) ??
    textField(fields, 'title');
  return given !== null && looksLikeHtml(given)
    ? cleanOrNull(
        readHtmlBlocks(given)
          .map((block) => block.text)
          .join(' '),
      )
    : given;
}

/** ninjs 1 names the kind of a body in the field's own name; mark-up parts paragraphs, so it comes first. */
const namedBodies = ['body_xhtml', 'body_html', 'body_html5', 'body_richhtml5', 'body_text'];

/** The blocks of the best body that says anything. */
export function readBody(fields: Fields): TextBlock[] {
  for (const text of [...namedBodies.map((name) => fields.get(name)), ...listedBodies(fields)]) {
    const blocks = typeof text === 'string' ? readMarkup(text) : [];
    if (blocks.length > 0) return blocks;
  }
  const others = [...fields].filter(([name]) => name.startsWith('body_') && !namedBodies.includes(name));
  for (const [, text] of others) {
    const blocks = typeof text === 'string' ? readMarkup(text) : [];
    if (blocks.length > 0) return blocks;
  }
  return [];
}

/** The `bodies` of ninjs 2 and 3: HTML first, plain text next, other XML last; the main one before others. */
function listedBodies(fields: Fields): readonly unknown[] {
  const rank = (body: Fields) => {
    const type = `${textField(body, 'contenttype') ?? ''} ${textField(body, 'role') ?? ''}`;
    const kind = /html/i.test(type) ? 0 : /xml|nitf/i.test(type) ? 2 : 1;
    return kind * 2 + (/^(?:main|html|html5|text)?$/i.test(textField(body, 'role') ?? '') ? 0 : 1);
  };
  return [...listField(fields, 'bodies')].sort((a, b) => rank(a) - rank(b)).map((body) => body.get('value'));
}

function readMarkup(text: string): TextBlock[] {
  if (/^\s*<(?:\?xml|nitf|ttnitf)\b/i.test(text)) {
    const read = parseXml(text);
    const [root] = read.ok ? read.value.roots : [];
    if (root !== undefined) return readXmlText(root);
  }
  return readPlainOrHtml(text);
}
