/** Reads a request's body within a bound of bytes and of time. */

/** How a read ended. */
export type BodyRead =
  | { readonly kind: "body"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "too_large" }
  | { readonly kind: "slow" }
  | { readonly kind: "broken" };

/** A client that needs longer for its body is cut off: it would hold a connection for nothing. */
export const BODY_MS_MAX = 15_000;

/** Never reads past `bytesMax`; a declared length beyond it is not read at all. */
export async function readBody(request: Request, bytesMax: number, msMax: number = BODY_MS_MAX): Promise<BodyRead> {
  if (Number(request.headers.get("content-length") ?? 0) > bytesMax) return { kind: "too_large" };
  if (!request.body) return { kind: "body", bytes: new Uint8Array() };
  const reader = request.body.getReader();
  let isSlow = false;
  const timer = setTimeout(() => {
    isSlow = true;
    void reader.cancel().catch(() => {});
  }, msMax);
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    while (true) {
      const { done, value } = await reader.read();
      if (isSlow) return { kind: "slow" };
      if (done) return { kind: "body", bytes: concat(chunks, size) };
      size += value.length;
      if (size > bytesMax) {
        void reader.cancel().catch(() => {});
        return { kind: "too_large" };
      }
      chunks.push(value);
    }
  } catch {
    return { kind: "broken" };
  } finally {
    clearTimeout(timer);
  }
}

function concat(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
