/** What every route is given besides its request. */
import type { Queries } from "./mod.ts";

/** What became of an attempt to sign in; `cookie` is the header to set. */
export type SignIn =
  | { readonly kind: "granted"; readonly cookie: string }
  | { readonly kind: "wrong"; readonly left: number }
  | { readonly kind: "locked"; readonly retryAfterMs: number };

/** The state of one request. */
export interface State {
  /** Of the page; `_app` puts it into the head. */
  title: string;
  readonly version: string;
  readonly isSignedIn: boolean;
  /** Goes into every form as the hidden field `csrf`. */
  readonly csrf: string;
  readonly queries: Queries;
  readonly access: {
    signIn(code: string): SignIn;
    /** Ends the session; the answer is the header that takes the cookie away. */
    signOut(): string;
  };
  /** The live feed after a cursor; null starts at the end. */
  feed(cursor: string | null): Response;
}
