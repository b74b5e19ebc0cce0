#include "history/journal.hpp"

#include "history/rows.hpp"

namespace schemac::migrate {
namespace {

class ApplyJournal : public Journal {
 public:
  ApplyJournal(const Migration& migration, std::optional<std::string> row)
      : migration_(migration), resumes_(row.has_value()), row_(std::move(row).value_or("")) {}
  bool resumes() const override { return resumes_; }
  void begin(const std::string& now) override { now_ = now; }
  RecordSql whole(const pg::ConnectionUrl& url) const override { return applied_sql(url, migration_, now_); }
  base::Status start(pg::Session& session, const Progress& progress) override {
    SCHEMAC_TRY(row_, record_started(session, migration_, now_, progress));
    return base::ok();
  }
  bool started() const override { return !row_.empty(); }
  base::Status record(pg::Session& session, const Progress& progress) override {
    return record_progress(session, row_, migration_.checksum, progress);
  }
  base::Status finish(pg::Session& session) override { return record_finished(session, row_); }
  base::Status fail(pg::Session& session, const FailedMigration& failed, const Progress& progress) override {
    if (!started()) return record_rolled_back(session, migration_, now_, failed.error.message);
    if (failed.undone) return record_undone(session, row_, failed.error.message);
    return record(session, progress);
  }

 private:
  const Migration& migration_;
  bool resumes_;
  std::string row_;
  std::string now_;
};

class RollbackJournal : public Journal {
 public:
  RollbackJournal(const Row& row, bool resumes) : row_(row), resumes_(resumes), started_(resumes) {}
  bool resumes() const override { return resumes_; }
  RecordSql whole(const pg::ConnectionUrl& url) const override { return taken_back_sql(url, row_.id); }
  // From here on the row is no longer "applied": a statement outside a transaction may have run even if a
  // crash prevents its record.
  base::Status start(pg::Session& session, const Progress& progress) override {
    SCHEMAC_CHECK(record_way_back(session, row_.id, progress));
    started_ = true;
    return base::ok();
  }
  bool started() const override { return started_; }
  base::Status record(pg::Session& session, const Progress& progress) override {
    return record_way_back(session, row_.id, progress);
  }
  base::Status finish(pg::Session& session) override { return record_taken_back(session, row_.id); }
  base::Status fail(pg::Session& session, const FailedMigration& failed, const Progress& progress) override {
    if (!started_) return base::ok();
    if (failed.undone && !resumes_) return record_still_applied(session, row_);
    return record(session, progress);
  }

 private:
  Row row_;
  bool resumes_;
  bool started_;
};

class NoJournal : public Journal {
 public:
  RecordSql whole(const pg::ConnectionUrl&) const override { return {}; }
  base::Status start(pg::Session&, const Progress&) override { return started_ = true, base::ok(); }
  bool started() const override { return started_; }
  base::Status record(pg::Session&, const Progress&) override { return base::ok(); }
  base::Status finish(pg::Session&) override { return base::ok(); }
  base::Status fail(pg::Session&, const FailedMigration&, const Progress&) override { return base::ok(); }

 private:
  bool started_ = false;
};

}  // namespace

std::unique_ptr<Journal> journal_of_apply(const Migration& migration,
                                          std::optional<std::string> unfinished_row) {
  return std::make_unique<ApplyJournal>(migration, std::move(unfinished_row));
}

std::unique_ptr<Journal> journal_of_rollback(const Row& row, bool resumes) {
  return std::make_unique<RollbackJournal>(row, resumes);
}

std::unique_ptr<Journal> no_journal() { return std::make_unique<NoJournal>(); }

}  // namespace schemac::migrate
