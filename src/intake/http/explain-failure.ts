import { FetchTrouble } from './fetch-trouble.ts';

/** Codes of TLS that say that the other side did not show who it is. */
const certificate = /CERT|SIGNATURE|ALTNAME|ISSUER|SELF_SIGNED|CRL/;

/** By what Node's and undici's codes begin with: our code, and the sentence behind the host's name. */
const explanations: readonly (readonly [RegExp, string, string])[] = [
  [/^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/, 'no-connection', 'did not take up the connection in time.'],
  [
    /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EHOSTDOWN)$/,
    'no-connection',
    'takes no connection.',
  ],
  [/^UND_ERR_HEADERS_TIMEOUT$/, 'too-slow', 'took the connection and gave no answer in time.'],
  [/^UND_ERR_BODY_TIMEOUT$/, 'too-slow', 'began to answer and then fell silent.'],
  [/^(?:UND_ERR_HEADERS|HPE_HEADER)_OVERFLOW$/, 'too-large', 'sends more headers than are read.'],
  [
    /^(?:HPE_INVALID_EOF_STATE|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|Z_BUF_ERROR|ERR_STREAM_PREMATURE_CLOSE)$/,
    'cut-short',
    'ended its answer before it was whole.',
  ],
  [/^HPE_/, 'no-http', 'does not answer as a web server does.'],
  [/^(?:Z_|ERR__|ZSTD_)/, 'broken-encoding', 'sends copy that cannot be decompressed.'],
  [
    /^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|ECONNABORTED)$/,
    'cut-short',
    'broke the connection before its answer was whole.',
  ],
];

/**
 * What went wrong with a request to `host`, by the error that Node or undici ended it with. One without a code, or that
 * says that something was called wrongly, is a mistake of ours: it is thrown again.
 */
export function explainFailure(error: unknown, host: string): FetchTrouble {
  if (error instanceof FetchTrouble) return error;
  const code = readCode(error);
  if (code === null || error instanceof TypeError || code === 'UND_ERR_INVALID_ARG') throw error;
  if (certificate.test(code)) {
    const message = `${host} does not prove who it is (${code}). If it is meant, give Node its certificate authority in NODE_EXTRA_CA_CERTS.`;
    return new FetchTrouble('bad-certificate', 'lasting', message, { cause: error });
  }
  if (/^(?:EPROTO$|ERR_SSL_|ERR_TLS_)/.test(code)) {
    const message = `${host} could not agree on an encrypted connection (${code}).`;
    return new FetchTrouble('no-tls', 'lasting', message, { cause: error });
  }
  const [, ours, words] = explanations.find(([pattern]) => pattern.test(code)) ?? [
    null,
    'failed',
    `failed (${code}).`,
  ];
  return new FetchTrouble(ours, 'passing', `${host} ${words}`, { cause: error });
}

/** The trouble of a fetch that took all the time it had. */
export function explainTimeOut(host: string, totalMs: number, cause: unknown): FetchTrouble {
  const message = `${host} was not done within ${(totalMs / 1_000).toLocaleString('en')} seconds.`;
  return new FetchTrouble('too-slow', 'passing', message, { cause });
}

/** The code of an error; of several at once (an address each was tried) the first that has one. */
function readCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof AggregateError) {
    const [first] = error.errors.map(readCode).filter((code) => code !== null);
    if (first !== undefined) return first;
  }
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'string') return code;
  // undici knows no code for most of what its parser stumbles over.
  return error.name === 'HTTPParserError' ? 'HPE_UNKNOWN' : null;
}
