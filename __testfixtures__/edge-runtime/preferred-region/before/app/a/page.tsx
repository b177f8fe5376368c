export const runtime = 'edge'
export const preferredRegion = 'home'

export default function Page() {
  return null;
}
