/** Every bound of the program that is not a key of the config, in one place, each with the reason for its size. */

/** A message body: the reference's cap. Key `limits.body_bytes`. */
export const BODY_BYTES_DEFAULT = 10 * 1024 * 1024;
/** A JSON-RPC frame: large enough for a base64 image of 12 MB. Key `limits.frame_bytes`. */
export const FRAME_BYTES_DEFAULT = 16 * 1024 * 1024;
/** Nesting of a JSON text; real payloads stay below 30. Key `limits.depth`. */
export const DEPTH_DEFAULT = 128;
/** String leaves read of one frame; a listing of 10,000 files with 5 fields stays below. */
export const LEAVES_MAX = 65_536;

/** A run of all stages, from envelope to decision. Past it the verdict is `scan_error`. A clean frame of 16 MiB takes about a second. */
export const DECIDE_MS_MAX = 5_000;
/** One uninterrupted slice of scanning before the event loop gets its turn. */
export const SLICE_MS_MAX = 100;
/** Findings kept of one envelope: more would say nothing new, and fill the audit. */
export const FINDINGS_MAX = 64;
/** Findings of one rule in one part; the first places say where to look. */
export const FINDINGS_PER_RULE_MAX = 3;
/** Characters of an excerpt. */
export const EXCERPT_CHARS_MAX = 200;
/**
 * Effort of scanning one envelope, in counted units of about a nanosecond (`matching/meter.ts`): some seconds of one core, in
 * slices that let others run. Ordinary text of 16 MiB fits; text made to be expensive does not.
 */
export const SCAN_WORK_MAX = 4 * 1024 * 1024 * 1024;
/** Characters that decoding may make of one envelope: this, or DECODED_GROWTH_MAX times the envelope where that is more. */
export const DECODED_CHARS_MAX = 1024 * 1024;
/** How often the text of an envelope may be made again by decoding. */
export const DECODED_GROWTH_MAX = 4;
/** Layers of encoding that are taken off. Honest text has one or two; what is wrapped deeper is not judged, and says so. */
export const DECODED_DEPTH_MAX = 4;

/** A config file: the reference's cap. */
export const CONFIG_BYTES_MAX = 1024 * 1024;
/** The file .env beside a config: one line of it is read. */
export const DOTENV_BYTES_MAX = 64 * 1024;
/** A key file: the reference's cap. */
export const KEY_FILE_BYTES_MAX = 64 * 1024;
/** Public keys that are loaded from a folder; each costs one look at its file in each poll. */
export const KEYS_MAX = 10_000;
/** How often a folder of keys is looked at; a change must count within 2 s. */
export const KEYS_POLL_MS = 1_000;
/** A principal's name. */
export const NAME_CHARS_MAX = 128;
/** Client-supplied labels that are stored: session, client time, tool, method. */
export const LABEL_CHARS_MAX = 128;
/** Metadata entries of a message, and characters of all of them. */
export const METADATA_ENTRIES_MAX = 64;
/** Characters of all metadata keys and values of a message. */
export const METADATA_CHARS_MAX = 16 * 1024;

/** How old a signed timestamp may be. */
export const FRESH_PAST_MS = 5 * 60_000;
/** How far ahead of our clock a signed timestamp may be. */
export const FRESH_AHEAD_MS = 30_000;

/** How long a signed message is remembered past the last moment at which it is fresh: our clock may be set back. */
export const REPLAY_MARGIN_MS = 60_000;

/** Keys in a window table; past it the least recently used go. */
export const WINDOW_KEYS_MAX = 50_000;
/** Messages that the split detector remembers of one sender, and for how long. */
export const SPLIT_MESSAGES_MAX = 10;
/** How long the split detector remembers a message. */
export const SPLIT_WINDOW_MS = 60 * 60_000;
/** Characters of a message's end that the split detector keeps, and of a message's start that it joins to them. */
export const SPLIT_CHARS_MAX = 256;
/** Senders that the split detector remembers. */
export const SPLIT_SENDERS_MAX = 10_000;

/** How long the flow detector believes that what an agent read still steers it. */
export const FLOW_WINDOW_MS = 30 * 60_000;
/** Sessions that the flow detector remembers; each may hold 16 KiB of fingerprints. */
export const FLOW_SESSIONS_MAX = 512;
/** Tools of a session whose last call it remembers, and secrets that it knows again. */
export const FLOW_ITEMS_MAX = 256;

/** Requests in flight that the stdio door remembers. */
export const IN_FLIGHT_MAX = 1_024;
/** Rows of a listing. */
export const LIST_LIMIT_MAX = 10_000;
/** Live feeds at once. */
export const FEEDS_MAX = 64;
/** Rows that one read of the live feed takes. */
export const FEED_PAGE_ROWS = 200;
/** Rows that a resuming feed is sent before it is moved to the end: the page shows 50. */
export const FEED_BACKLOG_MAX = 1_000;
/** Newest rows that it is sent there. */
export const FEED_JUMP_ROWS = 50;
/** Bytes waiting for one slow reader; while they wait nothing more is read for it. */
export const FEED_BUFFER_BYTES = 256 * 1024;
/** How long a reader may take nothing before its feed is closed; it resumes where it was. */
export const FEED_STALL_MS = 60_000;
/** Body of a dashboard form. */
export const FORM_BYTES_MAX = 64 * 1024;
/** Dashboard sessions at once; past it the oldest ends. */
export const SESSIONS_MAX = 256;
/** Length of a dashboard session, absolute. */
export const SESSION_MS = 8 * 60 * 60_000;
/** Addresses whose failed logins are remembered; past it the longest idle is forgotten. */
export const LOGIN_ADDRESSES_MAX = 10_000;
/** Failed logins of all addresses together in an hour: of 10^8 codes, one in 40,000 a day at most is tried. */
export const LOGIN_BUDGET_HOUR = 100;

/** Characters of any one text in an audit row; what is longer is cut. Names, paths and excerpts stay far below. */
export const ROW_TEXT_CHARS_MAX = 1_024;
/** Rows written by one transaction: about 15 ms of one core, so that the event loop gets its turn. */
export const BATCH_ROWS_MAX = 1_024;
/** Rows that wait while another process holds the database; past it an append fails at once. */
export const APPEND_QUEUE_MAX = 16_384;
/** How long an append waits for other processes before it fails. Their transactions take milliseconds. */
export const LOCK_WAIT_MS_MAX = 5_000;
/** Rows between two signed checkpoints of a writer: what a cut could hide, at most. */
export const CHECKPOINT_ROWS = 1_000;
/** Time between two signed checkpoints while there are new rows. */
export const CHECKPOINT_MS = 60_000;
/** Heads that a process adds to the heads file before it drops superseded ones from it; 350 bytes each. */
export const HEADS_LINES_MAX = 512;
/** Time between two additions to the heads file: syncing a log that is being written to holds the writer up. */
export const HEADS_MS = 100;
/** Problems that a verification names; past it the trail is broken anyway. */
export const PROBLEMS_MAX = 1_000;
/** Signed messages that are being decided at once; past it new ones are refused. */
export const REPLAY_CLAIMS_MAX = 100_000;
/** Events in all window tables together, 8 bytes each; past it the least recently used keys go. */
export const WINDOW_EVENTS_MAX = 2_000_000;
/** Names in the counter table; they come from code, so more would be a mistake. */
export const COUNTERS_MAX = 1_000;
/** How long counts stay in memory before they are written. */
export const COUNTER_FLUSH_MS = 1_000;
/** Rows that the memory store keeps; past it the oldest go. */
export const MEMORY_ROWS_MAX = 100_000;

/** A rule of the operator's own in TypeScript: the largest built-in one is a tenth of it. */
export const RULE_FILE_BYTES_MAX = 64 * 1024;
/** A file of YAML rules: the reference's cap. */
export const YAML_RULES_BYTES_MAX = 1024 * 1024;
/** A pattern of a YAML rule: the reference's cap. */
export const YAML_PATTERN_CHARS_MAX = 4_096;
/** Rule files that are read from `custom_rules_dir`, and how deep in it they may lie. */
export const RULE_FILES_MAX = 1_024;
/** Folders below `custom_rules_dir` that are looked into. */
export const RULE_FOLDERS_DEPTH_MAX = 8;
/** Rules of the operator's own, of all files together. */
export const CUSTOM_RULES_MAX = 2_048;
/** How often `custom_rules_dir` is looked at; a change takes two looks and must count within 2 s. */
export const RULE_FILES_POLL_MS = 500;
/** What the rule host may take to answer for one rule and one text, and to load one rule. */
export const RULE_HOST_ANSWER_MS = 250;
/** Loading reads and compiles the rule and what it imports, on a machine that may be busy. */
export const RULE_HOST_LOAD_MS = 3_000;
/** Failures after which a rule is off, when they come within RULE_STRIKES_MS. */
export const RULE_STRIKES_MAX = 3;
/** See RULE_STRIKES_MAX: a busy machine once a day should not turn a rule off. */
export const RULE_STRIKES_MS = 10 * 60_000;
/** Texts that one envelope may put before rules in the host. */
export const RULE_ASKS_MAX = 4_096;
/** Characters that may wait for the rule host; past it the envelope is not judged. */
export const RULE_HOST_QUEUE_CHARS_MAX = 32 * 1024 * 1024;
/** One answer of the rule host. */
export const RULE_HOST_LINE_BYTES_MAX = 512 * 1024;
/** Spans that a rule in the host may report of one text. */
export const RULE_HOST_SPANS_MAX = 512;

/** The file of a plugin of the operator's own; a bundled one may hold its packages. */
export const PLUGIN_BYTES_MAX = 16 * 1024 * 1024;

/** A file that `rules scan` reads, unless a flag says otherwise. */
export const SCAN_FILE_BYTES_DEFAULT = 8 * 1024 * 1024;
/** Files that one `rules scan` reads. */
export const SCAN_FILES_MAX = 200_000;

/** Names that are read of one folder when a machine is looked at. */
export const MACHINE_NAMES_MAX = 4_096;
/** How long the system may take to say which programs run: it is asked before a client's file is changed. */
export const PROGRAMS_MS_MAX = 2_000;
/** What it may say: some ten thousand programs. */
export const PROGRAMS_BYTES_MAX: number = 1024 * 1024;
/** Files that one path with stars may stand for. */
export const CLIENT_PATHS_MAX = 1_024;
/** All client files that one look at the machine reads together: their trees are held at once. */
export const CLIENT_BYTES_MAX: number = 128 * 1024 * 1024;
/** Servers that are read of one client file; people have a dozen. */
export const CLIENT_SERVERS_MAX = 1_024;
/** Wrappers that are looked through to find what a command line starts at last. */
export const LAUNCH_LEVELS_MAX = 8;
/** A client's config file; larger ones are left alone. */
export const CLIENT_FILE_BYTES_MAX: number = 16 * 1024 * 1024;

/** Backups of one client file: the first stays for ever, of the later ones the newest. A manifest names one of them. */
export const CLIENT_BACKUPS_MAX = 16;
/** What is remembered of one wrapped file, and of one run that changes files: some thousand servers. */
export const MANIFEST_BYTES_MAX: number = 1024 * 1024;
/** Files whose backups are kept. */
export const MANIFESTS_MAX = 4_096;
/** Times that one change is worked out anew because somebody else wrote the file meanwhile. */
export const CLIENT_WRITE_TRIES_MAX = 3;
/** Times that a file of Windows tries to take the place of one that another process holds open. */
export const RENAME_TRIES_MAX = 6;
/** The pause before the second of them; each further one is longer by the same: 0.75 s together. */
export const RENAME_PAUSE_MS = 50;
/** How long a run waits for another one that changes client files. */
export const CLIENT_LOCK_MS_MAX = 10_000;
/** Wrappers of ours around one another that are taken off. */
export const WRAPPED_LEVELS_MAX = 8;
/** One word of a command line on Linux, in bytes. */
export const LINUX_WORD_BYTES_MAX = 131_071;
/** A command line and its environment on Linux: 2 MiB, of which the environment may have half. */
export const LINUX_ARGV_BYTES_MAX: number = 1024 * 1024;
/** The same on macOS, where all may be 1 MiB. */
export const DARWIN_ARGV_BYTES_MAX: number = 512 * 1024;
/** A command line on Windows, in characters. */
export const WINDOWS_ARGV_CHARS_MAX = 32_766;

/** An OpenClaw config and each file that it includes: OpenClaw's own cap. */
export const OPENCLAW_FILE_BYTES_MAX: number = 2 * 1024 * 1024;
/** Levels of `$include`: OpenClaw's own cap. */
export const OPENCLAW_INCLUDE_LEVELS_MAX = 10;
/** Includes that are followed in one OpenClaw config, a file that is included twice counted twice. */
export const OPENCLAW_INCLUDES_MAX = 64;
/** Characters of an included path: OpenClaw's own cap is one more. */
export const OPENCLAW_INCLUDE_CHARS_MAX = 4_095;
/** Values in an OpenClaw config with its includes: checks compare agents with channels, and lists with tools. Real ones have hundreds. */
export const OPENCLAW_VALUES_MAX = 20_000;
/** Profiles of one user that are looked at. */
export const OPENCLAW_INSTALLS_MAX = 32;
/** Texts of an agent that are listed for scanning, and folders that are looked into for them. */
export const AGENT_TEXTS_MAX = 4_096;
/** Folders below a workspace that are looked into. */
export const AGENT_TEXT_FOLDERS_DEPTH_MAX = 6;
/** A NanoClaw file: the allowlist has a few lines. */
export const NANOCLAW_FILE_BYTES_MAX: number = 1024 * 1024;
/** Groups of a NanoClaw checkout that are looked at. */
export const NANOCLAW_GROUPS_MAX = 256;
/** Places that one posture check names; what is more is counted. */
export const CHECK_PLACES_MAX = 12;
/** Characters of one such place. */
export const CHECK_PLACE_CHARS_MAX = 300;
/** Levels of maps and lists in such a file; honest ones have less than ten. */
export const TREE_DEPTH_MAX = 200;
