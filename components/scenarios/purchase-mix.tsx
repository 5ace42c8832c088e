"use client";

import { formatRatio } from "@/lib/format/ratio";
import { scenarioFields } from "@/lib/schema/scenario-fields";
import { InputSlider } from "./input-slider";
import type { ScenarioDraft } from "./use-scenario-draft";

/** How the cloud's billed hours are bought: what is neither reserved nor spot is on demand. */
export function PurchaseMix({ draft }: { draft: ScenarioDraft }) {
  const offers = draft.input.supplies.filter((supply) => supply.kind === "cloud");
  const fields = scenarioFields(draft.input).filter((field) => field.key.includes(".mix."));
  return offers.map((offer) => {
    const own = fields.filter((field) => field.key.startsWith(`supplies.${offer.id}.`));
    if (own.length === 0) return null;
    const { reserved1y, reserved3y, spot } = offer.mix;
    const onDemand = Math.max(0, 1 - reserved1y - reserved3y - spot);
    const parts = [
      { name: "reserved 3 y", share: reserved3y, tone: "bg-cloud" },
      { name: "reserved 1 y", share: reserved1y, tone: "bg-cloud opacity-75" },
      { name: "spot", share: spot, tone: "bg-cloud opacity-50" },
      { name: "on demand", share: onDemand, tone: "bg-cloud opacity-25" },
    ];
    return (
      <div key={offer.id} className="pt-1.5">
        <p className="text-table">
          Purchase mix{offers.length > 1 ? <span className="text-caption text-muted"> {offer.name}</span> : null}
        </p>
        <div aria-hidden className="my-1 flex h-2 overflow-hidden rounded-[2px]">
          {parts.map((part) => (
            <span key={part.name} className={part.tone} style={{ width: `${part.share * 100}%` }} />
          ))}
        </div>
        <p className="text-caption text-muted">
          {parts
            .filter((part) => part.share > 0)
            .map((part) => `${formatRatio(part.share, { digits: 0 })} ${part.name}`)
            .join(" · ")}
        </p>
        {own.map((field) => (
          <InputSlider key={field.key} field={field} draft={draft} currency="" />
        ))}
      </div>
    );
  });
}
