import { z } from 'zod'

/**
 * A new password: 12 to 128 code points, not one that everybody tries first, and otherwise as its
 * owner likes it. Not trimmed and not normalised: what was typed is what counts.
 */
export const passwordField = z
  .string('A password is needed.')
  .refine((value) => [...value.slice(0, 300)].length >= 12, 'A password has at least 12 characters. Three or four words do well.')
  .refine((value) => [...value.slice(0, 300)].length <= 128, 'A password has at most 128 characters.')
  .refine((value) => !/\0/.test(value), 'A password cannot hold a NUL character.')
  .refine((value) => !isCommonPassword(value), 'This password is among the first that anybody would try. Choose another.')

/** Changes one's own password: the present one proves that it is oneself. */
export const passwordChangeSchema = z.strictObject({ current: z.string().min(1, 'Enter your present password.').max(1024), password: passwordField })

/** Whether a password of 12 characters or more is on the lists that every attacker has: a known one, a run, or a short piece repeated. */
export function isCommonPassword(value: string): boolean {
  const plain = value.normalize('NFKC').toLowerCase().replace(/[\s._-]+/g, '')
  return common.has(plain) || /^(.{1,4})\1+.{0,3}$/su.test(plain) || runs.some((run) => run.includes(plain))
}

/** Rows of keys and alphabets, twice over, so that a run may begin anywhere. */
const runs = ['1234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', 'azertyuiopqsdfghjklmwxcvbn', 'qwertzuiopasdfghjklyxcvbnm', '1q2w3e4r5t6y7u8i9o0p', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'].flatMap((row) => [
  row + row,
  [...row].reverse().join('').repeat(2),
])

const common: ReadonlySet<string> = new Set(
  `password1234 password12345 password123456 passwordpassword password123! password1234! passw0rd1234 p@ssw0rd1234 p@ssword1234 mypassword123
  mypassword1234 newpassword1 newpassword123 changeme1234 changemenow! changeme123456 letmein12345 letmeinplease letmeinnow123 welcome12345
  welcome123456 welcome2020! welcome2024! welcome2025! welcome2026! adminadmin123 administrator administrator1 admin1234567 admin12345678 rootrootroot
  qwerty123456 qwerty1234567 qwerty12345678 qwertyqwerty qwertyuiop12 qwertyuiop123 qwertyuiop1234 123456qwerty 123456789abc abc123456789 abcd12345678
  1234567890qwe 1qaz2wsx3edc 1q2w3e4r5t6y qazwsxedcrfv zaq12wsxcde3 q1w2e3r4t5y6 asdfghjkl123 zxcvbnm12345 iloveyou1234 iloveyou12345 iloveyouforever
  iloveyousomuch sunshine1234 princess1234 football1234 baseball1234 superman1234 batman123456 michael12345 charlie12345 jessica12345 liverpool123
  manchester123 manchesterunited arsenal12345 chelsea12345 realmadrid123 barcelona1234 starwars1234 pokemon12345 dragon123456 monkey123456 shadow123456
  master123456 trustno1trustno1 correcthorsebatterystaple whatever1234 computer1234 internet1234 facebook1234 google123456 samsung12345 secret123456
  topsecret123 test12345678 testtest1234 testing12345 temppassword temporary123 default12345 guest1234567 user12345678 login1234567 crossread1234
  crossread123 crossreadcrossread summer2024!! summer2025!! winter2024!! winter2025!! spring2025!! autumn2025!! january2025! password2024 password2025 password2026
  password2024! password2025! password2026! passwort1234 passwort12345 motdepasse123 motdepasse1234 contraseña123 contrasena123 contrasena1234 wachtwoord123`
    .split(/\s+/)
    .map((word) => word.normalize('NFKC')),
)
