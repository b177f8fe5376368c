export const orderState = { enumName: "order_state", enumValues: ["new", "paid", "sent"] } as const;
