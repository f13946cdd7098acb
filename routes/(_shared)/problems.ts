import { HttpError } from "fresh";

const TITLES: Readonly<Record<number, string>> = {
  403: "Not accepted",
  404: "Not found",
  405: "Not possible here",
  500: "Something failed",
};

/** What an error page says. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  /** What happened, for the reader; never what was thrown inside. */
  readonly detail: string;
}

/** Reads what was thrown. */
export function problemOf(error: unknown): Problem {
  const status = error instanceof HttpError ? error.status : 500;
  const title = TITLES[status] ?? "Not possible";
  const isTheirs = error instanceof HttpError && status < 500;
  return {
    status,
    title,
    detail: isTheirs ? `${error.message}.` : "The page could not be made. The server's log says why.",
  };
}
