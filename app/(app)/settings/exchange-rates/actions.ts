"use server";

import { refresh } from "next/cache";
import { dataAction } from "@/lib/action/data-action";
import { formAction } from "@/lib/action/form-action";
import { readRateFile } from "@/lib/import/rate-csv";
import { exchangeRateInput, exchangeRateKey, rateFileInput } from "@/lib/schema/exchange-rate";
import { removeExchangeRate, setExchangeRate } from "@/lib/store/exchange-rates";
import { changedRates } from "@/lib/store/rate-file";

export const setRateAction = formAction({
  permission: "prices:write",
  schema: exchangeRateInput,
  run: async (scope, input) => {
    await setExchangeRate(scope, input);
    refresh();
    return { message: `${input.currency} of ${input.month} saved`, result: null };
  },
});

export const removeRateAction = dataAction({
  permission: "prices:write",
  schema: exchangeRateKey,
  run: async (scope, key) => {
    await removeExchangeRate(scope, key);
    refresh();
    return { message: `${key.currency} of ${key.month} removed`, result: null };
  },
});

/** All rates of a file or none: what is wrong with it is said before anything is written. */
export const importRatesAction = dataAction({
  permission: "prices:write",
  schema: rateFileInput,
  run: async (scope, { text }) => {
    const { rates, problems } = readRateFile(text);
    if (problems.length > 0) return { message: "Nothing was saved", result: { saved: 0, problems } };
    const changed = await changedRates(scope, rates);
    for (const rate of changed) await setExchangeRate(scope, rate);
    refresh();
    return { message: "Rates saved", result: { saved: changed.length, problems: [] } };
  },
});
