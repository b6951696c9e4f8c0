import { DiscordAPIError, HTTPError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

const TOKEN = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4';
const TEXT = 'De burgemeester opent de brug';
const URL = `https://discord.com/api/v10/webhooks/123456789012345678/${TOKEN}/messages/@original`;
const CALLBACK = `https://discord.com/api/v10/interactions/123456789012345678/${TOKEN}/callback`;
const SENT = { files: undefined, json: { type: 4, data: { content: TEXT } } };

/** The lines that a log writes of these details. */
function write(details: object): string {
  const lines: string[] = [];
  createLog('info', { write: (line) => lines.push(line) }).error(details, 'an answer failed');
  return lines.join('');
}

const refused = (url: string) =>
  new DiscordAPIError({ code: 10062, message: 'Unknown interaction' }, 10062, 404, 'POST', url, SENT);

describe('the log', () => {
  it.each([
    ['what Discord refused', refused(CALLBACK)],
    ['what did not arrive', new HTTPError(503, 'Service Unavailable', 'PATCH', URL, SENT)],
    ['an error with another as its cause', new Error('posting failed', { cause: refused(URL) })],
    ['errors within an error', new AggregateError([refused(URL), refused(CALLBACK)], 'both failed')],
  ])('has neither the token of an interaction nor the text of a message: %s', (_, error) => {
    const line = write({ err: error });
    expect(line).not.toContain(TOKEN);
    expect(line).not.toContain(TEXT);
    expect(line).toContain('"stack"');
  });

  it('keeps what an operator needs of it', () => {
    const { err } = JSON.parse(write({ err: refused(CALLBACK) }));
    expect(err).toMatchObject({ type: 'DiscordAPIError', code: 10062, status: 404, method: 'POST' });
    expect(err.message).toBe('Unknown interaction');
    expect(err.url).toBe('https://discord.com/api/v10/interactions/123456789012345678/[token]/callback');
  });

  it('takes a token out of a line wherever it stands', () => {
    expect(write({ reason: `POST ${URL} failed` })).not.toContain(TOKEN);
    expect(write({ reason: `POST ${URL} failed` })).toContain(
      '/webhooks/123456789012345678/[token]/messages',
    );
  });

  it('writes an error that holds itself', () => {
    const error: Error & { self?: unknown } = new Error('round');
    error.self = { of: { error: error } };
    expect(write({ err: error })).toContain('round');
  });
});
