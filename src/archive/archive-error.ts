/**
 * `bad-page-token`: no page gave this token. `unavailable`: the server that keeps the stories does not answer, was lost
 * on the way, or cannot for now.
 */
export type ArchiveErrorCode = 'bad-page-token' | 'unavailable';

/** What the archive throws when it cannot go on. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly code: ArchiveErrorCode;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;

  constructor(code: ArchiveErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.retryable = code === 'unavailable';
  }
}
