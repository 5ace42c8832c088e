import { unknownAddress } from "@/lib/action/api-route";

export const { GET, POST, PUT, PATCH, DELETE } = unknownAddress;
