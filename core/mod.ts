/**
 * What a plugin may use: the contract, errors, and the few helpers that every plugin needs.
 * Published as `@oktsec/cli/plugin`, and known to plugins as `oktsec/plugin`.
 *
 * @module
 */
export * from "./contract/check.ts";
export * from "./contract/decision.ts";
export * from "./contract/envelope.ts";
export * from "./contract/finding.ts";
export * from "./contract/machine.ts";
export * from "./contract/platform.ts";
export * from "./contract/plugin.ts";
export * from "./contract/rule.ts";
export * from "./contract/store.ts";
export * from "./contract/verdict.ts";
export { OktsecError } from "./errors.ts";
export { isId, newId } from "./ids.ts";
