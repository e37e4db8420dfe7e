const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';
/** First two digits of the places that issue identity cards. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** An identity number of 18 characters: a province, a day of birth and the check character of GB 11643. */
export function identityNumber(digits: string): boolean {
  if (!/^[1-8][0-9]{16}[0-9X]$/.test(digits) || !PROVINCE.test(digits)) return false;
  const year = Number(digits.slice(6, 10));
  const month = Number(digits.slice(10, 12));
  const day = Number(digits.slice(12, 14));
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits.charAt(i)), 0);
  return CHECK.charAt(sum % 11) === digits.charAt(17);
}

/** A mobile telephone number, with or without the prefix of the country. */
export const mobileNumber = (digits: string): boolean => /^(?:\+?86)?1[3-9][0-9]{9}$/.test(digits);

/** A bank card: 16 to 19 digits that pass the Luhn check of GB/T 15694, not all of them alike. */
export function bankCard(digits: string): boolean {
  if (!/^[3-9][0-9]{15,18}$/.test(digits) || /^(.)\1*$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.charAt(digits.length - 1 - i));
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
