/** So few events that one may wonder what leaves the others out. */
export const FEW = 5;
