import { z } from "zod";
import type { IsoMonth } from "../ledger/calendar";
import { isoMonth } from "./chargeback";

/** A scenario's version and split that were made the plan, and the months in which they are. */
export type ApprovedPlan = {
  scenarioId: string;
  scenarioName: string;
  version: number;
  /** Share on-prem of the split: 0 is all cloud. */
  share: number;
  from: IsoMonth;
  /** The first month in which it is not the plan any more; null: it is until another one is. */
  until: IsoMonth | null;
  approvedBy: string;
  /** ISO text. */
  approvedAt: string;
};

/** What the action that makes a scenario the plan takes. */
export const planApproval = z.object({
  id: z.uuid(),
  version: z.int().min(1),
  share: z.number("Must be a share from 0 to 1.").min(0, "Must be at least 0.").max(1, "Must be at most 1."),
});

/** What the page's files take; without a month, the page's usual one. */
export const planQuery = z.object({ month: isoMonth.optional() });

/** The plan of a month, if one was in force. */
export function planIn(approvals: readonly ApprovedPlan[], month: IsoMonth): ApprovedPlan | null {
  return approvals.findLast(({ from, until }) => from <= month && (until === null || month < until)) ?? null;
}
