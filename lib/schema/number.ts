import { z } from "zod";

/** Kinds of number a calculation takes. All are finite: zod refuses NaN and infinities in any number. */

/** An amount in the reporting currency, or a price. */
export const money = z.number().min(0).max(1e12);

/** A share of something, 0 to 1. */
export const ratio = z.number().min(0).max(1);

/** A share that is divided by: more than 0, up to 1. */
export const positiveRatio = z.number().gt(0).max(1);

/** A discount: what is left of the price is divided by. */
export const discount = z.number().min(0).lt(1);

export const count = z.int().min(0).max(1_000_000);

export const positiveCount = z.int().min(1).max(1_000_000);

export const hours = z.number().min(0).max(1e9);

export const positiveHours = z.number().gt(0).max(1e9);

/** Any other amount: GB, TB, kW, tokens per second. */
export const quantity = z.number().min(0).max(1e15);

export const positiveQuantity = z.number().gt(0).max(1e15);

/** Yearly change; −1 would mean that nothing is left. */
export const annualChange = z.number().min(-0.99).max(10);

export const discountRate = z.number().min(0).max(1);

export const horizonMonths = z.int().min(1).max(360);

export const months = z.int().min(0).max(360);

export const label = z.string().min(1).max(200);

/** A figure that comes out. */
export const figure = z.number();

/** A figure that may not exist: not within the horizon, or nothing to divide by. */
export const maybe = z.number().nullable();
