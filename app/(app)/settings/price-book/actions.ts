"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { dataAction } from "@/lib/action/data-action";
import { now } from "@/lib/clock";
import { newSupplyInput, priceEntryInput } from "@/lib/schema/price-entry";
import { addPrice, archiveSupply, createSupply, restoreSupply } from "@/lib/store/supplies";

const supplyId = z.object({ id: z.uuid() });

export const createSupplyAction = dataAction({
  permission: "prices:write",
  schema: newSupplyInput,
  run: async (scope, input) => {
    const result = await createSupply(scope, input);
    refresh();
    return { message: `${input.name} created`, result };
  },
});

export const addPriceAction = dataAction({
  permission: "prices:write",
  schema: priceEntryInput,
  run: async (scope, input) => {
    const result = await addPrice(scope, input);
    refresh();
    return { message: `Price from ${input.validFrom} added`, result };
  },
});

export const archiveSupplyAction = dataAction({
  permission: "prices:write",
  schema: supplyId,
  run: async (scope, { id }) => {
    const result = await archiveSupply(scope, { id, at: now() });
    refresh();
    return { message: `${result.name} archived`, result };
  },
});

export const restoreSupplyAction = dataAction({
  permission: "prices:write",
  schema: supplyId,
  run: async (scope, { id }) => {
    const result = await restoreSupply(scope, id);
    refresh();
    return { message: `${result.name} restored`, result };
  },
});
