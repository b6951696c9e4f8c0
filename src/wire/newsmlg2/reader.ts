import type { WireReader } from '../reader.ts';
import { rootOfHead } from '../xml-head.ts';
import { parseXmlItems } from '../xml-items.ts';
import { adaptG2 } from './adapt.ts';

/** The roots of G2 that can hold news; concept and catalogue items hold none. */
const roots = ['newsMessage', 'newsItem', 'packageItem', 'NewsML'];

/** NewsML-G2, as dpa, AP, Reuters, AFP, STT, TT and ANSA send it. Known by its roots and IPTC's namespace. */
export const newsmlG2Reader: WireReader = {
  format: 'newsmlg2',
  detect(head) {
    const root = rootOfHead(head);
    if (root === null || !roots.includes(root.name)) return false;
    return (
      root.tag.includes('iptc.org/std/nar') || /NewsML-G2/i.test(root.tag) || root.name === 'newsMessage'
    );
  },
  parse: (copy) => parseXmlItems(copy, 'NewsML-G2', roots, adaptG2),
};
