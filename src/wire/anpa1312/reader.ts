import { decodeText } from '../decode.ts';
import { readMessages } from '../read-messages.ts';
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
  parse: (copy) => readMessages(splitAnpa(decodeText(copy.bytes)), adaptAnpa, copy.capturedAt, 'ANPA 1312'),
};
