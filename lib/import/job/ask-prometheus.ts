import { env } from "@/lib/env";
import { guardedFetch, OutsideRequestFailed } from "@/lib/net/outside-address";
import {
  type Labels,
  PrometheusFailed,
  type PrometheusPoint,
  prometheusPoints,
  promQl,
  rangeAddress,
} from "../prometheus/answer";

export type PrometheusServer = Labels & { url: string; token: string | null };

const limits = { timeoutMs: 20_000, maxBytes: 8 * 1024 ** 2 };

export type Asked = { points: PrometheusPoint[]; failure: null } | { points: null; failure: string };

/** The values of a query on some days, or why there are none, in words for whoever set the server up. */
export async function askPrometheus(
  { url, token, ...labels }: PrometheusServer,
  template: string,
  days: { from: string; to: string },
): Promise<Asked> {
  try {
    const answer = await guardedFetch(rangeAddress(url, promQl(template, labels), days), {
      ...limits,
      allowHosts: env().outsideAllowHosts,
      headers: { accept: "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    });
    return { points: prometheusPoints(answer, labels), failure: null };
  } catch (error) {
    if (error instanceof OutsideRequestFailed || error instanceof PrometheusFailed)
      return { points: null, failure: error.message };
    throw error;
  }
}
