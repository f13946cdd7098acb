/** Asks whether a server answers on the configured port. */
import { get } from "node:http";
import { isIPv6 } from "node:net";

/** What was found at the address. */
export interface Health {
  readonly url: string;
  /** True only where Oktsec itself answers. */
  readonly running: boolean;
  readonly version: string | null;
}

const ASK_MS = 300;
/** The answer has two fields; more is not ours. */
const ANSWER_CHARS_MAX = 4_096;

/** `GET /health`; whoever does not answer in 300 ms is not running. */
export async function askHealth({ bind, port }: { readonly bind: string; readonly port: number }): Promise<Health> {
  const url = `http://${hostOf(bind)}:${port}/health`;
  try {
    const answer: unknown = JSON.parse(await fetchText(url));
    if (typeof answer === "object" && answer !== null && "status" in answer && answer.status === "ok") {
      return {
        url,
        running: true,
        version: "version" in answer && typeof answer.version === "string" ? answer.version : null,
      };
    }
  } catch {
    // Nobody listens, or somebody who speaks no JSON: either way no server of ours.
  }
  return { url, running: false, version: null };
}

/** Not `fetch`: that would ask a proxy named by HTTP_PROXY for what listens on this machine. */
function fetchText(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { signal: AbortSignal.timeout(ASK_MS), agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
        if (text.length > ANSWER_CHARS_MAX) request.destroy(new RangeError("the answer is too long"));
      });
      response.on("end", () => response.statusCode === 200 ? resolve(text) : reject(new Error("not well")));
      response.on("error", reject);
    });
    request.on("error", reject);
  });
}

/** Where to reach a server that listens on every address. */
function hostOf(bind: string): string {
  if (bind === "0.0.0.0") return "127.0.0.1";
  if (bind === "::") return "[::1]";
  return isIPv6(bind) ? `[${bind}]` : bind;
}
