import { readPageText } from './intake/page/read-page.ts';
import { decodeText } from './wire/decode.ts';
import { detectFormat, parseCopy } from './wire/detect.ts';
import type { WireCopy, WireFormat } from './wire/item.ts';
import type { Reading } from './wire/reader.ts';

/** How much is looked at to know HTML, in bytes. */
const headSize = 4_096;

/** How HTML begins, whole (also as XHTML) or as the part that a mail or a form has. */
const opening =
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|main|article|section|header|div|table|h[1-6]|p|ul|ol|span)(?=[\s/>])/i;

/**
 * Copy of any format, HTML among them: that is read as a page at an address is (src/intake/page/), with the bounds that
 * hold there. Never throws on any bytes, but may reject where a library does.
 */
export async function readCopyInHand(copy: WireCopy, format: WireFormat | 'auto'): Promise<Reading> {
  if (!isHtml(copy.bytes, format)) return parseCopy(copy, format);
  const { bytes, capturedAt } = copy;
  const text = await readPageText({ bytes, charset: copy.charset ?? null, capturedAt }, null);
  if (text.ok) return parseCopy({ ...copy, bytes: new TextEncoder().encode(text.value) }, 'page');
  if (text.problem.code !== 'page-without-story') return text;
  return {
    ok: false,
    problem: {
      code: 'page-without-story',
      message:
        'This is HTML, and no story was found in it: none begins with a dateline, and there is no headline above 200 characters of sentences, or it is that of a login, an error or a question to agree. Send the text of the story itself, or set up the page as a source with rules (layout).',
    },
  };
}

/** True for HTML that no other reader knows: NewsML and NITF have it within them, and so have feeds. */
function isHtml(bytes: Uint8Array, format: WireFormat | 'auto'): boolean {
  if (format !== 'auto' && format !== 'page') return false;
  const head = decodeText(bytes.subarray(0, headSize)).replace(/^\uFEFF/, '');
  if (!opening.test(head)) return false;
  const found = detectFormat(bytes);
  return found === null || found === 'page';
}
