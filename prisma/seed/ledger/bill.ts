import { awsCompute } from "./aws-compute";
import { awsData } from "./aws-data";
import type { BillLine } from "./bill-line";
import type { LedgerDay } from "./calendar";
import { commitmentPurchases } from "./commitments";
import { incidents } from "./incidents";
import { meteredLines, providers } from "./metered-services";
import { edgeLines, hallLines } from "./own-sites";
import { awsSharedServices, azureServices, googleServices } from "./service-sheets";

/** Every line of every bill and meter, day by day. */
export function billLines(days: readonly LedgerDay[]): BillLine[] {
  return [
    ...awsCompute(days),
    ...commitmentPurchases(days),
    ...awsData(days),
    ...meteredLines(awsSharedServices, { provider: providers.aws, days }),
    ...meteredLines(azureServices, { provider: providers.azure, days }),
    ...meteredLines(googleServices, { provider: providers.google, days }),
    ...hallLines(days),
    ...edgeLines(days),
    ...incidents(days),
  ].sort((a, b) => b.day.daysBack - a.day.daysBack);
}
