interface Written {
  readonly text: string;
}

// named here, not where they are asked: a function that a call makes for itself is compiled anew whenever memory has been tidied, one of a module is kept

/** Something stands in the cell. */
export const isFilled = ({ text }: Written): boolean => text !== '';

/** Nothing stands in the cell. */
export const isEmpty = ({ text }: Written): boolean => text === '';
