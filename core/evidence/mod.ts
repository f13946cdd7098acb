/** Pure helpers that rules may import: no I/O, no clock, no state. Under the name `oktsec/evidence`. */
export * from "./distance.ts";
export * from "./entropy.ts";
export * from "./iban.ts";
export * from "./ip.ts";
export * from "./luhn.ts";
export * from "./placeholder.ts";
export * from "./skeleton.ts";
export * from "./ssn.ts";
export * from "./tools.ts";
export * from "./words.ts";
export * from "./hosts.ts";
export * from "./lexicon.ts";
export * from "./secret_files.ts";
export * from "./shell.ts";
export * from "./commands.ts";
export * from "./loose_json.ts";
export * from "./mcp_servers.ts";
