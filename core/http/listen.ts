/** Opens the port. A busy one is a clear error, never a silent move to another. */
import { fail, type OktsecError, reasonOf } from "../errors.ts";

/** Where to listen, and how far to look on. */
export interface ListenOptions {
  readonly bind: string;
  readonly port: number;
  /** `server.auto_port`: take one of the next ten where the port is busy. */
  readonly autoPort: boolean;
}
/** Answers one request; `address` is the socket's. */
export type Answer = (request: Request, address: string) => Response | Promise<Response>;

const PORTS_TRIED_MAX = 10;
const ASK_MS_MAX = 500;

/**
 * Starts the HTTP server.
 *
 * @throws {OktsecError} `server/port-busy`, `server/cannot-listen`
 */
export async function listen(answer: Answer, options: ListenOptions): Promise<Deno.HttpServer<Deno.NetAddr>> {
  const last = options.autoPort ? options.port + PORTS_TRIED_MAX : options.port;
  for (let port = options.port;; port++) {
    try {
      return Deno.serve(
        { hostname: options.bind, port, onListen: () => {} },
        (request, info) => answer(request, info.remoteAddr.hostname),
      );
    } catch (error) {
      if (!(error instanceof Deno.errors.AddrInUse) || port >= last) throw await named(error, { ...options, port });
    }
  }
}

async function named(error: unknown, { bind, port }: ListenOptions): Promise<OktsecError> {
  const address = `${bind.includes(":") ? `[${bind}]` : bind}:${port}`;
  if (!(error instanceof Deno.errors.AddrInUse)) return fail("server/cannot-listen", [address, reasonOf(error)]);
  return fail("server/port-busy", [address, await holder(port)], { cause: error });
}

/** Who has the port, as far as it can be asked: another Oktsec says so itself. */
async function holder(port: number): Promise<string> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(ASK_MS_MAX) });
    const health: unknown = await response.json();
    const isOurs = typeof health === "object" && health !== null && "version" in health && "status" in health;
    return isOurs ? ` by another Oktsec, version ${String(health.version).slice(0, 20)}` : " by another web server";
  } catch {
    return " by another program";
  }
}
