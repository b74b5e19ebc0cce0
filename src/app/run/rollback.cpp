#include "schemac/app/history.hpp"

#include "project/target.hpp"
#include "run/notifier.hpp"

namespace schemac::app {
namespace {

constexpr std::string_view loss_code = "data-loss";

base::Result<migrate::RollbackResult> attempt(const Context& context, const Target& target,
                                              const migrate::RollbackRequest& request,
                                              const migrate::ApplyOptions& options) {
  Notifier notifier(context, target.database);
  auto result =
      migrate::rollback(target.database.url, target.folder, request, adjusted(context, options), &notifier);
  if (result.ok()) return result;
  // A question to the user is not a failure yet.
  if (result.error().code != loss_code) notifier.failed(result.error());
  return with_origin(std::move(result).error(), target.database);
}

// The first attempt counts the rows that would be lost; the second one runs if the person accepts that.
base::Result<migrate::RollbackResult> run(const Context& context, const Target& target,
                                          migrate::RollbackRequest request,
                                          const migrate::ApplyOptions& options) {
  auto result = attempt(context, target, request, options);
  if (result.ok() || result.error().code != loss_code || !context.prompt) return result;
  if (!context.prompt({result.error().message + "\nGo on?"})) {
    return base::Error{.code = "cancelled", .message = "Cancelled. Nothing was run.", .hint = ""};
  }
  request.accept_data_loss = true;
  return attempt(context, target, request, options);
}

}  // namespace

base::Result<RollbackReport> rollback(const Context& context, const migrate::RollbackRequest& request,
                                      const migrate::ApplyOptions& options) {
  SCHEMAC_TRY(const Target target, find_target(context));
  SCHEMAC_TRY(migrate::RollbackResult result, run(context, target, request, options));
  return RollbackReport{shown(target.database.url), std::move(result)};
}

}  // namespace schemac::app
