export const config = {
  get runtime() {
    return "experimental-edge";
  },
};

export default function Page() {
  return null;
}
