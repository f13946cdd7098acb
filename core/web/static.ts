/** Serves the text files that travel inside the module graph: nothing is read from disk at run time. */
import { createHash } from "node:crypto";
import { ASSET_KEY } from "./runtime.ts";

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
};

/** One year: the address changes with the content. */
const IMMUTABLE = "public, max-age=31536000, immutable";
/** Folder of the built islands, with the build's id after it, so that relative imports between them stay in one build. */
const ISLANDS = "/_islands/";

interface Asset {
  readonly text: string;
  readonly type: string;
  readonly etag: string;
}

/** All files of one build. */
export interface Assets {
  /** Hash of all of them: it pins addresses. */
  readonly buildId: string;
  /** Address of a built island or of the client script, without the base path. */
  island(name: string): string;
  /** The answer for a path without the base path; null where there is no such file. */
  serve(path: string, request: Request): Response | null;
}

/** Takes the files by name ("styles.css", "_islands/client.js") and works out types and hashes once. */
export function openAssets(files: Readonly<Record<string, string>>): Assets {
  const known = new Map<string, Asset>();
  const all = createHash("sha256");
  for (const [name, text] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const hash = createHash("sha256").update(text).digest("hex");
    all.update(`${name}\0${hash}\0`);
    const type = TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
    known.set(`/${name}`, { text, type, etag: `"${hash.slice(0, 32)}"` });
  }
  const buildId = all.digest("hex").slice(0, 12);
  const pinned = `${ISLANDS}${buildId}/`;
  return {
    buildId,
    island: (name) => `${pinned}${name}.js`,
    serve(path, request) {
      const asset = known.get(path.startsWith(pinned) ? ISLANDS + path.slice(pinned.length) : path);
      if (!asset) return null;
      const isPinned = path.startsWith(pinned) || new URL(request.url).searchParams.get(ASSET_KEY) === buildId;
      return answer(asset, request, isPinned);
    },
  };
}

function answer({ text, type, etag }: Asset, request: Request, isPinned: boolean): Response {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return new Response(null, { status: 405, headers: { allow: "GET, HEAD" } });
  }
  const headers = { "content-type": type, etag, "cache-control": isPinned ? IMMUTABLE : "no-cache" };
  // A proxy that compresses weakens the tag; the content is the same.
  const seen = request.headers.get("if-none-match")?.split(",").map((tag) => tag.trim().replace(/^W\//, "")) ?? [];
  if (seen.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : text, { headers });
}
