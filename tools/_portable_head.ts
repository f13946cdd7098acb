/** The head of the portable file: the `sh` script that stands before its payload. */
import { ALONE_FLAGS, LINEAR_FLAG, PERMISSIONS, PORTABLE_VARIABLE } from "../core/launcher.ts";

/** What the head must know. */
export interface HeadFacts {
  readonly version: string;
  /** Name of the folder that is unpacked into: a digest of what is in it. */
  readonly digest: string;
  /** What `uname -sm` says on the machines that this runs on: "Linux x86_64". */
  readonly system: string;
  readonly denoBytes: number;
  readonly programBytes: number;
}

/** Digits of the offset at which the payload begins: the head states its own length. */
const OFFSET_DIGITS = 8;

/** The script, of which the last line ends where the payload begins. */
export function headOf(facts: HeadFacts): string {
  const draft = script(facts, "0".repeat(OFFSET_DIGITS));
  return script(facts, String(new TextEncoder().encode(draft).length + 1).padStart(OFFSET_DIGITS, "0"));
}

/**
 * Plain POSIX `sh`, and of other programs only what Linux, macOS and busybox share. A start of an unpacked file costs one
 * `ls`. Everything that it says goes to stderr: stdout belongs to the protocol of a wrapped server.
 */
function script({ version, digest, system, denoBytes, programBytes }: HeadFacts, offset: string): string {
  const flags = [...PERMISSIONS, ...ALONE_FLAGS, LINEAR_FLAG].join(" ");
  return `#!/bin/sh
# Oktsec ${version} for ${system}. Behind these lines stands a tar.gz with Deno and the program: it is unpacked once, for
# this user alone, into ~/.oktsec/portable, and started from there. That folder may be deleted while nothing runs.
set -u

refuse() {
  printf 'Cannot %s\\n%s\\n' "$1" "$2" >&2
  exit 3
}

# Where this file is, for clients' configs that are to start it again.
case $0 in
*/*) self=$0 ;;
*) [ -f "$0" ] && self=./$0 || self=$(command -v -- "$0") ;;
esac
folder=$(CDPATH= cd -- "\${self%/*}/" && pwd) || refuse "find the folder of \\"$self\\"" "Start it by its whole path"
self=\${folder%/}/\${self##*/}

[ -n "\${OKTSEC_HOME:-\${HOME:-}}" ] || refuse "tell where to unpack Oktsec" "Set HOME, or OKTSEC_HOME"
cache=\${OKTSEC_HOME:-$HOME/.oktsec}/portable
place=$cache/${digest}

# Made whole beside its place, then renamed: a piece is never used, and of two first starts one wins.
unpack() {
  umask 077
  # Whole and undamaged, before anything is made of it: in a pipe only the last word would be heard.
  tail -c +${offset} -- "$self" | gzip -t || return 1
  mkdir -p -- "$cache" && new=$(mktemp -d "$cache/new.XXXXXX") || return 1
  trap 'rm -rf -- "$new"' EXIT
  trap 'exit 1' HUP INT TERM
  tail -c +${offset} -- "$self" | gzip -dc | (cd -- "$new" && tar -xof -) || return 1
  chmod 500 "$new/deno" && chmod 400 "$new/oktsec.js" && mv -- "$new" "$place" || return 1
  # Where somebody was faster, ours went into his.
  rm -rf -- "$place/\${new##*/}"
}

# Nobody else may have been able to put anything there, and what is there has the sizes of what was packed.
is_ours() {
  [ -O "$cache" ] && [ -O "$place" ] && [ -O "$place/deno" ] && [ -O "$place/oktsec.js" ] || return 1
  set -f
  set -- $(CDPATH= cd -P -- "$place" && LC_ALL=C ls -dln .. . deno oktsec.js)
  set +f
  [ $# -eq 36 ] || return 1
  case "$1 \${10} \${19} \${28}" in
  *+*) return 1 ;; # rights of their own, beside those that the letters tell
  drwx------*\\ drwx------*\\ -r-x------*\\ -r--------*) [ "\${23}.\${32}" = ${denoBytes}.${programBytes} ] ;;
  *) return 1 ;;
  esac
}

if ! [ -d "$place" ]; then
  [ "$(uname -sm)" = "${system}" ] || refuse "run on $(uname -sm): this file is for ${system}" "Get the one for this machine"
  (unpack) || refuse "unpack Oktsec into \\"$cache\\"" "Check free space and the rights on that folder, or set OKTSEC_HOME; where they are right, get the file again"
fi
is_ours || refuse "start from \\"$place\\": it is not as it was unpacked" "Delete that folder and start again"
export ${PORTABLE_VARIABLE}="$self" DENO_NO_UPDATE_CHECK=1
exec "$place/deno" run -q ${flags} "$place/oktsec.js" "$@"
exit 3 # what follows is no script
`;
}
