// Converts a batch of catalog rows to the model, one kind of object after the other.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "catalog_rows.hpp"
#include "checked.hpp"
#include "schemac/base/result.hpp"
#include "schemac/sql/details.hpp"
#include "schemac/sql/schema.hpp"
#include "types.hpp"

namespace schemac::catalog {

class Reader {
 public:
  // `details`: take_details will be called.
  Reader(const Batch& batch, const Options& options, bool details = false);
  // Called in this order, each as soon as its stage of the batch is complete (catalog_rows.hpp).
  void read_tables();  // Stage::columns
  void read_keys();    // Stage::keys
  base::Result<sql::Schema> finish();
  // After `finish`, which moved the tables out: the unmanaged properties found while reading, and the facts
  // that only `describe` needs.
  sql::Details take_details();

 private:
  // The index of a catalog table in the model, and the names of its columns by number.
  struct TablePlace {
    static constexpr int16_t no_column = -1;  // an expression, or a dropped column
    size_t index = 0;
    std::vector<int16_t> columns;  // catalog number of a column -> its index in the table
  };
  using ColumnKey = std::pair<Oid, Oid>;  // table and column number
  struct Sequence {
    sql::QualifiedName name;
    ColumnKey owner{0, 0};
  };

  void read_namespaces();
  void read_extensions();
  void read_enums();
  void read_relations();
  void read_sequences();
  void read_columns();
  void read_operator_classes();
  void read_constraints_of_indexes();
  void read_indexes();
  base::Status read_constraints();
  void read_objects();
  void sort_tables();

  bool is_left_out(const sql::Table& table) const;
  void note_empty_tables();
  void drop_empty_tables();
  void note_relation(size_t row);
  void note_table(size_t row, const sql::QualifiedName& name);
  sql::Column column(size_t row);
  void set_default(size_t row, sql::Column& column);
  std::optional<size_t> default_of(size_t column_row);
  std::optional<Oid> sequence_named_by_text(std::string_view text, const sql::Column& column) const;
  void set_sequence(Oid sequence, size_t row, sql::Column& column);
  void add_index(size_t row, const TablePlace& place);
  std::optional<sql::Deferrable> constraint_of(size_t row) const;
  sql::Index index_of(size_t row, const TablePlace& place);
  bool is_unmanaged_index(size_t row, const TablePlace& place);
  void note_index(size_t row, const TablePlace& place);
  bool note_null_order(size_t row, const TablePlace& place);
  std::vector<sql::IndexColumn> index_columns(size_t row, const TablePlace& place);
  // The names for a list of numbers in the catalog's text form.
  std::vector<std::string> names_of(std::string_view column_numbers, const TablePlace& place) const;
  // "" for an expression.
  std::string column_name(const TablePlace& place, size_t number) const;
  std::vector<std::string> included_columns(size_t row, const TablePlace& place);
  base::Status add_foreign_key(size_t row, const TablePlace& place);
  void note_constraint(size_t row, const sql::Table& table);
  base::Error outside_error(size_t row, const sql::Table& table, const sql::QualifiedName& target) const;
  void read_comments();
  void read_views();
  sql::Column view_column(size_t row) const;
  void note_view_comment(Oid oid);
  sql::TableDetails& details_of(const sql::Table& table);
  // A property of the parent itself has no name.
  void unmanaged(sql::ObjectKind kind, sql::QualifiedName parent, std::string_view name, std::string reason);
  void sort_unmanaged();
  const TablePlace* place_of(Oid table) const;

  const Batch& batch_;
  const Options& options_;
  Types types_;
  sql::Schema schema_;
  base::Status keys_read_ = base::ok();
  bool with_details_;
  sql::Details details_;
  std::unordered_map<Oid, sql::QualifiedName> tables_by_oid_;
  std::unordered_map<Oid, sql::QualifiedName> enums_by_oid_;
  std::unordered_map<Oid, TablePlace> places_;
  std::unordered_set<Oid> extension_members_;
  std::unordered_map<Oid, Sequence> sequences_;
  std::unordered_map<Oid, Oid> default_sequences_;  // pg_attrdef to pg_class
  std::unordered_map<Oid, sql::OperatorClass> operator_classes_;
  size_t next_default_ = 0;  // both statements come sorted by table and column number
  std::unordered_map<Oid, sql::Deferrable> constraint_indexes_;  // behind UNIQUE and PRIMARY KEY
};

std::string object_name(const sql::QualifiedName& table);

// "{1,2}" and "1 2": the numbers of an array's or an int2vector's text.
std::vector<Oid> numbers(std::string_view text);

}  // namespace schemac::catalog
