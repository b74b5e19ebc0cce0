Every error at once, each with its file: as Prisma prints them, as JSON, and as annotations in a GitHub workflow.
=== file schema/base.prisma
datasource db {
  provider = "postgresql"
}

generator client {
  provider        = "prisma-client-js"
  previewFeatures = ["multiSchema"]
}
=== file schema/models/user.prisma
model User {
  id    Int    @id
  email string @unique
  posts Post[]
}
=== file schema/models/post.prisma
model Post {
  id     Int  @id @foo
  userId Int
  user   User @relation(fields: [userId], references: [id])
  what is this
}
=== run schemac validate --schema schema
! error: Error validating: This line is not a valid field or attribute definition.
!   -->  schema/models/post.prisma:5
!    | 
!  4 |   user   User @relation(fields: [userId], references: [id])
!  5 |   what is this
!  6 | }
!    | 
! error: Type "string" is neither a built-in type, nor refers to another model, composite type, or enum. Did you mean "String"?
!   -->  schema/models/user.prisma:3
!    | 
!  2 |   id    Int    @id
!  3 |   email string @unique
!    | 
! error: Attribute not known: "@foo".
!   -->  schema/models/post.prisma:2
!    | 
!  1 | model Post {
!  2 |   id     Int  @id @foo
!    | 
! warning: Preview feature "multiSchema" is deprecated. The functionality can be used without specifying it as a preview feature.
!   -->  schema/base.prisma:7
!    | 
!  6 |   provider        = "prisma-client-js"
!  7 |   previewFeatures = ["multiSchema"]
!    | 
! error: The schema has 3 errors.
! code: P1012
! hint: Correct the schema and run the command again; `schemac validate` checks it alone.
exit 1
=== run schemac validate --schema schema --log-format github
! ::error file=schema/models/post.prisma,line=5,col=3,endLine=5,endColumn=15::Error validating: This line is not a valid field or attribute definition.
! ::error file=schema/models/user.prisma,line=3,col=9,endLine=3,endColumn=15::Type "string" is neither a built-in type, nor refers to another model, composite type, or enum. Did you mean "String"?
! ::error file=schema/models/post.prisma,line=2,col=19,endLine=2,endColumn=23::Attribute not known: "@foo".
! ::warning file=schema/base.prisma,line=7,col=21,endLine=7,endColumn=36::Preview feature "multiSchema" is deprecated. The functionality can be used without specifying it as a preview feature.
! error: The schema has 3 errors.
! code: P1012
! hint: Correct the schema and run the command again; `schemac validate` checks it alone.
exit 1
=== run GITHUB_ACTIONS=true schemac validate --schema schema --json 2>/dev/null | grep -E '"(file|line|column|severity)"'
      "file": "schema/models/post.prisma",
      "line": 5,
      "column": 3,
      "severity": "error",
      "file": "schema/models/user.prisma",
      "line": 3,
      "column": 9,
      "severity": "error",
      "file": "schema/models/post.prisma",
      "line": 2,
      "column": 19,
      "severity": "error",
      "file": "schema/base.prisma",
      "line": 7,
      "column": 21,
      "severity": "warning",
=== run schemac validate --schema schema --color always 2>&1 | head -4 | cat -v
^[[1;91merror^[[0m: ^[[1mError validating: This line is not a valid field or attribute definition.^[[0m
  ^[[1;94m-->^[[0m  ^[[4mschema/models/post.prisma:5^[[0m
^[[1;94m   | ^[[0m
^[[1;94m 4 | ^[[0m  user   User @relation(fields: [userId], references: [id])
=== run sed -i 's/string/String/' schema/models/user.prisma && sed -i 's/ @foo//; /what is/d' schema/models/post.prisma && schemac validate --schema schema
The schema at schema is valid
! warning: Preview feature "multiSchema" is deprecated. The functionality can be used without specifying it as a preview feature.
!   -->  schema/base.prisma:7
!    | 
!  6 |   provider        = "prisma-client-js"
!  7 |   previewFeatures = ["multiSchema"]
!    | 
=== run schemac validate --schema schema --log-format json 2>&1 | sed 's/"time":"[^"]*"/"time":"T"/'
{"time":"T","event":"diagnostics","diagnostics":[{"file":"schema/base.prisma","start":123,"end":138,"line":7,"column":21,"severity":"warning","message":"Preview feature \"multiSchema\" is deprecated. The functionality can be used without specifying it as a preview feature.","code":"schema-warning"}]}
The schema at schema is valid
