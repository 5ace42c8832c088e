import { holds, type ReferenceCase } from "@/lib/schema/reference-case";

const comparison = {
  source: "cloudprice-mcp v0.5.0, egress at 50 TB a month",
  url: "https://github.com/Albaker-Group/cloudprice-mcp/releases/tag/v0.5.0",
};
const exact = { absolute: 1e-9, why: "Exact" };

export const egressCases: readonly ReferenceCase[] = [
  {
    calculation: "egress",
    title: "5 TB a month out of AWS, 100 GB free",
    input: { gb: 5120, tiers: [{ upToGb: null, pricePerGb: 0.09 }], minimumGbFree: 100 },
    expected: { cost: 452, "parts.0.gb": 5020 },
    tolerance: { absolute: { cost: 0.5 }, why: "Printed in whole dollars" },
    citation: {
      source: "CloudPriceBook, How to estimate your AWS data-transfer bill",
      where: "Worked example",
      url: "https://cloud-cost-557.pages.dev/blog/estimate-aws-data-transfer-bill/",
    },
    verdict: holds,
  },
  {
    calculation: "egress",
    title: "1 GB out of Google Cloud Storage",
    input: { gb: 1, tiers: [{ upToGb: null, pricePerGb: 0.12 }] },
    expected: { cost: 0.12 },
    tolerance: exact,
    citation: {
      source: "Google Cloud, Cloud Storage pricing examples",
      where: "Simple example, network usage",
      url: "https://cloud.google.com/storage/pricing-examples",
    },
    verdict: holds,
  },
  {
    calculation: "egress",
    title: "50 TB a month out of Google Cloud",
    input: {
      gb: 50_000,
      tiers: [
        { upToGb: 1000, pricePerGb: 0.12 },
        { upToGb: 10_000, pricePerGb: 0.11 },
        { upToGb: null, pricePerGb: 0.08 },
      ],
    },
    expected: { cost: 4310 },
    tolerance: { absolute: 0.5, why: "Printed in whole dollars" },
    citation: { ...comparison, where: "Upper end of the hyperscalers" },
    verdict: holds,
  },
  {
    calculation: "egress",
    title: "50 TB a month out of Azure, 100 GB free",
    input: {
      gb: 50_000,
      tiers: [
        { upToGb: 10_000, pricePerGb: 0.087 },
        { upToGb: null, pricePerGb: 0.083 },
      ],
      minimumGbFree: 100,
    },
    expected: { cost: 4181 },
    tolerance: { absolute: 1, why: "Cut to whole dollars" },
    citation: { ...comparison, where: "Lower end of the hyperscalers" },
    verdict: holds,
  },
  {
    calculation: "egress",
    title: "50 TB a month out of Oracle Cloud, 10 TB free",
    input: { gb: 50_000, tiers: [{ upToGb: null, pricePerGb: 0.0085 }], minimumGbFree: 10_000 },
    expected: { cost: 340 },
    tolerance: exact,
    citation: { ...comparison, where: "OCI" },
    verdict: holds,
  },
  {
    calculation: "egress",
    title: "1 GB from EC2 and 1 GB from S3 in Sydney share one free gigabyte",
    input: {
      gb: 2,
      tiers: [
        { upToGb: 1, pricePerGb: 0 },
        { upToGb: 10_000, pricePerGb: 0.114 },
        { upToGb: null, pricePerGb: 0.098 },
      ],
    },
    expected: { cost: 0.114 },
    tolerance: exact,
    citation: {
      source: "Cheng Qing, How does AWS data transfer pricing work",
      where: "Data transfer pricing: AWS to and from the internet",
      url: "https://chengqing.dev/en/2020/01/23/aws-data-transfer/",
    },
    verdict: holds,
  },
];
