import { lookup, Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { FetchTrouble } from './fetch-trouble.ts';
import { privateAddress } from './guard-url.ts';
import { judgeAddress } from './judge-address.ts';
import type { PrivateAllowance } from './private-allowance.ts';

/** An address that a name leads to. */
export interface LookedUp {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Finds all addresses of a host name. Rejects as `node:dns` does when there are none or nobody answers. */
export type LookUp = (host: string, isLocal: boolean) => Promise<readonly LookedUp[]>;

/**
 * Looks names up. Public ones over the network (c-ares): `dns.lookup` would hold one of the few threads that files are
 * read on too, and a few silent name servers would stop everything. Names that an operator allowed (`isLocal`) go the
 * machine's own way, which knows its hosts file. `servers` are the name servers, the machine's own when left out.
 */
export const createLookUp =
  (servers?: readonly string[]): LookUp =>
  async (host, isLocal) => {
    if (isLocal) {
      const found = await lookup(host, { all: true });
      return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
    }
    const resolver = new Resolver({ timeout: 2_500, tries: 2 });
    if (servers !== undefined) resolver.setServers(servers);
    const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const found: LookedUp[] = [];
    if (four.status === 'fulfilled')
      found.push(...four.value.map((address) => ({ address, family: 4 as const })));
    if (six.status === 'fulfilled')
      found.push(...six.value.map((address) => ({ address, family: 6 as const })));
    if (found.length === 0 && four.status === 'rejected') throw four.reason;
    return found;
  };

/**
 * The look-up that a connection makes, for `net.connect`: it connects to what was judged here, so that a name cannot
 * lead elsewhere between the two. One refused address among several refuses the name: an honest name has no such answers.
 */
export function guardLookUp(lookUp: LookUp, allowance: PrivateAllowance): LookupFunction {
  return (hostname, options, done) => {
    const host = hostname.replace(/\.$/, '');
    const find = async () => {
      const found = await lookUp(host, allowance.names.has(host)).catch((error) => {
        throw explainLookUp(error, host);
      });
      if (found.length === 0) throw new FetchTrouble('name-unknown', 'passing', `${host} has no address.`);
      for (const { address } of found) {
        const refused = judgeAddress(address, host, allowance);
        if (refused !== null) throw privateAddress(host, address, refused);
      }
      return found;
    };
    find().then(
      (found) => {
        const [first] = found;
        if (options.all) done(null, [...found]);
        else if (first !== undefined) done(null, first.address, first.family);
      },
      (error) => done(error, []),
    );
  };
}

/** Codes by which look-ups say that there is no such name, or no address for it. */
const unknown = new Set(['ENOTFOUND', 'ENODATA', 'EAI_NONAME', 'EBADNAME']);

/** What a look-up ended with, told apart from the same codes of a connection; what has no code is a mistake of ours. */
function explainLookUp(error: unknown, host: string): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === undefined) return error;
  return unknown.has(code)
    ? new FetchTrouble('name-unknown', 'passing', `${host} is not known: no look-up finds an address for it.`)
    : new FetchTrouble(
        'look-up-failed',
        'passing',
        `${host} could not be looked up: the name servers do not answer as they should (${code}).`,
      );
}
