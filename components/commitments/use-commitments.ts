"use client";

import { useMemo, useState } from "react";
import type { DemandMode } from "@/components/planners/demand-source";
import type { CommitmentTerm } from "@/lib/calc/commitment-plan";
import type { CloudOffer } from "@/lib/calc/supply";
import { type BoughtToday, boughtToday, loadsOf, pricesOf, workloadsLike } from "@/lib/chart/commitments-today";
import type { PlannerFrame } from "@/lib/schema/planner";

export type DemandByHand = { meanGpus: number | null; peakToMean: number | null; interruptible: number | null };

/** The planner's inputs as they are chosen, and the input of the calculation that they come to. */
export function useCommitments({ workloads, supplies }: PlannerFrame, offers: readonly [CloudOffer, ...CloudOffer[]]) {
  const [offer, setOffer] = useState<CloudOffer>(offers[0]);
  const [mode, setMode] = useState<DemandMode>("workloads");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => idsLike(offers[0]));
  const [byHand, setByHand] = useState<DemandByHand>({ meanGpus: 64, peakToMean: 1.8, interruptible: 0.3 });
  // What was moved; the rest follows what is bought today.
  const [edits, setEdits] = useState<Partial<BoughtToday>>({});

  const planned = useMemo(() => workloads.filter(({ id }) => chosen.has(id)), [workloads, chosen]);
  const today = useMemo(
    () => boughtToday(offer, mode === "hand" ? [] : planned, supplies),
    [offer, mode, planned, supplies],
  );
  const loads = useMemo(() => loadsOf(planned, supplies), [planned, supplies]);
  const mix = { ...today, ...edits };
  const { meanGpus, peakToMean, interruptible } = byHand;
  const terms: CommitmentTerm[] = [];
  if (offer.reserved1y) terms.push("reserved1y");
  if (offer.reserved3y) terms.push("reserved3y");

  function idsLike(wanted: CloudOffer): Set<string> {
    return new Set(workloadsLike(wanted, workloads, supplies).map(({ id }) => id));
  }

  return {
    offer,
    /** Another offer has other workloads and other prices, so nothing that was moved for the last one stays. */
    choose: (next: CloudOffer) => {
      setOffer(next);
      setChosen(idsLike(next));
      setEdits({});
    },
    mode,
    setMode,
    chosen,
    setChosen,
    byHand,
    setByHand,
    today,
    mix,
    edit: (change: Partial<BoughtToday>) => setEdits((before) => ({ ...before, ...change })),
    reset: (key: keyof BoughtToday) => setEdits(({ [key]: _, ...rest }) => rest),
    terms,
    loads,
    input: {
      loads:
        mode === "workloads"
          ? loads
          : [
              {
                meanGpus: meanGpus ?? Number.NaN,
                peakToMean: peakToMean ?? Number.NaN,
                interruptible: interruptible ?? Number.NaN,
              },
            ],
      ...pricesOf(offer),
      ...mix,
    },
  };
}

export type Commitments = ReturnType<typeof useCommitments>;
