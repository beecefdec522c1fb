/** Who stands in the entries that the closing job writes. */
export const closer = { id: 'closing', rolesUsed: [] } as const;
