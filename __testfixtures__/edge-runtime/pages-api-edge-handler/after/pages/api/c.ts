import { withAuth } from "../../lib/auth";

export const config = { runtime: "edge" };

export default withAuth(async () => undefined);
