#include "diff/prefetch.hpp"

namespace schemac::app {

void Stopping::watch(pg::Session* session) {
  const std::lock_guard<std::mutex> lock(mutex_);
  session_ = session;
}

void Stopping::ask() {
  asked_ = true;
  const std::lock_guard<std::mutex> lock(mutex_);
  if (session_ != nullptr) session_->cancel();
}

Ahead<migrate::Opened> open_ahead(const Database& database) {
  return Ahead<migrate::Opened>([&](Stopping& stopping) {
    return [connecting = pg::Connecting(database.url, {.interrupt = stopping.flag()})]() mutable {
      return migrate::open(std::move(connecting));
    };
  });
}

base::Result<LiveCatalog> read_live(const Database& database, const catalog::Options& options) {
  SCHEMAC_TRY(pg::Session session, connect(database));
  SCHEMAC_TRY(sql::Schema schema, catalog::read(session, options));
  return LiveCatalog{std::move(session), std::move(schema)};
}

Ahead<LiveCatalog> read_live_ahead(const Database& database, const catalog::Options& options) {
  return Ahead<LiveCatalog>([&](Stopping& stopping) {
    return [database, options, &stopping,
            connecting = pg::Connecting(
                database.url, {.interrupt = stopping.flag()})]() mutable -> base::Result<LiveCatalog> {
      auto session = connecting.session();
      if (!session) return with_origin(std::move(session).error(), database);
      stopping.watch(&*session);
      base::Result<sql::Schema> schema =
          *stopping.flag() ? pg::interrupted_error() : catalog::read(*session, options);
      stopping.watch(nullptr);
      if (!schema) return std::move(schema).error();
      return LiveCatalog{std::move(*session), std::move(*schema)};
    };
  });
}

}  // namespace schemac::app
