import type { Severity } from "./verdict.ts";

/** What a posture check is about, whatever the machine. */
export interface CheckFacts {
  /** Stable: "OC-NET-001". */
  readonly id: string;
  /** Of a place that does not say otherwise. */
  readonly severity: Severity;
  /** What is wrong, in one line. */
  readonly title: string;
  /** What comes of it. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  /** Entries of the OWASP lists that it serves, such as "ASI03" and "MCP07". */
  readonly maps: readonly string[];
}

/** One posture check of one product, passed or not; its severity is that of the worst place. */
export interface Check extends CheckFacts {
  /** Id of the platform. */
  readonly product: string;
  readonly passed: boolean;
  /** What was seen and where, without secrets: the file, the key, the value. */
  readonly detail: string;
}
