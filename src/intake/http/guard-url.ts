import ipaddr from 'ipaddr.js';
import { FetchTrouble } from './fetch-trouble.ts';
import { judgeAddress } from './judge-address.ts';
import type { PrivateAllowance } from './private-allowance.ts';

/**
 * Ports from 1024 on at which something other than a web server listens: the Fetch Standard's bad ports, and the usual
 * ones of databases, caches and remote control. Of those below only 80 and 443 are fetched from.
 */
const otherPorts = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10080, 1433, 1521, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 5432, 5672, 5900, 5984, 5985, 5986, 6379, 6443,
  9042, 9092, 9200, 9300, 10250, 11211, 27017,
]);
/** Longer addresses are somebody's mistake or mischief. */
const mostCharacters = 2_000;

/**
 * Reads an address that is about to be asked, a redirect's with `base`, and refuses what Telex does not fetch from: other
 * schemes, ports of other services, and hosts that are private as they stand in every notation (the URL standard makes
 * 127.0.0.1 of 0x7f.1 and 2130706433). Names are judged when they are looked up. User and password are let through in an
 * operator's own address only. Throws a `FetchTrouble`; never repeats a password.
 */
export function guardUrl(
  text: string,
  allowance: PrivateAllowance,
  { base, mayCarryCredentials = false }: { readonly base?: URL; readonly mayCarryCredentials?: boolean } = {},
): URL {
  const url = text.length > mostCharacters ? null : URL.parse(text, base);
  if (url === null) throw new FetchTrouble('bad-address', 'lasting', 'The address cannot be read as a URL.');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    const message = `Telex fetches over http and https, not ${url.protocol.slice(0, 20)}.`;
    throw new FetchTrouble('scheme-refused', 'lasting', message);
  }
  if (!mayCarryCredentials && (url.username !== '' || url.password !== '')) {
    const message = `The address at ${url.host} carries a user name or password, which only the source's own settings may.`;
    throw new FetchTrouble('credentials-refused', 'lasting', message);
  }
  const port = Number(url.port);
  if (url.port !== '' && port !== 80 && port !== 443 && (port < 1024 || otherPorts.has(port))) {
    const message = `Port ${port} of ${url.hostname} is not one that Telex fetches from: 80, 443, or one from 1024 on that is no other service's.`;
    throw new FetchTrouble('port-refused', 'lasting', message);
  }
  refuseHost(hostOf(url), allowance);
  url.hash = '';
  return url;
}

/** The host of an address as it is looked up: without brackets and without a dot at its end. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

function refuseHost(host: string, allowance: PrivateAllowance): void {
  if (ipaddr.isValid(host)) {
    const refused = judgeAddress(host, host, allowance);
    if (refused !== null) throw privateAddress(host, null, refused);
  } else if (/(?:^|\.)localhost$/.test(host) && !allowance.names.has(host)) {
    throw privateAddress(host, null, 'this machine itself');
  }
}

/** The trouble with a host at a refused address: `what` it is, as `judgeAddress` says; `address` is null for a host that is one. */
export function privateAddress(host: string, address: string | null, what: string): FetchTrouble {
  const which = address === null ? `${host} is` : `${host} leads to ${address}, which is`;
  const message = `${which} ${what}. Telex fetches from public servers only; if it is meant, name it in the source's allowPrivate.`;
  return new FetchTrouble('private-address', 'lasting', message, { refusedHost: host });
}
