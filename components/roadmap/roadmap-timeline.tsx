import { cx } from "class-variance-authority";
import Link from "next/link";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { Health } from "@/lib/chart/roadmap-health";
import type { TimelineBar, TimelineModel } from "@/lib/chart/roadmap-timeline";

/** A bar is filled as far as it is over; what is only planned is an outline, so that no colour is needed to tell. */
const fills: Readonly<Record<Health, { done: string; rest: string }>> = {
  done: { done: "bg-muted", rest: "bg-neutral-bg" },
  missed: { done: "bg-warn", rest: "bg-warn-bg" },
  "on-track": { done: "bg-accent", rest: "bg-selected" },
  behind: { done: "bg-warn", rest: "bg-warn-bg" },
  late: { done: "bg-warn", rest: "bg-warn-bg" },
  planned: { done: "bg-card", rest: "bg-card ring-1 ring-control ring-inset" },
  proposed: { done: "bg-card", rest: "bg-card ring-1 ring-control ring-inset" },
};

const legend: readonly { label: string; style: string }[] = [
  { label: "Done", style: "bg-muted" },
  { label: "On track, part to date", style: "bg-accent" },
  { label: "Behind, late or short", style: "bg-warn" },
  { label: "Planned or proposed", style: "bg-card ring-1 ring-control ring-inset" },
];

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

/** When each initiative runs, and until when its saving ramps up: a table whose cells are drawn to the same scale. */
export function RoadmapTimeline({ model }: { model: TimelineModel }) {
  return (
    <section
      aria-labelledby="timeline"
      className="card min-w-0 rounded-card border border-border bg-card px-4 pt-3 pb-3"
    >
      <h2 id="timeline">{model.title}</h2>
      <p className="max-w-[96ch] text-table text-muted">{model.summary}</p>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-caption text-muted">
        {legend.map(({ label, style }) => (
          <li key={label} className="flex items-center gap-1.5">
            <span aria-hidden className={cx("inline-block h-2 w-3.5 rounded-[2px]", style)} />
            {label}
          </li>
        ))}
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="inline-block w-3.5 border-t-2 border-dotted border-control" />
          Ramp to full saving
        </li>
      </ul>
      <ScrollRegion label="Timeline of initiatives" className="mt-2 overflow-x-auto">
        <table className="w-full min-w-[760px] table-fixed border-separate border-spacing-0 text-table">
          <caption className="sr-only">{`${model.title}, ${model.unit}`}</caption>
          <colgroup>
            <col className="w-60" />
            <col />
            <col className="w-20" />
          </colgroup>
          <thead>
            <tr className="text-caption text-muted">
              <th scope="col" className="py-1 text-left font-medium">
                Initiative
              </th>
              <th scope="col" className="py-1 font-normal">
                <span className="sr-only">When</span>
                <Scale model={model} />
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                {model.unit}
              </th>
            </tr>
          </thead>
          {model.phases.map((phase) => (
            <tbody key={phase.name}>
              <tr className="bg-sunken">
                <th scope="rowgroup" className="h-7 rounded-l-control pl-2 text-left font-semibold">
                  {phase.number} {phase.name}
                </th>
                <td className="relative h-7 p-0">
                  <Grid model={model} />
                  <span
                    className="absolute inset-y-1 overflow-hidden rounded-[3px] bg-neutral-bg px-1.5 text-caption leading-5 whitespace-nowrap text-muted"
                    style={{ left: percent(phase.from), width: percent(Math.max(0.02, phase.to - phase.from)) }}
                  >
                    {phase.span}
                  </span>
                </td>
                <td className="h-7 rounded-r-control pr-2 text-right font-semibold tabular-nums">{phase.planned}</td>
              </tr>
              {phase.bars.map((bar) => (
                <Row key={bar.id} bar={bar} model={model} />
              ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
    </section>
  );
}

function Scale({ model }: { model: TimelineModel }) {
  return (
    <span aria-hidden className="relative block h-5">
      {model.ticks
        .filter(({ at }) => model.today === null || at < model.today.at - 0.14 || at > model.today.at + 0.08)
        .map(({ at, label, isYear }) => (
          <span
            key={at}
            className={cx("absolute top-0 whitespace-nowrap", isYear && "font-semibold text-text")}
            style={{ left: percent(at) }}
          >
            {label}
          </span>
        ))}
      {model.today ? (
        <span
          className="absolute top-0 -translate-x-1/2 rounded-[4px] bg-text px-1.5 leading-5 whitespace-nowrap text-card"
          style={{ left: percent(Math.min(0.94, Math.max(0.06, model.today.at))) }}
        >
          {model.today.label}
        </span>
      ) : null}
    </span>
  );
}

function Grid({ model }: { model: TimelineModel }) {
  return (
    <span aria-hidden>
      {model.ticks.map(({ at }) => (
        <span key={at} className="absolute inset-y-0 w-px bg-hairline" style={{ left: percent(at) }} />
      ))}
      {model.today ? (
        <span className="absolute inset-y-0 z-[1] w-0.5 bg-text" style={{ left: percent(model.today.at) }} />
      ) : null}
    </span>
  );
}

function Row({ bar, model }: { bar: TimelineBar; model: TimelineModel }) {
  const fill = fills[bar.health];
  const noteAt = Math.max(bar.full, bar.to);
  const isLate = noteAt > 0.86;
  return (
    <tr data-initiative={bar.id}>
      <th scope="row" className="h-7 py-0 pr-2 pl-4 text-left font-normal">
        <Link
          href={`/roadmap/${bar.id}`}
          title={bar.name}
          className="block min-h-6 truncate leading-6 text-text hover:underline"
        >
          {bar.name}
        </Link>
      </th>
      <td className="relative h-7 p-0">
        <span className="sr-only">{bar.words}</span>
        <Grid model={model} />
        <span aria-hidden>
          <span
            className={cx("absolute top-1.5 h-4 rounded-[3px]", fill.rest)}
            style={{ left: percent(bar.from), width: percent(Math.max(0.006, bar.to - bar.from)) }}
          />
          {bar.done > bar.from ? (
            <span
              className={cx("absolute top-1.5 h-4 rounded-[3px]", fill.done)}
              style={{ left: percent(bar.from), width: percent(bar.done - bar.from) }}
            />
          ) : null}
          {bar.full > bar.to ? (
            <span
              className="absolute top-[13px] border-t-2 border-dotted border-control"
              style={{ left: percent(bar.to), width: percent(bar.full - bar.to) }}
            />
          ) : null}
          {bar.note ? (
            <span
              className={cx(
                "absolute top-1 z-[2] rounded-[3px] bg-card px-1 text-caption leading-5 whitespace-nowrap",
                ["behind", "late", "missed"].includes(bar.health) ? "text-warn" : "text-muted",
              )}
              style={isLate ? { right: percent(1 - bar.from + 0.006) } : { left: percent(noteAt + 0.006) }}
            >
              {bar.note}
            </span>
          ) : null}
        </span>
      </td>
      <td className="h-7 pr-2 text-right tabular-nums">{bar.planned}</td>
    </tr>
  );
}
