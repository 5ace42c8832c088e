import { cx } from "class-variance-authority";
import { TierMark, tierLabels } from "@/components/ui/tier-mark";
import type { FlipScale } from "@/lib/chart/workload-rules";

const zones = { cloud: "bg-cloud", "on-prem": "bg-onprem", edge: "bg-edge" };

/** What would change the recommendation, each on its own scale: ○ is today, | is where it flips. */
export function FlipScales({ scales }: { scales: readonly FlipScale[] }) {
  if (scales.length === 0)
    return <p className="text-table text-muted">No single change would move it to another tier.</p>;
  return (
    <ul className="flex flex-col gap-3.5">
      {scales.map((scale) => (
        <li key={`${scale.field} ${scale.to} ${scale.at}`} className="text-table">
          <p>
            {scale.lead} <b className="font-semibold">{scale.at}</b>, now {scale.now}: <TierMark tier={scale.to} />
          </p>
          {scale.track ? <Track track={scale.track} tier={scale.to} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Track({ track, tier }: { track: NonNullable<FlipScale["track"]>; tier: FlipScale["to"] }) {
  const zone = track.side === "low" ? { left: 0, width: `${track.at}%` } : { left: `${track.at}%`, right: 0 };
  return (
    <div aria-hidden className="mt-2.5">
      <div className="relative mx-1.5 h-1 rounded-full bg-neutral-bg">
        <span className={cx("absolute inset-y-0 rounded-full opacity-40", zones[tier])} style={zone} />
        <span
          className={cx("absolute -top-[5px] h-3.5 w-0.5 -translate-x-1/2", zones[tier])}
          style={{ left: `${track.at}%` }}
        />
        {track.now === null ? null : (
          <span
            className="absolute -top-1 size-3 -translate-x-1/2 rounded-full border-2 border-ink bg-card"
            style={{ left: `${track.now}%` }}
          />
        )}
      </div>
      <div className="mt-1 flex justify-between text-caption text-muted">
        <span>0</span>
        <span>
          {tierLabels[tier]} from the mark {track.side === "low" ? "down" : "up"}
        </span>
        <span>{track.end}</span>
      </div>
    </div>
  );
}
