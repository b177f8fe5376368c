import { marked } from "marked";
import { useState } from "preact/hooks";
import { h } from "preact";
import ms from "pretty-ms";
import dayjs from "dayjs";
import utc from "dayjs/plugin/utc";
import { chunk } from "lodash-es";
import tool from "https://esm.sh/gh/someone/tool";
import other from "https://raw.githubusercontent.com/someone/other/main/mod.ts";

export default { fetch: () => new Response([marked, useState, h, ms, dayjs, utc, chunk, tool, other].map(String).join()) };
