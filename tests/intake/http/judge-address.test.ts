import { describe, expect, test } from 'vitest';
import { judgeAddress } from '../../../src/intake/http/judge-address.ts';
import { nothingPrivate, readAllowance } from '../../../src/intake/http/private-allowance.ts';
import { allow } from './servers.ts';

const judge = (address: string, allowance = nothingPrivate, host = 'wire.example') =>
  judgeAddress(address, host, allowance);

describe('an address', () => {
  test.each([
    '93.184.216.34',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '169.253.0.1',
    '2606:4700::1111',
    '2a00:1450:400e:80c::200e',
    '::ffff:93.184.216.34',
    '64:ff9b::5db8:d822',
  ])('%s of a public server is let through', (address) => {
    expect(judge(address)).toBeNull();
  });

  test.each([
    ['0.0.0.0', 'no machine'],
    ['0.1.2.3', 'no machine'],
    ['127.0.0.1', 'this machine'],
    ['127.255.255.254', 'this machine'],
    ['10.0.0.1', 'private network'],
    ['172.16.0.1', 'private network'],
    ['172.31.255.255', 'private network'],
    ['192.168.1.1', 'private network'],
    ['100.64.0.1', 'inner network'],
    ['100.127.255.255', 'inner network'],
    ['169.254.169.254', 'secrets'],
    ['192.0.0.170', 'set aside'],
    ['192.0.2.7', 'set aside'],
    ['192.88.99.1', 'set aside'],
    ['198.18.0.1', 'set aside'],
    ['198.51.100.7', 'set aside'],
    ['203.0.113.7', 'set aside'],
    ['224.0.0.1', 'many machines'],
    ['240.0.0.1', 'set aside'],
    ['255.255.255.255', 'all machines'],
    ['::', 'no machine'],
    ['::1', 'this machine'],
    ['::7f00:1', 'set aside'],
    ['::ffff:127.0.0.1', 'this machine'],
    ['::ffff:a9fe:a9fe', 'secrets'],
    ['::ffff:0:127.0.0.1', 'set aside'],
    ['64:ff9b::127.0.0.1', 'this machine'],
    ['64:ff9b::a00:1', 'private network'],
    ['64:ff9b:1::a00:1', 'set aside'],
    ['2002:7f00:1::', 'set aside'],
    ['2002:5db8:d822::', 'set aside'],
    ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'set aside'],
    ['2001:2::1', 'set aside'],
    ['2001:db8::1', 'set aside'],
    ['3fff::1', 'set aside'],
    ['5f00::1', 'set aside'],
    ['100::1', 'set aside'],
    ['fc00::1', 'private network'],
    ['fd12:3456::1', 'private network'],
    ['fe80::1', 'secrets'],
    ['fe80::1%eth0', 'secrets'],
    ['fec0::1', 'set aside'],
    ['ff02::1', 'many machines'],
    ['4000::1', 'set aside'],
    ['wire.example', 'no address'],
    ['', 'no address'],
  ])('%s is refused', (address, words) => {
    expect(judge(address)).toContain(words);
  });
});

describe('what an operator allows', () => {
  test('by address or range holds for that, in IPv6 dress too, and for nothing beside it', () => {
    const allowance = allow('10.1.0.0/16', '::1', '[fd00::]/8'.replace(/[[\]]/g, ''));
    expect(judge('10.1.255.1', allowance)).toBeNull();
    expect(judge('::ffff:10.1.2.3', allowance)).toBeNull();
    expect(judge('::1', allowance)).toBeNull();
    expect(judge('fd00::7', allowance)).toBeNull();
    expect(judge('10.2.0.1', allowance)).not.toBeNull();
    expect(judge('127.0.0.1', allowance)).not.toBeNull();
  });

  test('by name opens private networks to that name alone, and never where a cloud keeps its secrets', () => {
    const allowance = allow('Wire.LAN');
    expect(judge('192.168.1.9', allowance, 'wire.lan')).toBeNull();
    expect(judge('127.0.0.1', allowance, 'wire.lan')).toBeNull();
    expect(judge('192.168.1.9', allowance, 'evil.wire.lan')).not.toBeNull();
    expect(judge('169.254.169.254', allowance, 'wire.lan')).not.toBeNull();
    expect(judge('192.0.2.7', allowance, 'wire.lan')).not.toBeNull();
  });

  test('never covers what holds no server', () => {
    const allowance = allow('0.0.0.0/0', '::/0');
    expect(judge('169.254.169.254', allowance)).toBeNull();
    for (const address of ['0.0.0.0', '224.0.0.1', '255.255.255.255', '::', 'ff02::1'])
      expect(judge(address, allowance)).not.toBeNull();
  });

  test.each([
    '10.0.0.0/33',
    '010.0.0.1',
    '0x7f.1',
    '2130706433',
    '127.1',
    'a b',
    'http://x',
    '',
    '*.lan',
    'fe80::1/200',
  ])('%s is no host, address or range, and said to be none', (entry) => {
    expect(readAllowance([entry])).toMatchObject({ ok: false, problem: { code: 'bad-allowance' } });
  });

  test('is the same whatever its order', () => {
    expect(allow('b.lan', '10.0.0.1').key).toBe(allow('10.0.0.1', 'b.lan').key);
    expect(allow('b.lan').key).not.toBe(allow('c.lan').key);
  });
});
