/** Where mistakes stand: the line of a file, or the name of a variable; and the one error that tells of all of them. */
import { fail, type OktsecError } from "../errors.ts";
import type { Fault, Path, Source } from "./document.ts";
import type { Misfit } from "./environment.ts";
import type { Problem } from "./explain.ts";

/** Problems told of one file; a file of another kind would have thousands. */
const PROBLEMS_MAX = 50;

/** Tells where in the file, or in which variable, a value stands. */
export class Places {
  readonly #file: string;
  #source: Source | null = null;
  overridden: ReadonlyMap<string, string> = new Map();
  constructor(file: string) {
    this.#file = file;
  }

  /** The values of a text. Throws `config/invalid` where it is not YAML. */
  read(
    { source, faults }: {
      readonly source: Source;
      readonly faults: readonly Fault[];
    },
  ): unknown {
    this.#source = source;
    if (faults.length > 0) throw invalid(faults.map(({ offset, what }) => ({ at: this.#at(offset), offset, what })));
    return source.value ?? {};
  }

  failure(problems: readonly Problem[], misfits: readonly Misfit[] = []): OktsecError {
    const lines = problems.map(({ path, atKey, what }): Line => {
      const variable = this.#variable(path);
      if (variable !== undefined) return { at: variable, offset: Infinity, what };
      const offset = (atKey ? this.#source?.offsetOfKey(path) : this.#source?.offsetOf(path)) ?? 0;
      return { at: this.#at(offset), offset, what };
    });
    return invalid([...lines, ...misfits.map(({ name, what }) => ({ at: name, offset: Infinity, what }))]);
  }

  #at(offset: number): string {
    return this.#source ? `${this.#file}:${this.#source.lineOf(offset)}` : this.#file;
  }

  /** The variable that set this value, or a value around or inside it. */
  #variable(path: Path): string | undefined {
    const wanted = path.join(".");
    for (const [set, name] of this.overridden) {
      if (set === wanted || wanted.startsWith(`${set}.`) || (wanted !== "" && set.startsWith(`${wanted}.`))) {
        return name;
      }
    }
    return undefined;
  }
}

interface Line {
  readonly at: string;
  readonly offset: number;
  readonly what: string;
}

/** One error for all: the first is its place and sentence, the others follow on lines of their own. */
function invalid(lines: readonly Line[]): OktsecError {
  const sorted = lines.toSorted((a, b) => a.offset === b.offset ? 0 : a.offset - b.offset);
  const unique = [...new Map(sorted.map((line) => [`${line.at}  ${line.what}`, line])).values()];
  const [first, ...rest] = unique.slice(0, PROBLEMS_MAX);
  const more = unique.length > PROBLEMS_MAX ? [`and ${unique.length - PROBLEMS_MAX} more`] : [];
  const others = [...rest.map(({ at, what }) => `${at}  ${what}`), ...more];
  return fail("config/invalid", [first?.at ?? "the config", [first?.what ?? "cannot be used", ...others].join("\n")]);
}
