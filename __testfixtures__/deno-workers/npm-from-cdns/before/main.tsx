// @deno-types="npm:@types/marked@4"
import { marked } from "https://esm.sh/v135/marked@12.0.0?target=deno";
import { useState } from "preact/hooks";
import { h } from "preact";
import ms from "https://cdn.jsdelivr.net/npm/pretty-ms@9.2.0/+esm";
import dayjs from "https://unpkg.com/dayjs@1.11.10";
import utc from "https://esm.sh/dayjs@1.11.13/plugin/utc";
import { chunk } from "lodash";
import tool from "https://esm.sh/gh/someone/tool";
import other from "https://raw.githubusercontent.com/someone/other/main/mod.ts";

Deno.serve(() => new Response([marked, useState, h, ms, dayjs, utc, chunk, tool, other].map(String).join()));
