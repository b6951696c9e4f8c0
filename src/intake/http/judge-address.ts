import ipaddr from 'ipaddr.js';
import type { PrivateAllowance } from './private-allowance.ts';

/** What lies behind a range of addresses, to end the sentence `…, which is …`. */
const rangeWords: Readonly<Record<string, string>> = {
  loopback: 'this machine itself',
  private: 'in a private network',
  uniqueLocal: 'in a private network',
  carrierGradeNat: "in a provider's inner network",
  linkLocal: 'on the local link, where machines of a cloud find their secrets',
  multicast: 'for many machines at once',
  broadcast: 'for all machines at once',
  unspecified: 'no machine, or this one',
};

/** Ranges that naming a host opens, too; anything stranger has to be allowed by address. */
const openedByName = new Set(['loopback', 'private', 'uniqueLocal', 'carrierGradeNat']);
/** Ranges that hold no server. */
const neverOpened = new Set(['multicast', 'broadcast', 'unspecified']);
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/**
 * Whether Telex may connect to this address, as a look-up of `host` or the host itself gave it. Null when it may, else
 * what the address is, to end a sentence with. Only globally reachable unicast passes by itself (IANA's special-purpose
 * registries, by ipaddr.js); what does not read as an address is refused.
 */
export function judgeAddress(address: string, host: string, allowance: PrivateAllowance): string | null {
  if (!ipaddr.isValid(address)) return 'no address';
  const known = unwrap(ipaddr.parse(address));
  const range = nameRange(known);
  if (range === 'unicast') return null;
  const words = rangeWords[range] ?? 'set aside for other ends';
  if (neverOpened.has(range)) return words;
  if (allowance.ranges.some((allowed) => isWithin(known, allowed))) return null;
  return allowance.names.has(host) && openedByName.has(range) ? null : words;
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** An IPv4 address that IPv6 only carries: mapped, or through the well-known NAT64 prefix (RFC 6052), as DNS64 answers. */
function unwrap(address: Address): Address {
  if (address.kind() === 'ipv4') return address;
  const six = address as ipaddr.IPv6;
  if (six.isIPv4MappedAddress()) return six.toIPv4Address();
  return six.match(nat64) ? new ipaddr.IPv4(six.toByteArray().slice(12)) : six;
}

/** The range by ipaddr.js, for which all that is in no special range is unicast: of IPv6 only 2000::/3 is handed out. */
function nameRange(address: Address): string {
  const range = address.range();
  if (range !== 'unicast' || address.kind() === 'ipv4') return range;
  return (address as ipaddr.IPv6).match(globalUnicast) ? range : 'reserved';
}

function isWithin(address: Address, [start, bits]: readonly [Address, number]): boolean {
  return address.kind() === start.kind() && address.match(start, bits);
}
