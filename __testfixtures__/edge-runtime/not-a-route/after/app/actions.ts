"use server";

export const runtime = "edge";
