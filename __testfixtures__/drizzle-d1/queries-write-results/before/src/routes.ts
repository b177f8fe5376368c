import { MemberModel } from "./members";

const model = new MemberModel();

export async function rename(id: number, name: string) {
  const result = await model.rename(id, name);
  return { renamed: result.rowCount as number };
}

export const remove = async (ids: number[]) => (await model.remove(ids)).rowCount;

export const either = async (id: number) => (await model.either(id)).rowCount;

export const untyped = async (context: any) => {
  const data = await context.model.rename(1, "a");
  return data.rowCount as number;
};
