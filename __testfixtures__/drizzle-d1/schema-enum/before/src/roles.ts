import { roleEnum, type Role } from "./schema";

export const isRole = (value: string): value is Role => roleEnum.enumValues.some((role) => role === value);
