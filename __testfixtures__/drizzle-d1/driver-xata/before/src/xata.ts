import { buildClient } from "@xata.io/client";

const XataClient = buildClient();

export const getXataClient = () => new XataClient({ databaseURL: process.env.XATA_URL, apiKey: process.env.XATA_KEY });
