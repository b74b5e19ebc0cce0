#include "schemac/cli/run.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "arguments/command.hpp"
#include "arguments/globals.hpp"
#include "arguments/parser.hpp"

namespace schemac::cli {
namespace {

using ::testing::HasSubstr;

struct Ran {
  ExitCode code;
  std::string out;
  std::string err;
};

Ran run_in(const std::filesystem::path& folder, const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  const Surroundings surroundings{{{}, folder}, false};
  const ExitCode code = run(arguments, surroundings, out, err);
  return {code, out.str(), err.str()};
}

TEST(Run, HelpAndVersionAreDone) {
  EXPECT_EQ(run_in("/", {"--help"}).code, ExitCode::done);
  for (const Command& command : commands()) {
    const Ran ran = run_in("/", {std::string(command.name), "--help"});
    EXPECT_EQ(ran.code, ExitCode::done);
    EXPECT_THAT(ran.out, HasSubstr(std::string(command.summary)));
    EXPECT_EQ(ran.err, "");
  }
  EXPECT_THAT(run_in("/", {"--version"}).out, ::testing::MatchesRegex("schemac [0-9.]+\n"));
}

TEST(Run, WrongUsageIs64WithOneDocumentForJson) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"nonsense"},
                                             {"diff", "--nonsense"},
                                             {"diff", "--style"},
                                             {"migrate"},
                                             {"validate", "extra"}}) {
    const Ran ran = run_in("/", arguments);
    EXPECT_EQ(ran.code, ExitCode::usage);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr("error: "));
    EXPECT_THAT(ran.err, HasSubstr("code: usage"));
  }
  const Ran ran = run_in("/", {"diff", "--nonsense", "--json"});
  const auto document = nlohmann::json::parse(ran.out);
  EXPECT_EQ(document.at("command"), "diff");
  EXPECT_EQ(document.at("ok"), false);
  EXPECT_EQ(document.at("error").at("code"), "usage");
}

TEST(Run, GlobalFlagsMayStandOnBothSidesOfTheCommand) {
  const auto before = std::get<Parsed>(parse_arguments({"--json", "--schema", "a", "diff"}));
  const auto after = std::get<Parsed>(parse_arguments({"diff", "--schema", "a", "--json"}));
  EXPECT_TRUE(before.globals.json);
  EXPECT_TRUE(after.globals.json);
  EXPECT_EQ(before.globals.project.schema, "a");
  EXPECT_EQ(after.globals.project.schema, "a");
}

TEST(Run, PrismaNamesAreTheSameCommands) {
  for (const Command& command : commands()) {
    if (command.prisma_group.empty()) continue;
    const auto parsed =
        parse_arguments({std::string(command.prisma_group), std::string(command.prisma_name), "--json"});
    ASSERT_TRUE(std::holds_alternative<Parsed>(parsed)) << command.prisma_name;
    EXPECT_EQ(std::get<Parsed>(parsed).command, command.name);
    EXPECT_TRUE(std::get<Parsed>(parsed).globals.json);
  }
}

TEST(Run, ADryRunChangesNothingButAnArgumentOfTheSeedIsNone) {
  const auto reach = [](const std::vector<std::string>& arguments) {
    return std::get<Parsed>(parse_arguments(arguments)).globals.project.reach;
  };
  EXPECT_EQ(reach({"apply"}), app::Reach::changes);
  EXPECT_EQ(reach({"migrate", "deploy"}), app::Reach::changes);
  EXPECT_EQ(reach({"apply", "--dry-run"}), app::Reach::database);
  EXPECT_EQ(reach({"seed", "--", "--dry-run"}), app::Reach::changes);
  EXPECT_EQ(reach({"status"}), app::Reach::database);
  EXPECT_EQ(reach({"check"}), app::Reach::files);
}

TEST(Run, ErrorsThatAreNoFailureOfTheCommandHaveTheirOwnExitCodes) {
  const auto code_of = [](const char* code) { return failure({code, "m", ""}).code; };
  EXPECT_EQ(code_of("cancelled"), ExitCode::interrupted);
  EXPECT_EQ(code_of("usage"), ExitCode::usage);
  EXPECT_EQ(code_of("migration-name-missing"), ExitCode::usage);
  EXPECT_EQ(code_of("P1001"), ExitCode::failed);
}

TEST(Run, ColourFollowsTheFlagThenTheVariableThenTheTerminal) {
  const Surroundings terminal{{{}, "/"}, true};
  const Surroundings no_color{{{{"NO_COLOR", "1"}}, "/"}, true};
  const Surroundings pipe{{{}, "/"}, false};
  EXPECT_TRUE(console_options({}, terminal).colour);
  EXPECT_FALSE(console_options({}, no_color).colour);
  EXPECT_FALSE(console_options({}, pipe).colour);
  Globals always;
  always.colour = Colour::always;
  EXPECT_TRUE(console_options(always, no_color).colour);
}

TEST(Run, ExitCodesAreTheContract) {
  EXPECT_EQ(static_cast<int>(ExitCode::done), 0);
  EXPECT_EQ(static_cast<int>(ExitCode::failed), 1);
  EXPECT_EQ(static_cast<int>(ExitCode::finding), 2);
  EXPECT_EQ(static_cast<int>(ExitCode::usage), 64);
  EXPECT_EQ(static_cast<int>(ExitCode::defect), 70);
  EXPECT_EQ(static_cast<int>(ExitCode::interrupted), 130);
}

TEST(Run, AFullOutputIsAFailure) {
  std::ostringstream out;
  std::ostringstream err;
  out.setstate(std::ios::badbit);
  const Surroundings surroundings{{{}, "/"}, false};
  const ExitCode code = run({"validate", "--schema", "/nowhere.prisma", "--json"}, surroundings, out, err);
  EXPECT_EQ(code, ExitCode::failed);
  EXPECT_THAT(err.str(), HasSubstr("output-unwritable"));
}

}  // namespace
}  // namespace schemac::cli
