import { expect, test, vi } from "vitest";
import { MemberModel } from "./members";

vi.mock("./members");

test("renames", async () => {
  const rename = vi.fn().mockResolvedValue({ rowCount: 2 });
  vi.mocked(MemberModel).mockImplementation(() => ({ rename }) as unknown as MemberModel);
  const result = await new MemberModel().rename(1, "a");
  expect(result.rowCount).toBe(2);
});
