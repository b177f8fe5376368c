export const runtime = "edge";
export const preferredRegion = "iad1";

const handler = async (request: Request): Promise<Response> => {
  const answer = await fetch(request);
  return answer;
};

export default handler;
