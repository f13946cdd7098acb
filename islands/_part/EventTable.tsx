import type { EventRow } from "../../core/queries/overview.ts";
import { Ago } from "./Ago.tsx";
import { Badge } from "./Badge.tsx";

/** The newest events. `fresh` are the ids that came while the reader looked. */
export function EventTable(
  { events, now, fresh }: {
    readonly events: readonly EventRow[];
    readonly now: number;
    readonly fresh: ReadonlySet<string>;
  },
) {
  return (
    <div class="scroll">
      <table class="events">
        <caption class="hidden">Latest events, newest first</caption>
        <thead>
          <tr>
            <th scope="col" class="when">When</th>
            <th scope="col" class="outcome">Outcome</th>
            <th scope="col" class="route">From and to</th>
            <th scope="col">Why</th>
            <th scope="col" class="door minor">Door</th>
            <th scope="col" class="took minor number">Took</th>
          </tr>
        </thead>
        <tbody>
          {events.map((row) => <Row key={row.id} row={row} now={now} isFresh={fresh.has(row.id)} />)}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, now, isFresh }: { readonly row: EventRow; readonly now: number; readonly isFresh: boolean }) {
  return (
    <tr class={isFresh ? `fresh ${row.tone}` : row.tone} data-id={row.id}>
      <td class="when">
        <Ago at={row.at} time={row.time} now={now} />
      </td>
      <td class="outcome">
        <Badge tone={row.tone} word={row.word} isHypothetical={row.isHypothetical} />
      </td>
      <td class="route">
        <a href={row.href} title={row.to === "" ? row.from : `${row.from} ${row.isResponse ? "←" : "→"} ${row.to}`}>
          <span class="party">{row.from}</span>
          {row.to !== "" && (
            <>
              <span class="arrow" aria-label={row.isResponse ? "answered by" : "to"}>{row.isResponse ? "←" : "→"}</span>
              <span class="party">{row.to}</span>
            </>
          )}
        </a>
      </td>
      <td class="why">
        {row.rules.length > 0 && <code>{row.rules[0]}</code>} {row.why}
        {row.rules.length > 1 && <span class="more">+{row.rules.length - 1}</span>}
      </td>
      <td class="minor">{row.door}</td>
      <td class="minor number">{row.took}</td>
    </tr>
  );
}
