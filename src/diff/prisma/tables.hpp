// One small function per kind of change; each appends its steps in the order of
// docs/reference/prisma.md#step-order.
#pragma once

#include "matching.hpp"

namespace schemac::diff {

void create_schemas(const Matching& m, Steps& steps);
void extensions(const Matching& m, Steps& steps);
void drop_foreign_keys(const Matching& m, Steps& steps);
void drop_indexes(const Matching& m, Steps& steps);
// With the exception of docs/reference/prisma.md#step-order: a unique index whose columns become the primary
// key is dropped after its AlterTable.
void alter_tables(const Matching& m, Steps& steps);
void drop_tables(const Matching& m, Steps& steps);
void create_tables(const Matching& m, Steps& steps);
void create_indexes(const Matching& m, Steps& steps);
void rename_foreign_keys(const Matching& m, Steps& steps);
void add_foreign_keys(const Matching& m, Steps& steps);
void rename_indexes(const Matching& m, Steps& steps);

}  // namespace schemac::diff
