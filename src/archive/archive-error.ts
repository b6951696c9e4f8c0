/** What the archive throws when it cannot go on. */
export class ArchiveError extends Error {
  /** `bad-page-token`: no page gave this token. */
  readonly code: 'bad-page-token';
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;

  constructor(code: 'bad-page-token', message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ArchiveError';
    this.code = code;
    this.retryable = false;
  }
}
