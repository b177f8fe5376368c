import { MemberModel } from "./members";

const model = new MemberModel();

export async function rename(id: number, name: string) {
  const result = await model.rename(id, name);
  return { renamed: result.meta.changes as number };
}

export const remove = async (ids: number[]) => (await model.remove(ids)).meta.changes;

// @ts-expect-error drizzle-d1/result-shape: the result of a query goes where its shape cannot be followed
export const either = async (id: number) => (await model.either(id)).rowCount;

export const untyped = async (context: any) => {
  const data = await context.model.rename(1, "a");
  return data.rowCount as number;
};
