// #region settings
export const maxDuration = 30;
// #endregion

export function GET() {
  return new Response("ok");
}
