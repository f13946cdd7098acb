/** Whether a command line still fits the system with our words before it. Pure. */
import type { Os } from "../contract/machine.ts";
import {
  DARWIN_ARGV_BYTES_MAX,
  LINUX_ARGV_BYTES_MAX,
  LINUX_WORD_BYTES_MAX,
  WINDOWS_ARGV_CHARS_MAX,
} from "../limits.ts";

/** Quotes around a word, each of its own escaped, and the blank behind it. */
const WINDOWS_WORD_CHARS = 3;

/** Why the system would not start this; null where it would. */
export function whyTooLong(argv: readonly string[], os: Os): string | null {
  if (os === "windows") {
    // What the server itself gets is no longer than before: only our own start is to be looked at.
    const chars = argv.reduce((sum, word) => sum + wordChars(word), 0);
    if (chars <= WINDOWS_ARGV_CHARS_MAX) return null;
    return `with ours before it, the command line has ${chars} characters of at most ${WINDOWS_ARGV_CHARS_MAX}`;
  }
  const sizes = argv.map((word) => new TextEncoder().encode(word).length + 1);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const most = os === "darwin" ? DARWIN_ARGV_BYTES_MAX : LINUX_ARGV_BYTES_MAX;
  if (total > most) return `with ours before it, the command line has ${total} bytes of at most ${most}`;
  const widest = Math.max(0, ...sizes);
  if (os === "linux" && widest > LINUX_WORD_BYTES_MAX) {
    return `one of its arguments has ${widest} bytes of at most ${LINUX_WORD_BYTES_MAX}`;
  }
  return null;
}

function wordChars(word: string): number {
  return word.length + WINDOWS_WORD_CHARS + word.replace(/[^"\\]/g, "").length;
}
