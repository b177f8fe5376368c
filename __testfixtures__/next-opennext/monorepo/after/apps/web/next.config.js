import { withUi } from "@acme/ui";
import { initOpenNextCloudflareForDev } from "@opennextjs/cloudflare";

export default withUi({ reactStrictMode: true });

void initOpenNextCloudflareForDev();
