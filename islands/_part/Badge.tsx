import type { Tone } from "../../core/queries/format.ts";

/** A shape for each tone, so that no one has to tell them by colour. */
const SHAPES: Readonly<Record<Tone, string>> = {
  clean: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Z",
  flag: "M8 1.2 15.3 14.3H.7Z",
  quarantine: "M2 2h12v12H2Z",
  block: "M5 1h6l4 4v6l-4 4H5l-4-4V5Z",
};

const SIGNS: Readonly<Record<Tone, string>> = {
  clean: "m5 8.2 2.2 2.2L11 6",
  flag: "M8 6v3.8M8 11.6v.6",
  quarantine: "M6.2 5.5v5M9.8 5.5v5",
  block: "M5 8h6",
};

/** The tone's shape, without a word: always beside one. */
export function Mark({ tone }: { readonly tone: Tone }) {
  return (
    <svg class={`mark ${tone}`} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path class="shape" d={SHAPES[tone]} />
      <path class="sign" d={SIGNS[tone]} />
    </svg>
  );
}

/** What happened, by shape, word and colour. */
export function Badge(
  { tone, word, isHypothetical }: { readonly tone: Tone; readonly word: string; readonly isHypothetical: boolean },
) {
  return (
    <span class={`badge ${tone}${isHypothetical ? " hypothetical" : ""}`}>
      <Mark tone={tone} />
      {word}
    </span>
  );
}

/** How bad a finding is. */
export function Severity({ level }: { readonly level: string }) {
  return <span class={`severity ${level}`}>{level}</span>;
}
