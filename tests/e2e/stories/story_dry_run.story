apply --dry-run: what would run, in which units, with which locks; nothing is run.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/20250101000000_one/migration.sql
CREATE TABLE "A" ("id" SERIAL PRIMARY KEY);
CREATE TABLE "B" ("id" SERIAL PRIMARY KEY, "aId" INTEGER REFERENCES "A");
=== run schemac apply -q
1 migration found in migrations
Applied 1 migration:
  20250101000000_one (2 statements, <n> ms)
All migrations have been successfully applied.
=== file migrations/20250102000000_two/migration.sql
ALTER TABLE "A" ADD COLUMN "name" TEXT,
  ADD COLUMN "age" INTEGER;
CREATE INDEX CONCURRENTLY "A_name_idx" ON "A"("name");
ALTER TABLE "B" VALIDATE CONSTRAINT "B_aId_fkey";
=== run schemac apply --dry-run
2 migrations found in migrations
Would apply 1 migration (nothing was run):

20250102000000_two
  in one transaction:
    line 1: ALTER TABLE "A" ADD COLUMN "name" TEXT, ADD COLUMN "age" INTEGER
      locks ACCESS EXCLUSIVE on "A"
  by itself, outside of a transaction:
    line 3: CREATE INDEX CONCURRENTLY "A_name_idx" ON "A"("name")
      locks SHARE UPDATE EXCLUSIVE on "A"
      reads every row of the table
      builds an index
  in one transaction:
    line 4: ALTER TABLE "B" VALIDATE CONSTRAINT "B_aId_fkey"
      locks SHARE UPDATE EXCLUSIVE on "B"
      reads every row of the table
=== run schemac apply --dry-run --json | sed -n '/"planned"/,$p'
  "planned": [
    {
      "name": "20250102000000_two",
      "checksum": "a0f0c12677d0b3cfbba6ac4b6ca7bdeae95c2795a7ce8f2950dc9b07f8d1d0d7",
      "statements_done": 0,
      "units": [
        {
          "transaction": true,
          "batches": false,
          "statements": [
            {
              "line": 1,
              "sql": "ALTER TABLE \"A\" ADD COLUMN \"name\" TEXT,\n  ADD COLUMN \"age\" INTEGER",
              "locks": [
                "ACCESS EXCLUSIVE on \"A\""
              ],
              "rewrites": "no",
              "scans": "no",
              "builds_index": "no"
            }
          ]
        },
        {
          "transaction": false,
          "batches": false,
          "statements": [
            {
              "line": 3,
              "sql": "CREATE INDEX CONCURRENTLY \"A_name_idx\" ON \"A\"(\"name\")",
              "locks": [
                "SHARE UPDATE EXCLUSIVE on \"A\""
              ],
              "rewrites": "no",
              "scans": "yes",
              "builds_index": "yes"
            }
          ]
        },
        {
          "transaction": true,
          "batches": false,
          "statements": [
            {
              "line": 4,
              "sql": "ALTER TABLE \"B\" VALIDATE CONSTRAINT \"B_aId_fkey\"",
              "locks": [
                "SHARE UPDATE EXCLUSIVE on \"B\""
              ],
              "rewrites": "no",
              "scans": "yes",
              "builds_index": "no"
            }
          ]
        }
      ],
      "untold": 0
    }
  ],
  "out_of_order": []
}
=== run schemac apply --dry-run --to nowhere
! error: The migration nowhere could not be found. Please make sure that the migration exists, and that you included the whole name of the directory. (example: "20201207184859_initial_migration")
! code: P3017
exit 1
=== run schemac status --json | grep -A2 '"pending"'
  "pending": [
    {
      "name": "20250102000000_two",
