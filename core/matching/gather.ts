/**
 * Holds what rules matched until the scan ends, and turns it into findings. When there is more than fits, the most
 * severe stay: a flood of small findings must not wash out the one that matters.
 */
import type { Part } from "../contract/envelope.ts";
import type { Finding, Span } from "../contract/finding.ts";
import type { Rule } from "../contract/rule.ts";
import { SEVERITIES } from "../contract/verdict.ts";
import { FINDINGS_MAX, FINDINGS_PER_RULE_MAX } from "../limits.ts";
import { excerptOf } from "./excerpt.ts";
import { type Mask, masksOf, merge } from "./redact.ts";

/** A stretch of a text that is not the part's own. */
export interface Shown extends Span {
  readonly text: string;
}

interface Match extends Span {
  readonly rule: Rule;
  readonly part: Part;
  /** Position of the part in the envelope. */
  readonly place: number;
  readonly way: string;
  /** The match in a decoded text, where that is what to show. */
  readonly shown: Shown | null;
  /** How many matches this rule had in this part before. */
  readonly ordinal: number;
}

// Matches kept while scanning; beyond, the list is cut back to what could still be reported.
const MATCHES_MAX = 2_048;
/** Sensitive spans remembered of one part; past it the rest of the part counts as sensitive. */
const SENSITIVE_MAX = 4_096;
/** Secrets are looked for in a block of text at a time, and in this much on both sides of it: more than any but a private key is long. */
const BLOCK_CHARS = 16_384;
const AROUND_CHARS = 4_096;

/** Collects matches of one scan. */
export class Gathering {
  #matches: Match[] = [];
  /** Spans of the current part by rule, to see the same span twice. */
  readonly #seen: Map<Rule, number[]> = new Map();
  readonly #sensitive: Map<number, Mask[]> = new Map();
  /** The same for texts that were decoded, in their own offsets. */
  readonly #sensitiveShown: Map<string, Mask[]> = new Map();
  #place = -1;

  /** From here on matches belong to this part. */
  enter(place: number): void {
    if (place === this.#place) return;
    this.#place = place;
    if (this.#seen.size > 0) this.#seen.clear();
  }

  /**
   * Notes a match; `start` and `end` are offsets of the part's text. The same rule at the same span, seen in another view, is the
   * same match; so is what a view beyond folding shows of a place where a plainer one saw the rule already.
   */
  add(
    rule: Rule,
    part: Part,
    { start, end, way, shown = null }: Span & { readonly way: string; readonly shown?: Shown | null },
  ): void {
    const spans = this.#seen.get(rule);
    if (spans && hasSpan(spans, { start, end })) return;
    if (rule.sensitive) this.#hide({ start, end, type: rule.id.replace(/[^A-Z0-9]/g, "_") }, { part, shown });
    if (spans && way !== "raw" && way !== "folded" && overlaps(spans, { start, end })) return;
    const ordinal = spans ? spans.length / 2 : 0;
    if (ordinal >= FINDINGS_PER_RULE_MAX) return;
    if (spans) spans.push(start, end);
    else this.#seen.set(rule, [start, end]);
    this.#matches.push({ rule, part, place: this.#place, way, shown, ordinal, start, end });
    if (this.#matches.length > MATCHES_MAX) this.#matches = mostSevere(this.#matches);
  }

  /** True where further matches of a rule in this part would change nothing. */
  isFull(rule: Rule): boolean {
    return !rule.sensitive && (this.#seen.get(rule)?.length ?? 0) >= FINDINGS_PER_RULE_MAX * 2;
  }

  #hide(mask: Mask, { part, shown }: { readonly part: Part; readonly shown: Shown | null }): void {
    if (shown) {
      const masks = this.#sensitiveShown.get(shown.text);
      const own = { start: shown.start, end: shown.end, type: mask.type };
      if (!masks) this.#sensitiveShown.set(shown.text, [own]);
      else if (masks.length < SENSITIVE_MAX) masks.push(own);
    }
    const known = this.#sensitive.get(this.#place);
    if (!known) this.#sensitive.set(this.#place, [mask]);
    else if (known.length < SENSITIVE_MAX) known.push(mask);
    else if (known.length === SENSITIVE_MAX) known.push({ start: 0, end: part.text.length, type: mask.type });
  }

  /** The findings, most severe first, with their excerpts. */
  findings(): readonly Finding[] {
    if (this.#matches.length === 0) return [];
    const masks = new Map<string, readonly Mask[]>();
    return mostSevere(this.#matches).map((match) => this.#finding(match, masks));
  }

  #finding(match: Match, known: Map<string, readonly Mask[]>): Finding {
    const { rule, part, way, start, end } = match;
    return {
      rule: rule.id,
      title: rule.title,
      severity: rule.severity,
      category: rule.category,
      lane: rule.lane,
      path: part.path,
      kind: part.kind,
      view: way,
      span: { start, end },
      excerpt: match.shown
        ? excerptOf(match.shown.text, match.shown, this.#shownMasks(match.shown))
        : excerptOf(part.text, { start, end }, this.#masks(match, known)),
      fix: rule.fix,
    };
  }

  /** Everything secret around a match in a decoded text. */
  #shownMasks({ text, start, end }: Shown): readonly Mask[] {
    const from = Math.max(0, start - AROUND_CHARS);
    const around = masksOf(text.slice(from, Math.min(end, start + BLOCK_CHARS) + AROUND_CHARS));
    return merge([
      ...around.map((mask) => ({ start: mask.start + from, end: mask.end + from, type: mask.type })),
      ...(this.#sensitiveShown.get(text) ?? []),
    ]);
  }

  /** Everything secret around a match. A stretch of text is searched once for all findings in it. */
  #masks({ place, part, start }: Match, known: Map<string, readonly Mask[]>): readonly Mask[] {
    const block = Math.floor(start / BLOCK_CHARS);
    const key = `${place}:${block}`;
    const before = known.get(key);
    if (before) return before;
    const from = Math.max(0, block * BLOCK_CHARS - AROUND_CHARS);
    const found = masksOf(part.text.slice(from, (block + 1) * BLOCK_CHARS + AROUND_CHARS));
    const around = from === 0
      ? found
      : found.map(({ start, end, type }) => ({ start: start + from, end: end + from, type }));
    const masks = merge([...around, ...(this.#sensitive.get(place) ?? [])]);
    known.set(key, masks);
    return masks;
  }
}

function hasSpan(spans: readonly number[], { start, end }: Span): boolean {
  for (let i = 0; i + 1 < spans.length; i += 2) if (spans[i] === start && spans[i + 1] === end) return true;
  return false;
}

function overlaps(spans: readonly number[], { start, end }: Span): boolean {
  for (let i = 0; i + 1 < spans.length; i += 2) if ((spans[i] ?? 0) < end && (spans[i + 1] ?? 0) > start) return true;
  return false;
}

/** The matches that may become findings: by severity, then the first match of each rule and part before further ones, then by place. */
function mostSevere(matches: readonly Match[]): Match[] {
  return matches.toSorted((a, b) =>
    SEVERITIES.indexOf(b.rule.severity) - SEVERITIES.indexOf(a.rule.severity) ||
    Number(b.rule.lane === "block") - Number(a.rule.lane === "block") ||
    a.ordinal - b.ordinal || a.place - b.place || a.start - b.start || (a.rule.id < b.rule.id ? -1 : 1)
  ).slice(0, FINDINGS_MAX);
}
