/** Thrown by a handler to answer with an HTTP status; `_error.tsx` renders it. */
export class HttpError extends Error {
  override readonly name = "HttpError";

  constructor(
    /** HTTP status of the answer, 400 to 599. */
    readonly status: number,
    message?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
