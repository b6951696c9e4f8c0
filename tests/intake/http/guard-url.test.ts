import { describe, expect, test } from 'vitest';
import { guardUrl } from '../../../src/intake/http/guard-url.ts';
import { nothingPrivate } from '../../../src/intake/http/private-allowance.ts';
import { allow } from './servers.ts';

const codeFor = (text: string, allowance = nothingPrivate) => {
  try {
    return guardUrl(text, allowance).href;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('an address', () => {
  test.each([
    ['https://wire.example/a?b=1#c', 'https://wire.example/a?b=1'],
    ['http://wire.example:80/', 'http://wire.example/'],
    ['http://wire.example:443/', 'http://wire.example:443/'],
    ['https://wire.example:8443/', 'https://wire.example:8443/'],
    ['https://93.184.216.34/', 'https://93.184.216.34/'],
    ['https://[2606:4700::1111]/', 'https://[2606:4700::1111]/'],
  ])('%s is let through', (text, href) => {
    expect(codeFor(text)).toBe(href);
  });

  test.each([
    ['file:///etc/passwd', 'scheme-refused'],
    ['ftp://wire.example/', 'scheme-refused'],
    ['gopher://127.0.0.1:6379/_', 'scheme-refused'],
    ['data:text/plain,x', 'scheme-refused'],
    ['javascript:alert(1)', 'scheme-refused'],
    ['wire.example', 'bad-address'],
    ['http://', 'bad-address'],
    ['http://[fe80::1%25eth0]/', 'bad-address'],
    [`http://wire.example/${'a'.repeat(2_000)}`, 'bad-address'],
    ['http://user@wire.example/', 'credentials-refused'],
    ['http://:pass@wire.example/', 'credentials-refused'],
    ['http://wire.example:22/', 'port-refused'],
    ['http://wire.example:25/', 'port-refused'],
    ['http://wire.example:0/', 'port-refused'],
    ['http://wire.example:81/', 'port-refused'],
    ['http://wire.example:6379/', 'port-refused'],
    ['http://wire.example:6667/', 'port-refused'],
    ['http://127.0.0.1/', 'private-address'],
    ['http://127.1/', 'private-address'],
    ['http://0x7f.0.0.1/', 'private-address'],
    ['http://0177.0.0.1/', 'private-address'],
    ['http://2130706433/', 'private-address'],
    ['http://127.0.0.1./', 'private-address'],
    ['http://１２７.０.０.１/', 'private-address'],
    ['http://0/', 'private-address'],
    ['http://169.254.169.254/latest/meta-data/', 'private-address'],
    ['http://[::1]/', 'private-address'],
    ['http://[::]/', 'private-address'],
    ['http://[::ffff:127.0.0.1]/', 'private-address'],
    ['http://[64:ff9b::169.254.169.254]/', 'private-address'],
    ['http://[fd00::1]/', 'private-address'],
    ['http://localhost/', 'private-address'],
    ['http://LOCALHOST./', 'private-address'],
    ['http://db.localhost/', 'private-address'],
  ])('%s is refused', (text, code) => {
    expect(codeFor(text)).toBe(code);
  });

  test('that the operator allows is let through, on ports of web servers only', () => {
    expect(codeFor('http://10.0.0.5:8080/', allow('10.0.0.5'))).toBe('http://10.0.0.5:8080/');
    expect(codeFor('http://localhost:8080/', allow('localhost'))).toBe('http://localhost:8080/');
    expect(codeFor('http://10.0.0.5:6379/', allow('10.0.0.5'))).toBe('port-refused');
  });

  test('that carries a password does not show it in what is told', () => {
    for (const text of [
      'http://me:hunter2@wire.example/',
      'http://me:hunter2@127.0.0.1/',
      'ftp://me:hunter2@x/',
    ]) {
      expect(() => guardUrl(text, nothingPrivate)).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
      );
    }
  });

  test('of a redirect is read from where it stands', () => {
    const base = new URL('https://wire.example/a/b');
    expect(guardUrl('../c', nothingPrivate, { base }).href).toBe('https://wire.example/c');
    expect(guardUrl('//other.example/', nothingPrivate, { base }).href).toBe('https://other.example/');
  });
});
