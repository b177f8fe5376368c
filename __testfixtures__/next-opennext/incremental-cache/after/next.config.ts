import type { NextConfig } from "next";
import { initOpenNextCloudflareForDev } from "@opennextjs/cloudflare";

export default {} satisfies NextConfig;

void initOpenNextCloudflareForDev();
