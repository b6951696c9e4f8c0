import { BlockList, isIP } from 'node:net';

/** Whose word on the sender's address is believed. */
export type TrustedProxies = BlockList;

/**
 * Addresses and networks (`10.0.0.0/8`, `::1`) as proxies that are believed. Throws in words what is none.
 */
export function readProxies(list: readonly string[]): TrustedProxies {
  const proxies = new BlockList();
  for (const one of list) {
    const [address = '', width, ...rest] = one.split('/');
    const version = isIP(address);
    const most = version === 6 ? 128 : 32;
    const bits = width === undefined ? most : /^\d{1,3}$/.test(width) ? Number(width) : Number.NaN;
    if (version === 0 || rest.length > 0 || !(bits <= most)) {
      throw new Error(`${JSON.stringify(one)} is no address and no network such as 10.0.0.0/8`);
    }
    proxies.addSubnet(address, bits, version === 6 ? 'ipv6' : 'ipv4');
  }
  return proxies;
}

/**
 * The address that a request came from: its connection's, or what the proxies that are believed say in
 * `X-Forwarded-For`, of which each adds at the end whom it saw. `unknown` when the connection is gone.
 */
export function findClientAddress(
  peer: string | undefined,
  forwarded: string | undefined,
  proxies: TrustedProxies,
): string {
  let address = plainAddress(peer ?? '');
  const told = (forwarded ?? '').split(',').map((one) => plainAddress(one.trim()));
  while (isTrusted(address, proxies)) {
    const before = told.pop();
    // A proxy that says nothing, or nothing that is an address, is itself whom it speaks for.
    if (before === undefined || isIP(before) === 0) break;
    address = before;
  }
  return address || 'unknown';
}

/** True for a connection whose word on the sender's address is believed. */
export function isProxy(peer: string | undefined, proxies: TrustedProxies): boolean {
  return isTrusted(plainAddress(peer ?? ''), proxies);
}

/** What is counted as one: an IPv4 address, or the /64 of IPv6, which any one customer has. */
export function groupAddress(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: gap }, () => '0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function isTrusted(address: string, proxies: TrustedProxies): boolean {
  const version = isIP(address);
  return version !== 0 && proxies.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Without the `::ffff:` of IPv4 on a socket of IPv6, and without a port behind it. */
function plainAddress(text: string): string {
  const bare = /^\[(.*)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}
