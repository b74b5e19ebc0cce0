// A cached data folder as initdb makes it: copying it is 8 times faster than initdb
// (docs/reference/toolchain.md#private-server).
#pragma once

#include <filesystem>

#include "account.hpp"
#include "schemac/base/result.hpp"
#include "schemac/cluster/cluster.hpp"

namespace schemac::cluster {

// Puts a fresh data folder at `data`, owned by the account. `data` is missing in a folder that the account
// can write to, or exists, empty and owned by the account. The account can write to `work`; logs go there.
// Two processes that find no template both make one; the first to finish stores its own.
base::Status fresh_data(const Binaries& binaries, const Account& account, const std::filesystem::path& work,
                        const std::filesystem::path& data);

}  // namespace schemac::cluster
