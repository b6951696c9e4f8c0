import { decodeText } from '../decode.ts';
import { readMessages } from '../read-messages.ts';
import type { WireReader } from '../reader.ts';
import { adaptMessage } from './adapt.ts';
import { isMessageHeader, splitMessages } from './messages.ts';

/**
 * IPTC 7901, the wire format of 1979 that dpa, ATS and others still send: SOH, a header, a slug, STX, the text, ETX, the
 * time. Known by SOH (lines of DEL may stand before it), or by dpa's header line where the control characters are gone.
 */
export const iptc7901Reader: WireReader = {
  format: 'iptc7901',
  detect(head) {
    const text = decodeText(head.subarray(0, 4_096));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: SOH and what line noise stands before it
    const start = /^([\0\s\x7f]*)(\x01)?([^\r\n]*)/.exec(text);
    const [, noise = '', soh, line = ''] = start ?? [];
    // Files of other kinds begin with NUL and 01 as well: behind NUL a header must follow.
    if (soh === undefined || noise.includes('\0')) return isMessageHeader(line);
    // ANPA's Kyodo form starts with SOH as well; the unit separator in its first line tells them apart.
    return !line.slice(0, 60).includes('\x1f');
  },
  parse: (copy) =>
    readMessages(splitMessages(decodeText(copy.bytes)), adaptMessage, copy.capturedAt, 'IPTC 7901'),
};
