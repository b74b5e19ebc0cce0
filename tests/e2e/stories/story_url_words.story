Mistakes in a connection URL: the answer speaks of the mistake, and never shows the password.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== run for password in 'pa#ss' '#@word' 'pa/ss' '12/34' 'pa?ss' '12?x' 'a#b@c' '12#3@4'; do schemac status --url "postgresql://app:$password@127.0.0.1:1/d?schema=s" 2>&1 | sed -n '/^code/p;/^hint/p'; done
code: P1013
hint: Write `#` as %23, so that the URL reads postgresql://app:PASSWORD@127.0.0.1:1/d. The URL comes from --url.
code: P1013
hint: Write `#` as %23, `@` as %40, so that the URL reads postgresql://app:PASSWORD@127.0.0.1:1/d. The URL comes from --url.
code: P1013
hint: Write `/` as %2F, so that the URL reads postgresql://app:PASSWORD@127.0.0.1:1/d. The URL comes from --url.
code: P1013
hint: Write `/` as %2F, so that the URL reads postgresql://app:PASSWORD@127.0.0.1:1/d. The URL comes from --url.
code: P1013
hint: Write `?` as %3F, so that the URL reads postgresql://app:PASSWORD@127.0.0.1:1/d. The URL comes from --url.
code: P1013
hint: Write `?` as %3F, so that the URL reads postgresql://app:PASSWORD@127.0.0.1:1/d. The URL comes from --url.
code: P1013
hint: Write `#` as %23, `@` as %40, so that the URL reads postgresql://app:PASSWORD@127.0.0.1:1/d. The URL comes from --url.
code: P1013
hint: Write `#` as %23, `@` as %40, so that the URL reads postgresql://app:PASSWORD@127.0.0.1:1/d. The URL comes from --url.
=== run schemac status --url 'postgresql://a/pp:secret@127.0.0.1:1/d'
! error: The provided database string is invalid. The user name holds characters that have a meaning in a URL and are not percent-encoded.
! code: P1013
! hint: Write `/` as %2F, so that the URL reads postgresql://a%2Fpp:PASSWORD@127.0.0.1:1/d. The URL comes from --url.
exit 1
=== run DATABASE_URL='postgresql://app:${DB_PASSWORD}@127.0.0.1:1/d' schemac status
! error: The provided database string is invalid. It holds ${DB_PASSWORD} as it stands: nothing replaced it by the variable's value.
! code: P1013
! hint: Only ${NAME} is replaced, and only in a .env file; a shell replaces it within double quotes, Docker's env_file never does. Write the value itself, or let the shell do it. A dollar sign of a password is written %24. The URL comes from the environment variable DATABASE_URL.
exit 1
=== run DATABASE_URL='"postgresql://app:secret@127.0.0.1:1/d"' schemac status
! error: The provided database string is invalid. The URL must start with the protocol `postgresql://` or `postgres://`.
! code: P1013
! hint: Remove the quotation marks around the URL. The URL comes from the environment variable DATABASE_URL.
exit 1
=== run DATABASE_URL='postgresql://app:[YOUR-PASSWORD]@127.0.0.1:1/d' schemac status
! error: The provided database string is invalid. The password stands in brackets, as in an example.
! code: P1013
! hint: Put the real password in their place, without the brackets. The URL comes from the environment variable DATABASE_URL.
exit 1
=== run DATABASE_URL='postgresql://app:secret@127.0.0.1:1/d?sslrootcert=system&sslmode=require' schemac status
! error: The provided database string is invalid. The parameter `sslmode=require` is too weak for `sslrootcert=system`.
! code: P1013
! hint: Use sslmode=verify-full. The URL comes from the environment variable DATABASE_URL.
exit 1
