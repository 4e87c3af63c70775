export class NoTrino extends Error {}
export function startTrino(data: string): Promise<{ readonly server: string; readonly stop: () => Promise<void> }>;
