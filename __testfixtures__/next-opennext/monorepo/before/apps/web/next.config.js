import { withUi } from "@acme/ui";

export default withUi({ reactStrictMode: true });
