Whose settings count: the caller's, root's, and those of whoever unpacked the repository; not what somebody else laid
beside it or above it, and not what everybody can write. They are named, and not read.
=== needs postgres-user
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/1_a/migration.sql
SELECT 1;
=== run mkdir ../shared && chmod 1777 ../shared && cp -r . ../shared/app && cd ../shared/app && printf '[check]\nformat = false\n' | $AS_POSTGRES tee ../schemac.toml >/dev/null && HOME=/ schemac config --json 2>&1 | grep -E "settings|note"
note: $ROOT/shared/schemac.toml was not read: it belongs to postgres, who is neither you nor root nor the owner of the repository. Take it over (chown, chmod o-w), or name its folder if you trust it: SCHEMAC_TRUST_SETTINGS=$ROOT/shared.
    "settings": null
=== run cd ../shared/app && git init -q -b main && schemac config --json 2>&1 | grep -E "settings|note"
    "settings": null
=== run cd ../shared/app && printf '[check]\nformat = false\n' > schemac.toml && schemac config --json 2>&1 | grep -E "settings|note"
    "settings": "$ROOT/shared/app/schemac.toml"
=== run cd ../shared/app && chmod 666 schemac.toml && schemac config --json 2>&1 | grep -E "settings|note"
note: $ROOT/shared/app/schemac.toml was not read: everybody can write it. Take it over (chown, chmod o-w), or name its folder if you trust it: SCHEMAC_TRUST_SETTINGS=$ROOT/shared/app.
    "settings": null
=== run cd ../shared/app && SCHEMAC_TRUST_SETTINGS=$PWD schemac config --json 2>&1 | grep -E "settings|note"
    "settings": "$ROOT/shared/app/schemac.toml"
=== run cd ../shared/app && schemac config --config schemac.toml
! error: $ROOT/shared/app/schemac.toml was not read: everybody can write it.
! code: settings-distrusted
! hint: Take it over (chown, chmod o-w), or name its folder if you trust it: SCHEMAC_TRUST_SETTINGS=$ROOT/shared/app.
exit 1
=== run cd ../shared/app && rm schemac.toml && ln -s ../schemac.toml schemac.toml && schemac config --json 2>&1 | grep -E "settings|note"
note: $ROOT/shared/app/schemac.toml was not read: it belongs to postgres, who is neither you nor root nor the owner of the repository. Take it over (chown, chmod o-w), or name its folder if you trust it: SCHEMAC_TRUST_SETTINGS=$ROOT/shared/app.
    "settings": null
=== run cd ../shared/app && rm schemac.toml && chmod 777 . && printf 'DATABASE_URL=postgresql://planted@127.0.0.9/x\n' | $AS_POSTGRES tee .env >/dev/null && schemac status
! error: No database is configured: DATABASE_URL is not set. Looked at:
!   --url (not given)
!   --env and SCHEMAC_ENV (not given)
!   the environment variable DATABASE_URL (not set)
!   DATABASE_URL in $ROOT/shared/app/.env (not read: it belongs to postgres, who is neither you nor root nor the owner of the repository)
!   DATABASE_URL in $ROOT/shared/app/prisma/.env (no such file)
!   `url` and `directUrl` in the schema's datasource (not there)
!   the local server of this project (schemac local) (not running)
! code: database-url-not-found
! hint: Set DATABASE_URL=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in .env, or give --url.
exit 1
=== run cd ../shared/app && printf 'export default { schema: "other.prisma" }\n' | $AS_POSTGRES tee prisma.config.ts >/dev/null && schemac validate
The schema at schema.prisma is valid
! note: $ROOT/shared/app/prisma.config.ts was not read: it belongs to postgres, who is neither you nor root nor the owner of the repository.
=== run cd ../shared && cp -r app unpacked && rm unpacked/.env && rm unpacked/prisma.config.ts && printf '[check]\nformat = false\n' > unpacked/schemac.toml && chown -R postgres unpacked && cd unpacked && schemac config --json 2>&1 | grep -E "settings|note"
    "settings": "$ROOT/shared/unpacked/schemac.toml"
=== run mkdir ../deep && cd ../deep && git init -q && mkdir -p a/b && cp ../project/schema.prisma a/b && printf '[check]\nformat = false\n' > ../schemac.toml && cd a/b && HOME=/ schemac config --json 2>&1 | grep -E "settings|note"
    "settings": null
