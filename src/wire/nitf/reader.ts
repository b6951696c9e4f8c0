import type { WireReader } from '../reader.ts';
import { rootOfHead } from '../xml-head.ts';
import { parseXmlItems } from '../xml-items.ts';
import { adaptNitf } from './adapt.ts';

/** NITF 2.5 to 3.6 standing alone, as AP, EFE, PA, ANSA, NTB and AAP send it. Known by its root. */
export const nitfReader: WireReader = {
  format: 'nitf',
  detect: (head) => rootOfHead(head)?.name === 'nitf',
  parse: (copy) => parseXmlItems(copy, 'NITF', ['nitf'], adaptNitf),
};
