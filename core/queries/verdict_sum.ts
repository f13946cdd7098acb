/** Why a verdict, as lines that a person can check. Computed from the findings whenever somebody asks; nothing of it is stored. */
import { explainVerdict, type Weighed, type WeighStep } from "../stages/weigh.ts";

/** One line of the sum. */
export interface SumLine {
  /** A rule's id, or what the line is about. */
  readonly label: string;
  readonly text: string;
}

/** The lines; none where nothing was found. */
export function sumOf(findings: readonly Weighed[]): readonly SumLine[] {
  return findings.length === 0 ? [] : merged(explainVerdict(findings).map(lineOf));
}

function lineOf(step: WeighStep): SumLine {
  switch (step.kind) {
    case "finding": {
      const by = step.by === "action" ? "by your setting" : `${step.severity}`;
      const points = step.points > 0 ? `, ${counted(step.points, "point")} to the sum` : "";
      return { label: step.rule, text: `${by}: ${step.to}${points}` };
    }
    case "aggregate": {
      const sum = `${step.points} of ${counted(step.pointsAt, "point")}, ` +
        `${step.categories} of ${counted(step.categoriesMin, "category", "categories")}`;
      return { label: "In one place", text: `${step.rules.join(" + ")}: ${sum}: ${step.to}` };
    }
    case "verdict":
      return { label: "Verdict of the content", text: step.to };
  }
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A rule that fired in three places says the same three times. */
function merged(lines: readonly SumLine[]): readonly SumLine[] {
  const seen = new Set<string>();
  return lines.filter(({ label, text }) => {
    const key = `${label}\n${text}`;
    return !seen.has(key) && seen.add(key);
  });
}
