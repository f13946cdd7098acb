/**
 * Faults of an older product of the same purpose that this one must not have, by the numbers under which they were described, and
 * the test that would fail if it had them. Files are named from the project's root.
 */
export interface Fault {
  readonly number: number;
  /** What was wrong there. */
  readonly fault: string;
  readonly file: string;
  /** Start of the test's name. */
  readonly test: string;
}

const MESSAGE = "tests/flows/message_test.ts";
const STDIO = "plugins/door_stdio/proxy_test.ts";
const SPLIT = "plugins/detect_split/split_test.ts";
const STAGES = "core/stages/stages_test.ts";
const IDENTITY = "core/stages/identity_test.ts";
const TAMPERING = "plugins/store_sqlite/tampering_test.ts";

/** One entry a fault. Missing numbers belong to features that this version does not have. */
export const FAULTS: readonly Fault[] = [
  {
    number: 1,
    fault: "a newline shifts the fields that a signature covers",
    file: "core/identity/payload_test.ts",
    test: "versions 1 and 2 cover no message with a newline",
  },
  {
    number: 2,
    fault: "intent, metadata and session are not signed",
    file: MESSAGE,
    test: "every field that version 3 covers",
  },
  {
    number: 3,
    fault: "a signed message is accepted again and again",
    file: MESSAGE,
    test: "a signed message is accepted once, also after a restart",
  },
  {
    number: 4,
    fault: "the documented names of blocked content match nothing",
    file: "core/config/blocked_content_test.ts",
    test: "blocked_content: the names that the documentation promises",
  },
  {
    number: 5,
    fault: "a rule override wipes blocked content",
    file: MESSAGE,
    test: "an override on one rule takes nothing from blocked content",
  },
  {
    number: 6,
    fault: "an emptied access list opens the agent up",
    file: STAGES,
    test: "can_message absent follows default_policy, empty is nobody",
  },
  {
    number: 7,
    fault: "deny without agents allows all",
    file: STAGES,
    test: "default_policy deny means deny, also with no agents",
  },
  {
    number: 8,
    fault: "a spoofed name exhausts the victim's quota",
    file: MESSAGE,
    test: "a spoofed name spends a bucket of its own",
  },
  {
    number: 9,
    fault: "X-Forwarded-For is always believed",
    file: MESSAGE,
    test: "the address limit comes before the body",
  },
  { number: 10, fault: "the client's clock is the audit's", file: MESSAGE, test: "the audit's time is the server's" },
  {
    number: 11,
    fault: "unsigned traffic spoils a victim's history",
    file: MESSAGE,
    test: "whoever spoofs a name spoils no history but its own",
  },
  {
    number: 12,
    fault: "a fence or a marker in the text silences findings",
    file: MESSAGE,
    test: "nothing in a message switches a rule off",
  },
  {
    number: 13,
    fault: "a key of the wrong length crashes",
    file: "core/identity/keys_test.ts",
    test: "keys of a wrong length",
  },
  {
    number: 14,
    fault: "a revocation that cannot be looked up counts as none",
    file: IDENTITY,
    test: "a revoked key is refused, and so is every key while revocations cannot be read",
  },
  {
    number: 16,
    fault: "held without an id",
    file: MESSAGE,
    test: "what cannot be held is refused, never a hold without an id",
  },
  {
    number: 17,
    fault: "windows grow without bound",
    file: SPLIT,
    test: "the work for a message does not grow with what was said before",
  },
  {
    number: 18,
    fault: "one bad message poisons the following ones",
    file: SPLIT,
    test: "a message that was stopped is not remembered",
  },
  {
    number: 19,
    fault: "a word cut in two is not seen",
    file: SPLIT,
    test: "a word cut in two and a phrase cut between words",
  },
  {
    number: 20,
    fault: "the config changes under those who read it",
    file: "core/config/load_test.ts",
    test: "a config is frozen to the bottom",
  },
  {
    number: 21,
    fault: "refused requests are counted nowhere",
    file: "tests/flows/serve_test.ts",
    test: "status in another process tells what was refused",
  },
  {
    number: 22,
    fault: "a web page may post to localhost",
    file: MESSAGE,
    test: "method, content type, size, host and route are refused",
  },
  { number: 23, fault: "no findings are null", file: MESSAGE, test: "a clean signed message is delivered" },
  {
    number: 26,
    fault: "one text for every malformed request",
    file: MESSAGE,
    test: "a body that is not one clear message is refused by its code",
  },
  {
    number: 27,
    fault: "one switch for signatures and enforcement",
    file: MESSAGE,
    test: "identity and mode are two things",
  },
  {
    number: 28,
    fault: "a signature without a timestamp is an identity failure",
    file: MESSAGE,
    test: "time decides: old, ahead, malformed, and signed without any",
  },
  {
    number: 29,
    fault: "timing tells which agents exist",
    file: IDENTITY,
    test: "an unknown name costs as many verifications",
  },
  {
    number: 30,
    fault: "every message scans ten others again",
    file: SPLIT,
    test: "the work for a message does not grow with what was said before",
  },
  {
    number: 62,
    fault: "batches and broken lines pass unread",
    file: STDIO,
    test: "duplicate keys and batches are refused as ambiguous",
  },
  {
    number: 63,
    fault: "escapes and doubled keys evade",
    file: "plugins/door_stdio/message_test.ts",
    test: "a call's arguments are tool_argument, keys and values, decoded",
  },
  {
    number: 64,
    fault: "errors, notifications and a server's requests pass unread",
    file: "plugins/door_stdio/message_test.ts",
    test: "errors, notifications and a server's own requests are read too",
  },
  {
    number: 65,
    fault: "the proxy ignores the config's policy",
    file: "tests/flows/stdio_test.ts",
    test: "a suspended agent calls nothing, in observe neither",
  },
  {
    number: 68,
    fault: "observe says blocked of what it passed",
    file: "core/pipeline/pipeline_test.ts",
    test: "what observe lets pass is never on record as blocked",
  },
  {
    number: 69,
    fault: "the table of open requests only grows",
    file: "plugins/door_stdio/in_flight_test.ts",
    test: "memory is bounded: one past the limit",
  },
  {
    number: 70,
    fault: "two processes fork the chain",
    file: "tests/flows/stdio_test.ts",
    test: "two proxies at once write one trail that verifies",
  },
  {
    number: 83,
    fault: "an approval rewrites a row, and a start repairs the chain",
    file: TAMPERING,
    test: "the tables refuse changes to what was recorded",
  },
  {
    number: 84,
    fault: "reordering, cutting and unsigned rows go unseen",
    file: TAMPERING,
    test: "a cut end is found, also when the checkpoints were cut",
  },
  {
    number: 85,
    fault: "the verifier looks for the wrong key and skips signatures",
    file: TAMPERING,
    test: "a forged checkpoint and a forged head are bad signatures",
  },
  {
    number: 86,
    fault: "the hash leaves columns out",
    file: "core/audit/row_test.ts",
    test: "canonicalRow() covers every field of an entry",
  },
  {
    number: 87,
    fault: "one bad row discards its batch",
    file: "tests/conformance/store_audit.ts",
    test: "a bad row does not take the others of its turn",
  },
  {
    number: 88,
    fault: "rows are lost in a crash",
    file: "tests/flows/serve_test.ts",
    test: "kill -9 in the middle of 10,000 messages",
  },
];
