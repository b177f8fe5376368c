export default function Direct() {
  return null;
}
