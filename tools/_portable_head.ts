/** The head of the portable file: the `sh` script that stands before its payload. */
import { ALONE_FLAGS, PERMISSIONS, PORTABLE_VARIABLE, V8_FLAGS } from "../core/launcher.ts";

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
/** Folders that a first start looks at for what may go: a machine has a handful. */
const TIDIED_MAX = 64;
/** Days after which the folder of another version may go: two that are used in turn must not unpack at every start. */
const VERSION_DAYS = 30;

/** The script, of which the last line ends where the payload begins. */
export function headOf(facts: HeadFacts): string {
  const draft = script(facts, "0".repeat(OFFSET_DIGITS));
  return script(facts, String(new TextEncoder().encode(draft).length + 1).padStart(OFFSET_DIGITS, "0"));
}

/**
 * Plain POSIX `sh`, and of other programs only what Linux, macOS and busybox share. A start of an unpacked file costs one
 * `ls`. Everything that it says goes to stderr: stdout belongs to the protocol of a wrapped server. Its variables have
 * names of their own: what the user exports reaches that server as it was.
 */
function script({ version, digest, system, denoBytes, programBytes }: HeadFacts, offset: string): string {
  const flags = [...PERMISSIONS, ...ALONE_FLAGS, V8_FLAGS].join(" ");
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
*/*) oktsec_self=$0 ;;
*) [ -f "$0" ] && oktsec_self=./$0 || oktsec_self=$(command -v -- "$0") ;;
esac
oktsec_folder=$(CDPATH= cd -- "\${oktsec_self%/*}/" && pwd) ||
  refuse "find the folder of \\"$oktsec_self\\"" "Start it by its whole path"
oktsec_self=\${oktsec_folder%/}/\${oktsec_self##*/}

[ -n "\${OKTSEC_HOME:-\${HOME:-}}" ] || refuse "tell where to unpack Oktsec" "Set HOME, or OKTSEC_HOME"
oktsec_cache=\${OKTSEC_HOME:-$HOME/.oktsec}/portable
oktsec_place=$oktsec_cache/${digest}

# Made whole beside its place, then renamed: a piece is never used, and of two first starts one wins.
unpack() {
  umask 077
  # Whole and undamaged, before anything is made of it: in a pipe only the last word would be heard.
  tail -c +${offset} -- "$oktsec_self" | gzip -t || return 1
  mkdir -p -- "$oktsec_cache" && oktsec_new=$(mktemp -d "$oktsec_cache/new.XXXXXX") || return 1
  trap 'rm -rf -- "$oktsec_new"' EXIT
  trap 'exit 1' HUP INT TERM
  tail -c +${offset} -- "$oktsec_self" | gzip -dc | (cd -- "$oktsec_new" && tar -xof -) || return 1
  chmod 500 "$oktsec_new/deno" && chmod 400 "$oktsec_new/oktsec.js" || return 1
  mv -- "$oktsec_new" "$oktsec_place" || [ -d "$oktsec_place" ] || return 1
  # Where somebody was faster, ours went into his, or nowhere.
  rm -rf -- "$oktsec_place/\${oktsec_new##*/}"
}

# What killed first starts and older versions left, where it is old and nothing runs from it. Where nobody can tell what
# runs, all stays; what is gone by mistake is unpacked again.
tidy() {
  oktsec_running=$(ps -A -ww -o args) || return 0
  oktsec_left=${TIDIED_MAX}
  for oktsec_old in "$oktsec_cache"/*; do
    oktsec_left=$((oktsec_left - 1))
    [ "$oktsec_left" -ge 0 ] || return 0
    oktsec_name=\${oktsec_old##*/}
    case $oktsec_name in
    ${digest}) continue ;;
    new.??????) oktsec_days=0 ;; # a whole day: first starts take seconds
    *[!0-9a-f]*) continue ;;
    ${"?".repeat(32)}) oktsec_days=${VERSION_DAYS} ;;
    *) continue ;;
    esac
    case $oktsec_running in *"/$oktsec_name/"*) continue ;; esac
    [ -O "$oktsec_old" ] && ! [ -h "$oktsec_old" ] || continue
    [ -z "$(find "$oktsec_old" -prune -type d -mtime +$oktsec_days)" ] || rm -rf -- "$oktsec_old"
  done
}

# Nobody else may have been able to put anything there, and what is there has the sizes of what was packed.
is_ours() {
  [ -O "$oktsec_cache" ] && [ -O "$oktsec_place" ] || return 1
  [ -O "$oktsec_place/deno" ] && [ -O "$oktsec_place/oktsec.js" ] || return 1
  set -f
  set -- $(CDPATH= cd -P -- "$oktsec_place" && LC_ALL=C ls -dln .. . deno oktsec.js)
  set +f
  [ $# -eq 36 ] || return 1
  case "$1 \${10} \${19} \${28}" in
  *+*) return 1 ;; # rights of their own, beside those that the letters tell
  drwx------*\\ drwx------*\\ -r-x------*\\ -r--------*) [ "\${23}.\${32}" = ${denoBytes}.${programBytes} ] ;;
  *) return 1 ;;
  esac
}

if ! [ -d "$oktsec_place" ]; then
  [ "$(uname -sm)" = "${system}" ] || refuse "run on $(uname -sm): this file is for ${system}" "Get the one for this machine"
  (unpack) || refuse "unpack Oktsec into \\"$oktsec_cache\\"" "Check free space and the rights on that folder, or set OKTSEC_HOME; where they are right, get the file again"
  (tidy) >/dev/null 2>&1
fi
is_ours || refuse "start from \\"$oktsec_place\\": it is not as it was unpacked" "Delete that folder and start again"
export ${PORTABLE_VARIABLE}="$oktsec_self" DENO_NO_UPDATE_CHECK=1
exec "$oktsec_place/deno" run -q ${flags} "$oktsec_place/oktsec.js" "$@"
exit 3 # what follows is no script
`;
}
