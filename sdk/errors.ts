/**
 * What could not be done, with a stable code. Thrown only where there is no answer to give: the server cannot be reached,
 * does not speak the protocol, or refuses the request as such. What the server decides about a message is an `Outcome`.
 *
 * Codes of the client: `unreachable`, `timeout`, `bad_answer`, `bad_argument`, `bad_key`, `no_key`, `key_exists`, `http_NNN`. Codes of the server are passed
 * on, among them `unauthorized`, `stale_timestamp`, `bad_name`, `bad_field`, `too_large`, `wrong_host`.
 */
export class OktsecClientError extends Error {
  /** Always "OktsecClientError". */
  override readonly name = "OktsecClientError";
  constructor(
    /** Stable, for programs. */
    readonly code: string,
    /** For people. */
    message: string,
    /** HTTP status, where the server answered; `cause`, where something else failed first. */
    options: ErrorOptions & { readonly status?: number } = {},
  ) {
    super(message, options);
    this.status = options.status ?? null;
  }
  /** HTTP status of the answer; null where there was none. */
  readonly status: number | null;
}

/** One line that says what went wrong, for any thrown value. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}
