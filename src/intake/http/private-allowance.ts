import ipaddr from 'ipaddr.js';
import type { Result } from '../../wire/problem.ts';

/** Which hosts of private networks a source may be fetched from, as its operator allows. */
export interface PrivateAllowance {
  /** Host names, as the URL standard writes them. */
  readonly names: ReadonlySet<string>;
  readonly ranges: readonly [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number][];
  /** The same for two allowances that allow the same. */
  readonly key: string;
}

/** Nothing private: what a source gets that says nothing of it. */
export const nothingPrivate: PrivateAllowance = { names: new Set(), ranges: [], key: '' };

/**
 * Reads the setting `allowPrivate`: host names (`wire.lan`), addresses (`10.0.0.5`, `::1`) and ranges (`10.0.0.0/8`).
 * A name also stands for the private addresses that it leads to; it holds for that name alone and none below it.
 */
export function readAllowance(entries: readonly string[]): Result<PrivateAllowance> {
  const names = new Set<string>();
  const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  for (const entry of entries) {
    const text = entry.trim().replace(/^\[(.*)\]$/, '$1');
    const range = readRange(text);
    const name = range === null ? readName(text) : null;
    if (range !== null) ranges.push(range);
    else if (name !== null) names.add(name);
    else {
      const message = `'${entry}' is no host name (wire.lan), address (10.0.0.5, ::1) or range of addresses (10.0.0.0/8).`;
      return { ok: false, problem: { code: 'bad-allowance', message } };
    }
  }
  const key = [...names, ...ranges.map(([address, bits]) => `${address}/${bits}`)].sort().join(' ');
  return { ok: true, value: { names, ranges, key } };
}

function readRange(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  // The short and octal forms that ipaddr.js reads too would allow something else than they seem to.
  if (!text.includes(':') && !/^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/.test(text)) return null;
  if (/(?:^|\.)0\d/.test(text)) return null;
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) return null;
  const address = ipaddr.parse(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function readName(text: string): string | null {
  if (!/^[\p{L}\p{N}_.-]+$/u.test(text) || !URL.canParse(`http://${text}/`)) return null;
  const { hostname } = new URL(`http://${text}/`);
  // What the standard takes for an address (2130706433) was meant as one and is none of those above.
  return ipaddr.isValid(hostname) ? null : hostname.replace(/\.$/, '');
}
