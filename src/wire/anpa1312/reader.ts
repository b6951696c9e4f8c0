import { decodeText } from '../decode.ts';
import type { WireItem } from '../item.ts';
import type { WireReader } from '../reader.ts';
import { adaptAnpa } from './adapt.ts';
import { opensAnpa, splitAnpa } from './messages.ts';

/**
 * ANPA 1312, the wire format of American agencies, as AP and as Kyodo send it. Known by SYN SYN SOH, or by SOH and a
 * unit separator behind service letter, sequence and sender.
 */
export const anpa1312Reader: WireReader = {
  format: 'anpa1312',
  detect: (head) => opensAnpa(decodeText(head.subarray(0, 512))),
  parse(copy) {
    const items: WireItem[] = [];
    for (const message of splitAnpa(decodeText(copy.bytes))) {
      const item = adaptAnpa(message, copy.capturedAt);
      if (item !== null) items.push(item);
    }
    if (items.length > 0) return { ok: true, value: items };
    return {
      ok: false,
      problem: {
        code: 'no-story',
        message: 'No ANPA 1312 message with a header and a text starts in this copy.',
        at: { byte: 0 },
      },
    };
  },
};
