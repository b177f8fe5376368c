// #region settings
export const runtime = "edge";
export const maxDuration = 30;
// #endregion

export function GET() {
  return new Response("ok");
}
