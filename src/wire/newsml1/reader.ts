import type { WireReader } from '../reader.ts';
import { rootOfHead } from '../xml-head.ts';
import { parseXmlItems } from '../xml-items.ts';
import { adaptNewsml } from './adapt.ts';

/** NewsML 1.0 to 1.2, as ANP, Belga, AFP, EFE, TASS, ATS, Kyodo and ANA send it. Known by its root, outside G2's namespace. */
export const newsml1Reader: WireReader = {
  format: 'newsml1',
  detect(head) {
    const root = rootOfHead(head);
    return root !== null && root.name === 'NewsML' && !root.tag.includes('iptc.org/std/nar');
  },
  parse: (copy) => parseXmlItems(copy, 'NewsML 1', ['NewsML'], adaptNewsml),
};
