import { describe, expect, test } from 'vitest';
import { findClientAddress, groupAddress, readProxies } from '../../src/http/client-address.ts';

const proxies = readProxies(['127.0.0.0/8', '::1', '10.0.0.0/8', 'fd00::/8']);

describe('the address that a request came from', () => {
  test.each([
    ['198.51.100.7', undefined, '198.51.100.7'],
    ['198.51.100.7', '203.0.113.9', '198.51.100.7'],
    ['127.0.0.1', undefined, '127.0.0.1'],
    ['127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['::ffff:127.0.0.1', '198.51.100.7, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['127.0.0.1', '203.0.113.9, nonsense', '127.0.0.1'],
    ['::1', '[2001:db8::5]:4711', '2001:db8::5'],
    ['127.0.0.1', '203.0.113.9:80', '203.0.113.9'],
    ['127.0.0.1', '10.0.0.1, 10.0.0.2', '10.0.0.1'],
    [undefined, '203.0.113.9', 'unknown'],
  ])('of %s, told %s, is %s', (peer, forwarded, address) => {
    expect(findClientAddress(peer, forwarded, proxies)).toBe(address);
  });

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s is counted as %s', (address, group) => {
    expect(groupAddress(address)).toBe(group);
  });

  test.each(['10.0.0.0/33', 'proxy.example', '10.0.0.0/8/8', '10.0.0.0/', '::1/129', ''])(
    'is not believed of a proxy that is none: %s',
    (text) => {
      expect(() => readProxies([text])).toThrow(/is no address and no network/);
    },
  );
});
