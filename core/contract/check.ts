import type { Severity } from "./verdict.ts";

/** One posture check of one product, passed or not. */
export interface Check {
  /** Stable: "OC-NET-001". */
  readonly id: string;
  /** Id of the platform. */
  readonly product: string;
  readonly severity: Severity;
  readonly passed: boolean;
  readonly title: string;
  /** What was seen and where, without secrets: the file, the key, the value. */
  readonly detail: string;
  readonly fix: string;
  /** Entries of the OWASP lists that it serves, such as "ASI03" and "MCP07". */
  readonly maps: readonly string[];
}
