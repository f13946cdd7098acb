/**
 * How the rule host starts. Its program is not a file that could be named everywhere (a bundle, a binary and a registry
 * have none): it is sent over stdin as the first thing, behind its length, to these few lines.
 */

/** Digits of the length that stands before the program. */
export const LENGTH_DIGITS = 12;

/** Plain JavaScript: reads the program and runs it. */
const BOOT = `
const read = (size) => {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size;) {
    const count = Deno.stdin.readSync(bytes.subarray(at));
    if (count === null) Deno.exit(1);
    at += count;
  }
  return new TextDecoder().decode(bytes);
};
const program = read(Number(read(${LENGTH_DIGITS})));
const url = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
await import(url);
`;

/** The same as the address of a module. */
export const BOOT_URL: string = `data:text/javascript,${encodeURIComponent(BOOT)}`;

/** The word that makes a compiled binary a rule host. */
export const HOST_COMMAND = "__rule-host";

/** The host's engine: no code from text, a bounded heap, linear patterns. */
const V8_FLAGS = [
  "--disallow-code-generation-from-strings",
  "--max-old-space-size=96",
  "--enable-experimental-regexp-engine-on-excessive-backtracks",
];

/** The command line of a rule host. There is not one permission in it. */
export function hostCommand(): { readonly command: string; readonly args: readonly string[] } {
  const command = Deno.execPath();
  if (Deno.build.standalone) return { command, args: [HOST_COMMAND] };
  const closed = ["--no-prompt", "--no-npm", "--no-remote", "--no-config", "--no-lock", "--no-check"];
  return { command, args: ["run", "-q", ...closed, `--v8-flags=${V8_FLAGS.join(",")}`, BOOT_URL] };
}

const KINDS = ["run", "read", "write", "net", "env", "sys", "ffi", "import"] as const;

/** Becomes a rule host: for a binary, which was compiled with permissions. Gives all of them up before anything else. */
export async function becomeHost(): Promise<void> {
  for (const name of KINDS) Deno.permissions.revokeSync({ name });
  await import(BOOT_URL);
}
