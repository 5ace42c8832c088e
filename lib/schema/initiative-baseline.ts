import { z } from "zod";
import { ledgerComponents } from "../ledger/component";
import { isoMonth } from "./scenario";

const amount = z.string().max(60);

/** Costs and volumes before an initiative, as they were when it was approved. Amounts are exact decimal text. */
export const initiativeBaseline = z.object({
  /** Complete months, oldest first. */
  months: z.array(isoMonth).min(1).max(12),
  basis: z.literal("effective"),
  currency: z.string().length(3),
  frozenAt: z.iso.datetime(),
  frozenBy: z.string().max(200),
  workloads: z.array(
    z.object({
      /** null: costs that name no workload. */
      workloadId: z.uuid().nullable(),
      name: z.string().nullable(),
      growthAnnual: z.number().nullable(),
      /** What its volume is counted in; null: nothing was counted in every one of the months. */
      metric: z.string().nullable(),
      /** Over all the months. */
      volume: amount.nullable(),
      /** Over all the months, by component and by the team that bears it. */
      costs: z.array(z.object({ teamId: z.uuid().nullable(), component: z.enum(ledgerComponents), amount })),
    }),
  ),
});

export type InitiativeBaseline = z.infer<typeof initiativeBaseline>;

export type BaselineWorkload = InitiativeBaseline["workloads"][number];
