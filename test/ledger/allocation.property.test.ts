import { allocationProperties } from "./allocation-properties";

allocationProperties(1_000);
